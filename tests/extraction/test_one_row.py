"""Teaching the extractor a word is one row of a seed table: no code changes, and the word is found at once."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction import document_from_article, document_record, load_extractor
from tests.extraction.conftest import SEEDS

Reader = Callable[[str], dict[str, Any]]


@pytest.fixture
def read_with(tmp_path: Path) -> Callable[..., Reader]:
    """A reader of sentences whose vocabularies are the project's with rows added, given by table."""
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)

    def with_rows(**rows: dict[str, str]) -> Reader:
        for table, row in rows.items():
            _add_row(folder / f"{table}.csv", row)
        extractor = load_extractor(folder)

        def read(body: str) -> dict[str, Any]:
            document = document_from_article(
                title="", body=body, published_date=date(2024, 10, 18), language="en"
            )
            return document_record("test", extractor.extract(document).claims)

        return read

    return with_rows


def _add_row(path: Path, row: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns, restval="", lineterminator="\n").writerow(row)


def test_a_weapon(read_with: Callable[..., Reader]) -> None:
    term = {
        "term": "Grindhval-9",
        "category_code": "drone",
        "term_kind": "designation",
        "weapon_code": "grindhval-9",
    }
    weapon = {"weapon_code": "grindhval-9", "weapon_name": "Grindhval-9", "category_code": "drone"}
    read = read_with(weapons=weapon, weapon_terms=term)
    (claim,) = read("Denmark delivered 14 Grindhval-9s to Ukraine on Friday.")["arms_transfers"]
    assert (claim["weapon"], claim["category"], claim["quantity_low"]) == ("grindhval-9", "drone", 14)


def test_a_generic_word_for_weapons(read_with: Callable[..., Reader]) -> None:
    term = {"term": "glide torpedo", "category_code": "missile", "term_kind": "generic"}
    read = read_with(weapon_terms=term)
    (claim,) = read("Denmark delivered 14 glide torpedoes to Ukraine on Friday.")["arms_transfers"]
    assert (claim["category"], claim["quantity_low"]) == ("missile", 14)


def test_a_name_of_a_party(read_with: Callable[..., Reader]) -> None:
    term = {"term": "Sarabhumi", "party_code": "IND", "term_kind": "name", "context": "none"}
    read = read_with(party_terms=term)
    (claim,) = read("Denmark delivered 14 howitzers to Sarabhumi on Friday.")["arms_transfers"]
    assert claim["recipient"] == "IND"


def test_a_new_armed_group(read_with: Callable[..., Reader]) -> None:
    party = {"party_code": "northern-falcons", "party_name": "Northern Falcons", "party_kind": "armed_group"}
    term = {
        "term": "Northern Falcons",
        "party_code": "northern-falcons",
        "term_kind": "name",
        "context": "none",
    }
    read = read_with(parties=party, party_terms=term)
    (claim,) = read("About 300 fighters of the Northern Falcons were killed on Friday.")["troop_counts"]
    assert (claim["force"], claim["count_low"], claim["status"]) == ("northern-falcons", 300, "killed")


def test_a_sanction_verb(read_with: Callable[..., Reader]) -> None:
    term = {"term": "graylist", "part_of_speech": "verb", "frame": "sanctions", "meaning": "imposed"}
    read = read_with(sanction_terms=term)
    (claim,) = read("The United States graylisted two Russian banks on Friday.")["sanctions"]
    assert (claim["imposer"], claim["action"], claim["target_country"]) == ("USA", "imposed", "RUS")


def test_a_sanction_noun(read_with: Callable[..., Reader]) -> None:
    term = {"term": "interdict", "part_of_speech": "noun", "frame": "measure"}
    read = read_with(sanction_terms=term)
    (claim,) = read("The European Union imposed a interdict on two Russian banks on Friday.")["sanctions"]
    assert (claim["imposer"], claim["action"]) == ("EU", "imposed")


def test_a_transfer_verb(read_with: Callable[..., Reader]) -> None:
    term = {"term": "gralloch", "part_of_speech": "verb", "frame": "gives", "meaning": "delivered"}
    read = read_with(transfer_terms=term)
    (claim,) = read("Denmark gralloched 14 howitzers to Ukraine on Friday.")["arms_transfers"]
    assert (claim["supplier"], claim["recipient"], claim["stage"]) == ("DNK", "UKR", "delivered")


def test_a_word_for_troops(read_with: Callable[..., Reader]) -> None:
    term = {
        "term": "janissary",
        "part_of_speech": "noun",
        "frame": "personnel",
        "meaning": "soldiers",
        "detail": "military",
    }
    read = read_with(troop_terms=term)
    (claim,) = read("Turkey sent 400 janissaries to Libya on Friday.")["troop_counts"]
    assert (claim["force"], claim["count_low"], claim["location"]) == ("TUR", 400, "LBY")


def test_a_verb_of_saying(read_with: Callable[..., Reader]) -> None:
    term = {"term": "trumpet", "part_of_speech": "verb", "frame": "says"}
    read = read_with(stance_terms=term)
    (claim,) = read("Denmark delivered 14 howitzers to Ukraine, the ministry trumpeted.")["arms_transfers"]
    assert claim["attributed_to"] == "the ministry"
