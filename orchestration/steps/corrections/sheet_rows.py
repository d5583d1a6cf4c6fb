"""The rows of a review sheet: what each column holds, and a claim as a row of texts. Files are written in sheet_files.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orchestration.extraction.records import ClaimType
from orchestration.steps.corrections.claim_columns import CLAIM_COLUMNS
from orchestration.steps.corrections.sheet_cells import cell_text
from orchestration.warehouse.reviewable_claims import ReviewableClaim

DECISION, WHY, EXPORTED, CLAIM_ID = "decision", "why", "as_exported", "claim_id"
DECISIONS = ("accept", "reject")
_BEFORE = (CLAIM_ID, "claim_type", "why_look", "sentence", DECISION, WHY)
_AFTER = ("review_status", "confidence", "outlet", "published", "headline", "address", EXPORTED)

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that came back: where it stood (file or sheet, and number as the program shows it) and its cells by column."""

    place: str
    cells: Mapping[str, str]


def editable_columns(claim_types: Sequence[ClaimType]) -> tuple[str, ...]:
    """The columns of these kinds of claim that can be corrected, each once, in their order."""
    return tuple(dict.fromkeys(column.name for kind in claim_types for column in CLAIM_COLUMNS[kind]))


def sheet_columns(claim_types: Sequence[ClaimType]) -> tuple[str, ...]:
    """All columns of a sheet with claims of these kinds."""
    return (*_BEFORE, *editable_columns(claim_types), *_AFTER)


def sheet_row(reviewable: ReviewableClaim, reasons: str) -> Row:
    """A claim as texts by column; `as_exported` keeps the values as they are now, so that a change can be told from them."""
    claim = reviewable.claim
    values = {name: cell_text(value) for name, value in claim.values.items() if value is not None}
    return {
        CLAIM_ID: claim.claim_id,
        "claim_type": claim.claim_type,
        "why_look": reasons,
        "sentence": cell_text(claim.evidence_text),
        **values,
        "review_status": reviewable.review_status,
        "confidence": f"{claim.confidence:.2f}",
        "outlet": cell_text(reviewable.outlet_name or ""),
        "published": reviewable.published_date.isoformat() if reviewable.published_date else "",
        "headline": cell_text(reviewable.title or ""),
        "address": cell_text(reviewable.url or ""),
        EXPORTED: json.dumps(values, ensure_ascii=True, sort_keys=True),
    }
