from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.conftest import ClaimReader
from tests.extraction.press_wording_cases import SANCTIONS, TRANSFERS, TROOPS

PARTS = {
    "arms_transfers": ("supplier", "recipient", "category", "stage", "quantity_low", "value_amount"),
    "troop_counts": ("force", "count_low", "count_high", "status"),
    "sanctions": ("imposer", "action", "target_type", "target_country"),
}
NUMBERS = {"quantity_low", "value_amount", "count_low", "count_high"}
ALL = [
    (kind, *case) for kind, cases in zip(PARTS, (TRANSFERS, TROOPS, SANCTIONS), strict=True) for case in cases
]


def as_line(kind: str, claim: dict[str, Any]) -> str:
    told = [claim[part] for part in PARTS[kind]]
    words = ["-" if value is None else value for value in told]
    words = [str(int(w)) if p in NUMBERS and w != "-" else w for p, w in zip(PARTS[kind], words, strict=True)]
    return " ".join([*words, *(["denied"] if claim["polarity"] == "denied" else [])])


@pytest.mark.parametrize(("kind", "text", "expected"), ALL, ids=[case[1] for case in ALL])
def test_a_sentence_makes_the_claims_that_a_careful_reader_finds(
    read_claims: ClaimReader, kind: str, text: str, expected: list[str]
) -> None:
    record = read_claims(text)
    assert sorted({as_line(kind, claim) for claim in record[kind]}) == expected
    assert [other for other in PARTS if other != kind and record[other]] == []
