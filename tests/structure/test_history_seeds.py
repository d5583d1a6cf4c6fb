"""Names and leaders over time: whole, without two truths for one day, and the same persons and years as the extractor knows."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
DAWN, NOW = date.min, date.max


def _rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise


@pytest.mark.parametrize(("name", "kind"), [("party_names", "name_kind"), ("leaders", "office")])
def test_no_day_has_two_truths(name: str, kind: str) -> None:
    series = defaultdict(list)
    for row in _rows(name):
        series[row["party_code"], row[kind]].append(
            (_day(row["valid_from"], DAWN), _day(row["valid_to"], NOW))
        )
    for of, spans in series.items():
        assert all(start <= end for start, end in spans), of
        assert spans == sorted(spans), of
        assert all(one[1] < other[0] for one, other in pairwise(spans)), of


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("TUR", "2022-05-31", "Turkey"), ("TUR", "2022-06-01", "Türkiye"), ("SWZ", "2018-04-18", "Swaziland"),
        ("MKD", "2019-02-12", "North Macedonia"), ("MMR", "1988-08-08", "Burma"), ("COD", "1991-01-01", "Zaire"),
        ("CZE", "2016-01-01", "Czech Republic"), ("CZE", "2020-01-01", "Czechia"), ("RUS", "1991-12-25", "Soviet Union"),
        ("SRB", "1999-03-24", "Yugoslavia"), ("SRB", "2004-01-01", "Serbia and Montenegro"), ("SRB", "2010-01-01", "Serbia"),
        ("DEU", "1989-11-09", "West Germany"), ("G7", "2010-01-01", "Group of Eight"), ("G7", "2020-01-01", "Group of Seven"),
    ],
)  # fmt: skip
def test_a_changed_name_is_known_by_its_day(code: str, day: str, name: str) -> None:
    on = date.fromisoformat(day)
    names = [
        row["party_name"]
        for row in _rows("party_names")
        if (row["party_code"], row["name_kind"]) == (code, "short")
        and _day(row["valid_from"], DAWN) <= on <= _day(row["valid_to"], NOW)
    ]
    assert names == [name]


def test_every_party_with_a_history_has_a_name_today() -> None:
    today = {
        row["party_code"]
        for row in _rows("party_names")
        if not row["valid_to"] and row["name_kind"] == "short"
    }
    assert {row["party_code"] for row in _rows("party_names")} == today


def test_a_former_name_is_a_word_that_the_extractor_finds() -> None:
    """Texts of the time use it: most of the short names are in party_terms.csv, under the same party."""
    terms = {(row["term"], row["party_code"]) for row in _rows("party_terms")}
    short = [
        (row["party_name"], row["party_code"]) for row in _rows("party_names") if row["name_kind"] == "short"
    ]
    assert sum(name in terms for name in short) >= 0.8 * len(short)


def test_a_leader_led_in_the_years_that_the_extractor_gives_the_name() -> None:
    known = defaultdict(list)
    for row in _rows("party_terms"):
        if row["term_kind"] == "leader":
            known[row["term"], row["party_code"]].append(
                (int(row["year_from"] or 0), int(row["year_to"] or 9999))
            )
    n_compared = 0
    for row in _rows("leaders"):
        spans = known.get((row["leader_name"], row["party_code"]), [])
        first, last = int(row["valid_from"][:4]), int((row["valid_to"] or "9999")[:4])
        assert not spans or any(start <= last and first <= end for start, end in spans), row
        n_compared += bool(spans)
    assert n_compared >= 200


def test_the_states_that_matter_have_someone_in_office() -> None:
    in_office = {row["party_code"] for row in _rows("leaders") if not row["valid_to"]}
    assert {
        "USA",
        "RUS",
        "UKR",
        "CHN",
        "GBR",
        "FRA",
        "DEU",
        "ISR",
        "IRN",
        "TUR",
        "IND",
        "PRK",
        "NATO",
        "UN",
        "EU",
    } <= in_office
