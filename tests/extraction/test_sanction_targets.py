"""Whom sanctions hit: kinds, countries, numbers and names, one group after the other. Every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import ClaimReader

Group = tuple[str, str | None, int | None, list[str]]
Case = tuple[str, list[Group]]

COUNTRIES: list[Case] = [
    ("The EU sanctioned six tycoons close to the Belarusian president.", [("individual", "BLR", 6, [])]),
    (
        "Canada imposed sanctions on four officials and two banks over the crackdown in Venezuela.",
        [("individual", "VEN", 4, []), ("entity", "VEN", 2, [])],
    ),
    (
        "The United States will impose sanctions on any foreign companies that buy oil from Iran.",
        [("entity", None, None, [])],
    ),
    ("Washington imposed sanctions on two Iran-backed militias.", [("entity", None, 2, [])]),
]


@pytest.mark.parametrize("case", COUNTRIES, ids=lambda case: case[0][:60])
def test_targets(read_claims: ClaimReader, case: Case) -> None:
    text, groups = case
    told = [
        (c["target_type"], c["target_country"], c["target_count_low"], c["target_names"])
        for c in read_claims(text)["sanctions"]
    ]
    assert sorted(told, key=str) == sorted(groups, key=str)
