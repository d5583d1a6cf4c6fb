"""A reviewer's decision as a record, and as a line of the journal; where it is kept is decided elsewhere.

A decision carries the claim as the reviewer saw it, so that it finds its claim again when ids have changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any


class CorrectionAction(StrEnum):
    """What a reviewer can decide."""

    CORRECT = "correct"  # some columns of a claim are something else
    ACCEPT = "accept"  # the claim is what its sentence says
    REJECT = "reject"  # the claim is wrong
    BLOCK_SENTENCE = "block_sentence"  # no claim of that sentence counts, in whatever article
    BLOCK_OUTLET = "block_outlet"  # no claim of that outlet counts
    UNDO = "undo"  # another decision is taken back


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim as the reviewer saw it; `values` are the columns that can be corrected, as text, None where not told."""

    claim_id: str
    claim_type: str
    article_id: str
    article_version_id: str
    evidence_text: str
    evidence_start: int
    confidence: float
    rule: str
    extractor_name: str
    extractor_version: str
    values: Mapping[str, str | None]

    @property
    def evidence_hash(self) -> str:
        """SHA-256 of the sentence."""
        return sha256(self.evidence_text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column: the value that the reviewer saw and the one that is right, as text; None: the claim does not tell it."""

    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision; `corrected_at` is naive UTC to the microsecond. Made by `new_correction`, which gives it its id."""

    correction_id: str
    action: CorrectionAction
    reviewer: str
    why: str
    corrected_at: datetime
    claim: SeenClaim | None = None
    changes: tuple[ColumnChange, ...] = ()
    undoes: str | None = None
    outlet_name: str | None = None

    def to_line(self) -> str:
        """The decision as one line of JSON."""
        record = asdict(self) | {"corrected_at": self.corrected_at.isoformat()}
        return json.dumps(record, ensure_ascii=False, sort_keys=True)


def new_correction(correction: Correction) -> Correction:
    """The decision with the id that follows from all the rest of it; what stands in `correction_id` does not count."""
    content = replace(correction, correction_id="").to_line()
    return replace(correction, correction_id="cor_" + sha256(content.encode()).hexdigest()[:20])


def correction_from_line(line: str) -> Correction:
    """Reads what `to_line` made; ValueError, with the reason, where it is no whole decision or its id does not fit it."""
    try:
        correction = _from_record(json.loads(line))
    except (KeyError, TypeError, AttributeError) as error:
        message = f"no decision: {error!r}"
        raise ValueError(message) from error
    if new_correction(correction).correction_id != correction.correction_id:
        message = f"the decision does not fit its id {correction.correction_id}: the line was changed by hand"
        raise ValueError(message)
    return correction


def correction_rows(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """Rows of raw.corrections without the time of taking in: one per decision and column."""
    return [
        _decision_columns(correction)
        | {"column_name": change.column, "old_value": change.old, "new_value": change.new}
        for correction in corrections
        for change in correction.changes or (ColumnChange("", None, None),)
    ]


def _decision_columns(correction: Correction) -> dict[str, Any]:
    claim = correction.claim
    seen = ("claim_id", "article_id", "article_version_id", "claim_type", "evidence_text", "evidence_hash",
            "evidence_start", "confidence", "rule", "extractor_name", "extractor_version")  # fmt: skip
    return {
        "correction_id": correction.correction_id,
        "action": correction.action.value,
        "why": correction.why,
        "reviewer": correction.reviewer,
        "corrected_at": correction.corrected_at,
        "undoes_correction_id": correction.undoes,
        "outlet_name": correction.outlet_name,
        **{name: getattr(claim, name, None) for name in seen},
        "values_json": json.dumps(dict(claim.values), ensure_ascii=False, sort_keys=True) if claim else None,
    }


def _from_record(record: Mapping[str, Any]) -> Correction:
    claim = record["claim"]
    return Correction(
        correction_id=record["correction_id"],
        action=CorrectionAction(record["action"]),
        reviewer=record["reviewer"],
        why=record["why"],
        corrected_at=datetime.fromisoformat(record["corrected_at"]),
        claim=SeenClaim(**claim) if claim else None,
        changes=tuple(ColumnChange(**change) for change in record["changes"]),
        undoes=record["undoes"],
        outlet_name=record["outlet_name"],
    )
