"""A row that matches nothing, or that another row always beats, is named with what to do about it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.vocabulary_checks import vocabulary_faults
from tests.extraction.conftest import SEEDS


def test_no_row_of_ours_is_without_effect(lexicon: Lexicon) -> None:
    assert [str(fault) for fault in vocabulary_faults(lexicon)] == []


PARTY = {"party_code": "FRA", "term_kind": "name", "context": "none"}
WEAPON = {"category_code": "drone", "term_kind": "generic"}
VERB = {"part_of_speech": "verb", "frame": "gives", "meaning": "agreed"}


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("party_terms", PARTY | {"term": "Germany"}, "another row gives it to DEU"),
        ("party_lookalikes", {"term": "France", "lookalike_kind": "place"}, "party_terms.csv has the same wording"),
        ("party_terms", PARTY | {"term": "Atlantis", "party_code": "ATL"}, "no party has the code ATL"),
        ("party_terms", PARTY | {"term": "North Korean France"}, ""),
        ("weapon_terms", WEAPON | {"term": "howitzer"}, "another row gives it to artillery"),
        ("weapon_terms", WEAPON | {"term": "Sky Fox", "weapon_code": "sky-fox"}, "no weapon has the code sky-fox"),
        ("weapon_terms", WEAPON | {"term": "sky fox"}, ""),
        ("transfer_terms", VERB | {"term": "deliver"}, "an earlier row (deliver, gives, delivered) takes all of its forms"),
        ("transfer_terms", VERB | {"term": "Deliver"}, "capitals are never looked up"),
        ("transfer_terms", VERB | {"term": "hand out of the back door"}, "phrases of more than 4 words"),
        ("transfer_terms", VERB | {"term": "bestow"}, ""),
    ],
)  # fmt: skip
def test_a_row_without_effect_is_named(tmp_path: Path, table: str, row: dict[str, str], problem: str) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns, restval="", lineterminator="\n").writerow(row)
    told = [str(fault) for fault in vocabulary_faults(Lexicon.from_directory(folder))]
    assert len(told) == (1 if problem else 0)
    if problem:
        assert told[0].startswith(f"{table}.csv, {row['term']!r}: ")
        assert problem in told[0]
