"""Wordings of parties and weapons in running text, and the look-alikes that must not count."""

from __future__ import annotations

import pytest

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import MentionFinder, lower_same_length


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> MentionFinder:
    """A finder with the project's vocabularies."""
    return MentionFinder(lexicon)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Pyongyang's men are in Kursk", ["PRK", "RUS"]),
        ("The Kremlin and the White House disagree", ["RUS", "USA"]),
        ("U.S.-made Abrams reached Kyiv", ["USA", "UKR"]),
        ("Hezbollah and the Houthis", ["hezbollah", "houthis"]),
        ("the European Union and NATO", ["EU", "NATO"]),
        ("Türkiye, Turkey and Turkish jets", ["TUR", "TUR", "TUR"]),
        ("US troops; trust us", ["USA"]),
        ("Nigerian and Nigerien soldiers", ["NGA", "NER"]),
        ("Michael Jordan scored again", []),
        ("Jordan's army", ["JOR"]),
        ("Romanian villages, Omani ports", ["ROU", "OMN"]),
        ("the Kim regime and the Marcos administration", ["PRK", "PHL"]),
        ("Brussels has agreed with Norway", ["EU", "NOR"]),
        ("ministers in Brussels met Norway's", ["NOR"]),
        ("Kim Lund met Marcos Berg of Norway", ["NOR"]),
    ],
)
def test_parties_are_found_by_name_adjective_capital_and_seat(
    finder: MentionFinder, text: str, codes: list[str]
) -> None:
    """Codes in text order."""
    assert [mention.code for mention in finder.find_parties(text, 2024)] == codes


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("20 F-16s and an F16", ["aircraft", "aircraft"]),
        ("HIMARS launchers", ["artillery"]),
        ("short-range ballistic missiles", ["missile"]),
        ("air-defence systems and air defense systems", ["air_defence", "air_defence"]),
        ("artillery shells", ["ammunition"]),
        ("attack drones", ["drone"]),
        ("a javelin thrower", []),
    ],
)
def test_weapons_are_found_in_any_spelling(finder: MentionFinder, text: str, categories: list[str]) -> None:
    """Categories in text order."""
    assert [mention.category for mention in finder.find_weapons(text)] == categories


def test_lower_case_keeps_every_offset() -> None:
    """The dotted capital I would become two code points."""
    text = "İstanbul F-16"
    assert len(lower_same_length(text)) == len(text)


def test_every_term_of_the_vocabulary_is_found_by_itself(finder: MentionFinder, lexicon: Lexicon) -> None:
    """A row that no text can match is a dead row."""
    lost = [
        t.term
        for t in lexicon.party_terms
        if t.context in {"none", "case_sensitive"} and not finder.find_parties(t.term, None)
    ]
    assert lost == []
    dead = [t.term for t in lexicon.weapon_terms if not finder.find_weapons(t.term)]
    assert dead == []
