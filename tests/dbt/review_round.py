"""Sixty claims that reviewers decided on, and what happened to their articles and to the extractor afterwards. All invented.

Each claim has an article of its own; what became of it is the case. No expectation is kept here beyond the case's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from orchestration.extraction.records import ClaimType
from orchestration.steps.corrections.claim_columns import CLAIM_COLUMNS
from orchestration.warehouse.correction_records import (
    ColumnChange,
    Correction,
    CorrectionAction,
    SeenClaim,
    new_correction,
)
from orchestration.warehouse.correction_store import store_new_corrections
from tests.dbt.raw_rows import LOADED_AT, RawRows, Slots

REVIEWED_AT = LOADED_AT + timedelta(days=1)
ACTIONS = (CorrectionAction.CORRECT, CorrectionAction.ACCEPT, CorrectionAction.REJECT)
CASES = {
    "kept": 6,  # nothing happened
    "read_anew": 12,  # a new extractor version also finds who says so: other keys
    "read_with_more_text": 3,  # it quotes the next sentence too
    "fetched_again": 12,  # a new version of the article still has the sentence
    "edited": 9,  # a new version has another number in the sentence
    "missed": 9,  # the new extractor version finds nothing there
    "doubled": 3,  # it finds two claims that fit alike
    "read_otherwise": 6,  # it reads another number in the same sentence
}
_SECOND_SENTENCE = "Nobody else could be asked."


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """One claim: what was decided on it, and how it was called when that was done."""

    name: str
    case: str
    action: CorrectionAction
    correction: Correction
    number: int


def reviewed_cases() -> list[tuple[str, str, CorrectionAction, int]]:
    """Name, case, decision and number of every claim; the three decisions take turns."""
    places = [(case, index) for case, n_claims in CASES.items() for index in range(n_claims)]
    return [
        (f"review_{case}_{index}", case, ACTIONS[index % 3], 100 + 10 * place)
        for place, (case, index) in enumerate(places)
    ]


def fill_review_round(rows: RawRows) -> list[ReviewedCase]:
    """Adds the articles and claims, the decisions on them, and then what happened."""
    reviewed = [_review(rows, *one) for one in reviewed_cases()]
    corrections = [one.correction for one in reviewed]
    assert store_new_corrections(rows.connection, corrections, LOADED_AT) == len(corrections)
    assert store_new_corrections(rows.connection, corrections[::-1], LOADED_AT) == 0
    for one in reviewed:
        _HAPPENINGS[one.case](rows, one)
    return reviewed


def sentence_of(number: int) -> str:
    return f"New Zealand sent {number} trucks of the army to Tonga, a clerk said."


def slots_of(number: int) -> Slots:
    return {
        "supplier_code": "NZL",
        "recipient_code": "TON",
        "category_code": "other",
        "item_text": "trucks",
        "stage": "delivered",
        "quantity_low": number,
        "quantity_high": number,
        "quantity_qualifier": "exact",
    }


def seen_claim(rows: RawRows, claim_id: str, article_id: str) -> SeenClaim:
    """A stored claim as a reviewer sees it in the published tables."""
    claim = _one(rows, f"select * from raw.claims where claim_id = '{claim_id}'")
    slots: dict[str, str] = dict(
        rows.connection.execute(
            "select slot_name, slot_value from raw.claim_slots where claim_id = ?", [claim_id]
        ).fetchall()
    )
    columns = [column.name for column in CLAIM_COLUMNS[ClaimType(claim["claim_type"])]]
    values: dict[str, str | None] = dict.fromkeys(columns) | slots | {"polarity": claim["polarity"]}
    names = ("claim_id", "claim_type", "article_version_id", "evidence_text", "evidence_start", "confidence", "rule",
             "extractor_name", "extractor_version")  # fmt: skip
    return SeenClaim(article_id=article_id, values=values, **{name: claim[name] for name in names})


def _review(rows: RawRows, name: str, case: str, action: CorrectionAction, number: int) -> ReviewedCase:
    version = _add_article(rows, name, sentence_of(number))
    claim_id = rows.add_claim(version, "arms_transfer", sentence_of(number), slots_of(number))
    changes = (
        ColumnChange("quantity_low", str(number), str(number + 1)),
        ColumnChange("quantity_high", str(number), str(number + 1)),
    )
    decision = Correction(
        correction_id="",
        action=action,
        reviewer="Rae Viewer",
        why="read again",
        corrected_at=REVIEWED_AT + timedelta(seconds=number),
        claim=seen_claim(rows, claim_id, f"art_{name}"),
        changes=changes if action is CorrectionAction.CORRECT else (),
    )
    return ReviewedCase(name, case, action, new_correction(decision), number)


def _add_article(rows: RawRows, name: str, sentence: str, version: str = "1") -> str:
    return rows.add_article(
        name,
        outlet="Review Post",
        published=date(2024, 10, 1),
        body=f"{'The newsroom adds a line. ' if version == '2' else ''}{sentence} {_SECOND_SENTENCE}",
        title=f"Trucks, {name}",
        version=version,
        modified=date(2024, 10, 2) if version == "2" else None,
    )


def _nothing(_: RawRows, __: ReviewedCase) -> None: ...


def _read_anew(rows: RawRows, one: ReviewedCase) -> None:
    _extract_again(rows, one, {**slots_of(one.number), "claimant_text": "a clerk"})


def _read_with_more_text(rows: RawRows, one: ReviewedCase) -> None:
    text = f"{sentence_of(one.number)} {_SECOND_SENTENCE}"
    _extract_again(rows, one, {**slots_of(one.number), "claimant_text": "a clerk"}, evidence=text)


def _fetched_again(rows: RawRows, one: ReviewedCase) -> None:
    version = _add_article(rows, one.name, sentence_of(one.number), "2")
    rows.add_claim(version, "arms_transfer", sentence_of(one.number), slots_of(one.number))


def _edited(rows: RawRows, one: ReviewedCase) -> None:
    version = _add_article(rows, one.name, sentence_of(one.number + 5), "2")
    rows.add_claim(version, "arms_transfer", sentence_of(one.number + 5), slots_of(one.number + 5))


def _missed(rows: RawRows, one: ReviewedCase) -> None:
    _forget_claims(rows, one)


def _doubled(rows: RawRows, one: ReviewedCase) -> None:
    for wording in ("army trucks", "lorries"):
        _add_claim(rows, one, {**slots_of(one.number), "item_text": wording}, sentence_of(one.number))
    _forget(rows, one.correction.claim)


def _read_otherwise(rows: RawRows, one: ReviewedCase) -> None:
    _extract_again(rows, one, slots_of(one.number * 1000))


_HAPPENINGS = {
    "kept": _nothing,
    "read_anew": _read_anew,
    "read_with_more_text": _read_with_more_text,
    "fetched_again": _fetched_again,
    "edited": _edited,
    "missed": _missed,
    "doubled": _doubled,
    "read_otherwise": _read_otherwise,
}


def _extract_again(rows: RawRows, one: ReviewedCase, slots: Slots, evidence: str | None = None) -> None:
    _forget_claims(rows, one)
    _add_claim(rows, one, slots, evidence or sentence_of(one.number))


def _add_claim(rows: RawRows, one: ReviewedCase, slots: Slots, evidence: str) -> None:
    claim_id = rows.add_claim(f"ver_{one.name}_1", "arms_transfer", evidence, slots)
    rows.connection.execute("update raw.claims set extractor_version = '2' where claim_id = ?", [claim_id])


def _forget_claims(rows: RawRows, one: ReviewedCase) -> None:
    _forget(rows, one.correction.claim)


def _forget(rows: RawRows, claim: SeenClaim | None) -> None:
    assert claim is not None
    for table in ("claims", "claim_slots"):
        rows.connection.execute(f"delete from raw.{table} where claim_id = ?", [claim.claim_id])


def _one(rows: RawRows, statement: str) -> Mapping[str, Any]:
    result = rows.connection.execute(statement)
    names = [column[0] for column in result.description or ()]
    row = result.fetchone()
    assert row is not None
    return dict(zip(names, row, strict=True))
