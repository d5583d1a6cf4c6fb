"""Decisions that no published build holds yet: which they are, and how a published claim looks with them.

What dbt will make of them at the next run is foretold here claim by claim, so that a reviewer goes on from the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from orchestration.warehouse.correction_records import ColumnChange, Correction, CorrectionAction
from orchestration.warehouse.reviewable_claims import ReviewableClaim

Row = dict[str, Any]
PENDING = "pending"
UNDONE = "undone"
_STATUSES = {
    CorrectionAction.CORRECT: "corrected",
    CorrectionAction.ACCEPT: "accepted",
    CorrectionAction.REJECT: "rejected",
}


def pending_rows(pending: Iterable[Correction]) -> list[Row]:
    """Pending decisions in the form of the published history: one row per decision and column."""
    nothing = ColumnChange("", None, None)
    return [_row(one, change) for one in pending for change in one.changes or (nothing,)]


def _row(one: Correction, change: ColumnChange) -> Row:
    claim = one.claim
    return {
        "correction_id": one.correction_id,
        "claim_id": claim.claim_id if claim else None,
        "current_claim_id": None,
        "article_id": claim.article_id if claim else None,
        "undoes_correction_id": one.undoes,
        "action": one.action.value,
        "column_name": change.column or None,
        "old_value": change.old,
        "new_value": change.new,
        "why": one.why,
        "reviewer": one.reviewer,
        "outlet_name": one.outlet_name,
        "evidence_text": claim.evidence_text if claim else None,
        "correction_state": PENDING,
        "resolution": None,
        "reopen_reason": None,
        "undone_by": None,
        "corrected_at": one.corrected_at,
        "undone_at": None,
    }


def whole_history(published: Iterable[Row], pending: Iterable[Correction]) -> list[Row]:
    """Published and pending decisions in the order of time; `is_built` is false where the build does not show it yet."""
    rows = [row | {"is_built": True} for row in published]
    rows += [row | {"is_built": False} for row in pending_rows(pending)]
    undoings = {row["undoes_correction_id"]: row for row in rows if row["undoes_correction_id"]}
    for index, row in enumerate(rows):
        undoing = undoings.get(row["correction_id"])
        if undoing and row["correction_state"] != UNDONE:
            rows[index] = row | {
                "correction_state": UNDONE,
                "undone_by": undoing["reviewer"],
                "undone_at": undoing["corrected_at"],
                "is_built": False,
            }
    return sorted(rows, key=lambda row: (row["corrected_at"], row["correction_id"], row["column_name"] or ""))


def with_pending(reviewable: ReviewableClaim, history: Sequence[Row]) -> ReviewableClaim:
    """The claim as its history, pending decisions included, leaves it; `history` holds the decisions on this claim."""
    if all(row["is_built"] for row in history):
        return reviewable
    own = [row for row in history if row["action"] in {action.value for action in _STATUSES}]
    values = dict(reviewable.claim.values)
    for row in reversed(own):
        if row["action"] == CorrectionAction.CORRECT:
            values[row["column_name"]] = row["old_value"]  # the oldest one stays: what the extractor read
    standing = [row for row in own if row["correction_state"] != UNDONE]
    for row in standing:
        if row["action"] == CorrectionAction.CORRECT:
            values[row["column_name"]] = row["new_value"]
    return replace(
        reviewable,
        claim=replace(reviewable.claim, values=values),
        review_status=_status(standing) if own else reviewable.review_status,
    )


def _status(standing: Sequence[Row]) -> str:
    if not standing:
        return "unreviewed"
    last = CorrectionAction(standing[-1]["action"])
    is_corrected = any(row["action"] == CorrectionAction.CORRECT for row in standing)
    return "corrected" if last is CorrectionAction.ACCEPT and is_corrected else _STATUSES[last]
