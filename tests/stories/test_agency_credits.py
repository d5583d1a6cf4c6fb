"""Which agencies a text is credited to, and which it only cites."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from orchestration.stories.agency_credits import agency_credits, load_agency_table

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
TABLE = load_agency_table(SEEDS / "agency_terms.csv")
CREDITED = [
    ("PARIS (Reuters) - It rained.", "reuters"),
    ("PARIS, March 3 (Reuters) — It rained.", "reuters"),
    ("OSLO, Norway (AP) — It rained.", "ap"),
    ("KYIV, March 3 (Xinhua) -- It rained.", "xinhua"),
    ("MOSCOW, March 3. /TASS/. It rained.", "tass"),
    ("New Delhi [India], May 5 (ANI): It rained.", "ani"),
    ("TEHRAN, May 1 (IRNA) - It rained.", "irna"),
    ("SEOUL, March 5 (Yonhap) -- It rained.", "yonhap"),
    ("TOKYO (Kyodo) -- It rained.", "kyodo"),
    ("Damascus, (SANA) - It rained.", "sana"),
    ("Berlin (dpa) - It rained.", "dpa"),
    ("Madrid, 3 Mar (EFE).- It rained.", "efe"),
    ("By Ola Berg of The Associated Press\nIt rained.", "ap"),
    ("By AFP\n\nIt rained.", "afp"),
    ("By Ola Berg | Reuters\nIt rained.", "reuters"),
    ("Kyodo, Reuters\nIt rained.", "kyodo reuters"),
    ("It rained.\n\n(With inputs from ANI)", "ani"),
    ("It rained.\n\n(With inputs from PTI)", "pti"),
    ("It rained.\n- Reuters contributed to this report.", "reuters"),
    ("It rained.\n\nAgence France-Presse and The Associated Press contributed.", "afp ap"),
    ("It rained. (AP)", "ap"),
    ("It rained.\n\nSource: UNIAN", "unian"),
    ("It rained.\nWith AFP", "afp"),
    ("It rained.\n© 2024 AFP", "afp"),
    ("It rained.\n(Reporting by Ola Berg in Oslo; Editing by Per Dahl)", "reuters"),
    ("It rained.\n\nReporting by Ola Berg; editing by Per Dahl", "reuters"),
]
CITED = [
    "It rained, Reuters reported.",
    "Reuters reported that it rained.",
    "According to the Interfax agency, it rained.",
    "It rained, TASS quoted the minister as saying.",
    "He spoke to The Associated Press on Monday. It rained.",
    "The minister told Anadolu that it rained.",
    "A photo (AFP photo) shows the rain. It is heavy.",
    "The Ansa brothers were wet.",
    "An AP photographer was wet. It rained on.",
    "It rained. The state news agency SANA said so before noon.",
    "Interfax reporters and others were wet in Moscow (Russia) - it rained.",
]


@pytest.mark.parametrize(("body", "codes"), CREDITED)
def test_a_credit_names_its_agency(body: str, codes: str) -> None:
    assert sorted(agency_credits(body, TABLE)) == codes.split()


@pytest.mark.parametrize("body", CITED)
def test_a_citation_is_no_credit(body: str) -> None:
    assert agency_credits(body, TABLE) == frozenset()


def test_outlet_and_credit_lines_count_too() -> None:
    assert agency_credits("It rained.", TABLE, outlet="Interfax") == {"interfax"}
    assert agency_credits("It rained.", TABLE, outlet="Example Times") == frozenset()
    assert agency_credits("It rained.", TABLE, credit_lines=["Ola Berg, Associated Press"]) == {"ap"}
    assert agency_credits("It rained.", TABLE, credit_lines=["Apollo Reutersward"]) == frozenset()


def test_every_agency_that_outlets_are_marked_as_has_a_code() -> None:
    with (SEEDS / "outlets.csv").open(encoding="utf-8", newline="") as file:
        agencies = [row["outlet_name"] for row in csv.DictReader(file) if row["is_agency"] == "true"]
    assert [name for name in agencies if name not in TABLE.codes] == []


def test_a_head_without_end_takes_no_time() -> None:
    for body in ("(" * 5000, "A, " * 3000, "By " + "of " * 3000, "[" + "Reuters, " * 2000):
        agency_credits(body, TABLE)
