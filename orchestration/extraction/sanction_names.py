"""Proper names of sanctioned people, firms and ships: their extent in the text, and the lists they stand in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import Slot

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_LINKS = frozenset(
    {
        "-",
        "‑",
        "al",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "el",
        "ul",
        "of",
        "&",
        "’",
        "‘",
        "'",
        "ag",
        "ould",
        "and",
    }
)
_TITLES = frozenset(
    "president prime minister general gen mr mrs ms secretary former deputy director chief commander "
    "colonel col maj sen oligarch businessman ceo chairman chairwoman chairperson governor "
    "foreign defense defence interior vice major lt brigadier admiral sir dr".split()
)
_LEGAL = frozenset(
    {
        "E.O.",
        "EO",
        "Order",
        "Orders",
        "Section",
        "Act",
        "Executive",
        "Resolution",
        "Regulations",
        "Regulation",
        "Proclamation",
        "Code",
        "List",
        "SDGTs",
        "SDGT",
        "SDNs",
        "FTOs",
    }
)
_DAY = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)$"
)


def name_tokens(noun: Token) -> list[Token]:
    """The tokens of the proper name around a noun, titles left out; empty where it is no name."""
    if noun.pos_ != "PROPN" or _DAY.match(noun.text) or noun.text in _LEGAL:
        return []
    doc = noun.doc
    first = last = noun.i
    while first > 0 and _continues(doc[first - 1]):
        first -= 1
    while last + 1 < len(doc) and _continues(doc[last + 1]):
        last += 1
    tokens = list(doc[first : last + 1])
    while tokens and (
        (tokens[0].pos_ != "PROPN" and tokens[0].lower_ != "al") or tokens[0].lower_ in _TITLES
    ):
        tokens.pop(0)
    while tokens and tokens[-1].pos_ != "PROPN":
        tokens.pop()
    return tokens


def is_title(token: Token) -> bool:
    """Whether a word is an office or a form of address that stands before a person's name."""
    return token.lower_ in _TITLES


def is_legal(token: Token) -> bool:
    """Whether a capitalised word belongs to a law or a list rather than to a name."""
    return token.text in _LEGAL


def name_is_date(noun: Token) -> bool:
    """Whether a capitalised noun is a day or month."""
    return _DAY.match(noun.text) is not None


def full_name_words(tokens: list[Token], reading: SentenceReading) -> list[str]:
    """The words of a name; of a single surname, with the word that stands before it elsewhere in the document."""
    words = [token.text for token in tokens]
    capital = [word for word in words if word[:1].isupper()]
    if len(capital) != 1 or capital[0].isupper():
        return words
    fuller = re.search(
        rf"\b([A-Z]\w+)[ -](?:al-|bin )?{re.escape(capital[0])}\b", reading.context.document.text
    )
    return (
        [fuller[1], *words]
        if fuller and fuller[1].lower() not in _TITLES | {"the", "a", "in", "on", "and"}
        else words
    )


def _continues(token: Token) -> bool:
    if _DAY.match(token.text) or token.ent_type_ == "DATE":
        return False
    return token.pos_ == "PROPN" or (token.lower_ in _LINKS and token.lower_ not in {"of", "and", "'", "’"})


def name_slot(tokens: list[Token], reading: SentenceReading) -> Slot:
    """One target's name with its place in the document."""
    start, end = reading.parsed.offsets(tokens[0], tokens[-1])
    text = reading.parsed.text_of(start, end)
    return Slot("target_name", text, text, start, end)


def names_after(noun: Token, reading: SentenceReading) -> tuple[Slot, ...]:
    """Names in apposition: "one Russian, Artem Yamshchikov", "two firms, A and B", "including A and B"."""
    found: list[Slot] = []
    for child in noun.children:
        if child.dep_ in {"appos", "nmod"} and child.pos_ == "PROPN" and child.i > noun.i:
            found += _list_from(child, reading)
        if child.dep_ == "prep" and child.lower_ in {"including", "like"}:
            for inner in child.children:
                found += _list_from(inner, reading)
    return numbered(found)


def _list_from(first: Token, reading: SentenceReading) -> list[Slot]:
    slots = []
    for conjunct in syntax.conjuncts(first):
        tokens = name_tokens(conjunct)
        if tokens and not any(
            reading.parsed.sentence.start + t.idx == m.start
            for m in reading.parsed.parties
            for t in tokens[:1]
        ):
            slots.append(name_slot(tokens, reading))
    return slots


def numbered(slots: list[Slot]) -> tuple[Slot, ...]:
    """Names without duplicates, with their position in the list."""
    distinct: dict[str, Slot] = {}
    for slot in slots:
        distinct.setdefault(slot.value, slot)
    return tuple(replace(slot, position=position) for position, slot in enumerate(distinct.values()))
