"""The weapon vocabulary is whole: codes resolve, no wording has two meanings, the breadth does not shrink.

What the matcher makes of the wordings is tested with the extraction.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"

CATEGORY_CODES = [
    "aircraft", "helicopter", "drone", "missile", "air_defence", "artillery", "armoured_vehicle", "ship",
    "ammunition", "small_arms", "sensor", "engine", "satellite", "components", "other", "unspecified",
]  # fmt: skip
SIPRI_CLASSES = {
    "", "aircraft", "air_defence_systems", "anti_submarine_warfare_weapons", "armoured_vehicles", "artillery",
    "engines", "missiles", "naval_weapons", "satellites", "sensors", "ships", "other",
}  # fmt: skip
UNROCA_CLASSES = {
    "",
    "I battle tanks",
    "II armoured combat vehicles",
    "III large-calibre artillery systems",
    "IV combat aircraft and unmanned combat aerial vehicles",
    "V attack helicopters",
    "VI warships",
    "VII missiles and missile launchers",
    "VIII small arms and light weapons",
}
CONTEXTS = {"none", "needs_arms_context", "case_sensitive"}
COLUMNS = {
    "weapon_categories": "category_code,category_name,description,sipri_class,unroca_class",
    "weapons": "weapon_code,weapon_name,category_code,sipri_class,unroca_class,origin_code",
    "weapon_terms": "term,weapon_code,category_code,term_kind,context",
}


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_hyphens(term: str) -> str:
    return re.sub(r"[\s-]+", " ", term).casefold()


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("name", COLUMNS)
def test_the_columns_are_those_that_the_models_read(name: str) -> None:
    header = (SEEDS / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == COLUMNS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_no_cell_has_blanks_around_it(name: str) -> None:
    assert [row for row in rows(name) if any(cell != cell.strip() for cell in row.values())] == []


def test_the_categories_are_the_sixteen_of_the_claims() -> None:
    assert [row["category_code"] for row in rows("weapon_categories")] == CATEGORY_CODES
    assert all(row["category_name"] and row["description"] for row in rows("weapon_categories"))


@pytest.mark.parametrize("name", ["weapon_categories", "weapons"])
def test_every_class_is_one_of_the_two_registers(name: str) -> None:
    assert {row["sipri_class"] for row in rows(name)} <= SIPRI_CLASSES
    assert {row["unroca_class"] for row in rows(name)} <= UNROCA_CLASSES


def test_a_weapon_code_is_a_slug_and_stands_once() -> None:
    codes = [row["weapon_code"] for row in rows("weapons")]
    assert repeated(codes) == []
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_a_weapon_name_stands_once() -> None:
    assert repeated([row["weapon_name"].casefold() for row in rows("weapons")]) == []


def test_a_weapon_belongs_to_a_category_and_to_a_known_country_if_any() -> None:
    countries = {row["iso_alpha3"] for row in rows("parties")} | {""}
    assert {row["category_code"] for row in rows("weapons")} <= set(CATEGORY_CODES)
    assert {row["origin_code"] for row in rows("weapons")} - countries == set()


def test_every_weapon_has_a_wording_and_every_wording_its_weapon() -> None:
    known = {row["weapon_code"] for row in rows("weapons")}
    worded = {row["weapon_code"] for row in rows("weapon_terms") if row["term_kind"] == "designation"}
    assert known == worded


def test_a_designation_has_the_category_of_its_weapon() -> None:
    category = {row["weapon_code"]: row["category_code"] for row in rows("weapons")}
    designations = [row for row in rows("weapon_terms") if row["term_kind"] == "designation"]
    assert [row for row in designations if category[row["weapon_code"]] != row["category_code"]] == []


def test_a_generic_word_names_no_weapon_and_a_known_category() -> None:
    generics = [row for row in rows("weapon_terms") if row["term_kind"] == "generic"]
    assert {row["weapon_code"] for row in generics} == {""}
    assert {row["category_code"] for row in generics} == set(CATEGORY_CODES)


def test_no_wording_has_two_meanings_however_it_is_hyphenated() -> None:
    assert repeated([without_hyphens(row["term"]) for row in rows("weapon_terms")]) == []


def test_the_kinds_and_contexts_are_the_known_ones() -> None:
    assert {row["term_kind"] for row in rows("weapon_terms")} == {"designation", "generic"}
    assert {row["context"] for row in rows("weapon_terms")} == CONTEXTS


def test_a_wording_that_minds_its_capitals_has_some() -> None:
    exact = [row["term"] for row in rows("weapon_terms") if row["context"] == "case_sensitive"]
    assert [term for term in exact if not any(character.isupper() for character in term)] == []


EVERYDAY_WORDS = [
    "Patriot",
    "Eagle",
    "Javelin",
    "Leopard",
    "Hawk",
    "Stinger",
    "Harpoon",
    "Typhoon",
    "Mirage",
    "Grad",
    "SCALP",
    "tank",
    "mine",
    "shell",
    "rocket",
    "engine",
    "truck",
    "satellite",
    "system",
    "pistol",
    "chip",
    "package",
]


@pytest.mark.parametrize("word", EVERYDAY_WORDS)
def test_a_word_with_an_everyday_sense_asks_for_context(word: str) -> None:
    assert {row["term"]: row["context"] for row in rows("weapon_terms")}[word] == "needs_arms_context"


@pytest.mark.parametrize(
    "word", ["F-16", "HIMARS", "Patriot missile", "Abrams tank", "fighter jet", "howitzer"]
)
def test_a_wording_with_one_sense_stands_by_itself(word: str) -> None:
    assert {row["term"]: row["context"] for row in rows("weapon_terms")}[word] == "none"


WORDINGS_OF_CATEGORIES = {
    "aircraft": ["F-16", "F-16 Fighting Falcon", "warplane"],
    "helicopter": ["AH-64 Apache", "helicopter gunship"],
    "drone": ["Shahed-136", "Geran-2", "TB2", "UAV", "unmanned aerial vehicle"],
    "missile": [
        "ATACMS",
        "Storm Shadow",
        "SCALP",
        "NLAW",
        "anti-tank weapon",
        "Army Tactical Missile System",
    ],
    "air_defence": ["S-400", "Triumf", "Stinger", "air-defence system", "air-defense missile"],
    "artillery": ["HIMARS", "M142", "howitzer", "mortar", "rocket launcher"],
    "armoured_vehicle": ["Leopard 2", "Leopard", "armoured personnel carrier", "armored personnel carrier"],
    "ship": ["Kilo-class submarine", "frigate", "patrol boat"],
    "ammunition": ["JDAM", "mortar round", "anti-tank rocket", "rounds of artillery ammunition", "explosive"],
    "small_arms": ["RPG-7", "AT4", "Kalashnikov", "rifle", "grenade launcher"],
    "sensor": ["night-vision goggle", "AN/TPQ-36 Firefinder", "radar"],
    "engine": ["F414", "aircraft engine"],
    "satellite": ["spy satellite"],
    "components": ["spare part", "microchip", "dual-use good", "precursor"],
    "other": ["body armour", "body armor", "helmet", "truck", "Humvee"],
    "unspecified": ["lethal aid", "arms deal", "military assistance", "weapon", "defence equipment"],
}


@pytest.mark.parametrize(("category", "wordings"), WORDINGS_OF_CATEGORIES.items())
def test_the_wordings_of_the_news_lead_to_their_category(category: str, wordings: list[str]) -> None:
    categories = {row["term"]: row["category_code"] for row in rows("weapon_terms")}
    assert {wording: categories.get(wording) for wording in wordings} == dict.fromkeys(wordings, category)


def test_the_vocabulary_stays_broad() -> None:
    kinds = Counter(row["term_kind"] for row in rows("weapon_terms"))
    per_category = Counter(row["category_code"] for row in rows("weapons"))
    broad = set(CATEGORY_CODES) - {"components", "other", "unspecified"}
    assert len(rows("weapons")) >= 1500
    assert kinds["generic"] >= 1000
    assert {code for code in broad if per_category[code] < 40} == set()
