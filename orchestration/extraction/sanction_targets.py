"""Whom or what sanctions hit: kind, country, number and names, one target for each kind of thing hit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_names import (
    full_name_words,
    name_slot,
    name_tokens,
    names_after,
    numbered,
)
from orchestration.extraction.sanction_records import SanctionAction, SanctionWord, Target
from orchestration.extraction.sanction_target_countries import (
    country_elsewhere,
    country_in_apposition,
    country_of_sentence,
    own_parties,
    seat_of,
    without_country,
)
from orchestration.extraction.sanction_target_kinds import kind_of_measure, kind_of_name, kind_of_word
from orchestration.extraction.sanction_target_nouns import target_nouns

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_HUMAN_AND_FIRM = re.compile(
    r"\b(?:individuals?|people|persons?|officials?|businesspeople|oligarchs)\b[^.;]{0,30}?\b(?:and|or)\b[^.;]{0,25}?\b(?:entit(?:y|ies)|"
    r"compan(?:y|ies)|firms?|organi[sz]ations?|vessels?)\b|"
    r"\b(?:entit(?:y|ies)|compan(?:y|ies)|firms?)\b[^.;]{0,30}?\band\b[^.;]{0,25}?\b(?:individuals?|people|persons?)\b",
    re.I,
)
_PERSONS = frozenset({"him", "her", "he", "she"})
_PRONOUNS = _PERSONS | {"it", "them", "they"}
_TRADE = frozenset("sale sales export exports shipments deliveries supply supplies trade transfers".split())
_KIND_OF_MENTION = {
    "leader": "individual",
    "people": "individual",
    "military": "entity",
    "agency": "entity",
    "ministry": "entity",
}


def find_targets(
    word: SanctionWord, action: SanctionAction, reading: SentenceReading, imposers: set[str]
) -> list[Target]:
    """The targets that a sanction word has; where none is told, one target of the kind that the words suggest."""
    targets: list[Target] = []
    for noun in target_nouns(word, action):
        target = _target_of(noun, reading, imposers)
        if target is not None:
            targets = _with(target, targets)
    targets = [_not_of(imposers, target) for target in _joined(targets, reading)]
    phrase = "" if word.is_verb else " ".join(t.text for t in syntax.phrase_tokens(word.token))
    if "arms" in phrase or "weapons" in phrase:
        targets = [t for t in targets if t.target_type != "sector"]
    targets = [_of_surroundings(target, reading, imposers) for target in targets]
    return targets or [
        Target(kind_of_measure(phrase), country_elsewhere(word, reading, imposers), is_told=False)
    ]


def _not_of(imposers: set[str], target: Target) -> Target:
    """An authority seldom sanctions its own people: its name near a target only says who acts."""
    country = target.country
    own = country is not None and country.code in imposers and country.kind not in {"demonym", "people"}
    return replace(target, country=None) if own else target


def _of_surroundings(target: Target, reading: SentenceReading, imposers: set[str]) -> Target:
    """People, firms and ships are of the one other country that their sentence names, or else of the document's."""
    if target.country is not None or target.target_type not in {"individual", "entity", "vessel", "mixed"}:
        return target
    return replace(target, country=country_of_sentence(reading, imposers))


def _target_of(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    if noun.lower_ in _PRONOUNS:
        return _target_of_pronoun(noun, reading, imposers)
    if noun.pos_ == "NUM" or noun.lower_ == "more":
        return _target_of_number(noun, reading, imposers)
    return _target_of_noun(noun, reading, imposers)


def _target_of_noun(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    own, parties = own_parties(noun, reading, imposers)
    if own is not None and not _is_part_of_name(noun, own, reading):
        return _target_of_party(noun, own, reading)
    country = parties[0] if len({p.code for p in parties}) == 1 else None
    if country is not None and country.code not in reading.lexicon.state_codes:
        country = None
    kind = kind_of_word(noun.lower_)
    if kind is None and noun.pos_ == "PROPN":
        return _target_of_name(noun, country, reading)
    if kind is None:
        return Target("state", country) if country is not None and noun.pos_ in {"PRON", "NOUN"} else None
    country = country or seat_of(noun, kind, reading, imposers)
    if kind in {"state", "sector"}:
        if not _is_arms_trade(noun):
            return Target(kind, country)
        buyers = [
            p for o in syntax.prepositional_objects(noun.head, "to") for p in reading.resolver.parties_of(o)
        ]
        return Target("state", country or next(iter(buyers), None))
    return Target(kind, country, _number_of(noun, reading), names_after(noun, reading))


def _target_of_number(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """ "sanctioned 17 officials in May and nine more in June": the noun left out is the one counted before."""
    number = next(
        (q for q in reading.parsed.quantities if _covers(q, noun, reading) and q.currency is None), None
    )
    if number is None:
        return None
    before = next(
        (
            t
            for t in reversed(noun.doc[: noun.i])
            if t.pos_ in {"NOUN", "PROPN"} and _is_plural_target(t, reading)
        ),
        None,
    )
    counted = _target_of(before, reading, imposers) if before is not None else None
    return replace(counted, number=number, names=()) if counted is not None else None


def _covers(number: QuantityMention, noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    return number.start < end and number.end >= start - 1


def _is_plural_target(noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    is_people = any(m.kind == "people" and m.start <= start and end <= m.end for m in reading.parsed.parties)
    return noun.tag_ in {"NNS", "NNPS"} and (
        is_people or kind_of_word(noun.lower_) in {"individual", "entity", "vessel"}
    )


def _is_arms_trade(noun: Token) -> bool:
    """ "banned arms sales to Norland" hits Norland, as an arms embargo does."""
    parts = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}}
    parts |= {o.lower_ for o in syntax.prepositional_objects(noun, "of")}
    return noun.lower_ in _TRADE and bool(parts & {"arms", "weapons", "weapon", "arm"})


def _is_part_of_name(noun: Token, own: Party, reading: SentenceReading) -> bool:
    """Whether a place only ends somebody's name, as in "Ola Berg Norland"."""
    tokens = name_tokens(noun)
    if own.kind not in {"place", "capital", "name"} or len(tokens) < 2 or own.start is None:
        return False
    starts_before = reading.parsed.sentence.start + tokens[0].idx < own.start
    return starts_before and kind_of_name([t.text for t in tokens]) == "individual"


def _target_of_name(noun: Token, country: Party | None, reading: SentenceReading) -> Target | None:
    tokens = name_tokens(noun)
    if not tokens:
        return None
    shouted = next(
        (m for m in reading.context.parties if len(m.text) > 3 and m.text.upper() == noun.text), None
    )
    if shouted is not None and shouted.code in reading.lexicon.state_codes:
        return Target("state", Party(shouted.code))
    tokens, country = without_country(tokens, country or country_in_apposition(noun, reading), reading)
    described = next((k for c in noun.children if c.pos_ == "NOUN" and (k := kind_of_word(c.lower_))), None)
    kind = described or kind_of_name(full_name_words(tokens, reading))
    return Target(kind, country, None, (name_slot(tokens, reading),))


def _target_of_party(noun: Token, own: Party, reading: SentenceReading) -> Target:
    names = name_tokens(noun)
    slots = (name_slot(names, reading),) if names else ()
    if own.code not in reading.lexicon.state_codes:
        return Target("entity", None, None, slots)
    kind = _KIND_OF_MENTION.get(own.kind, "state")
    if names and own.end is not None and reading.parsed.sentence.start + names[-1].idx >= own.end:
        kind = kind_of_name([t.text for t in names])
    return Target(kind, own, None, slots if kind != "state" else ())


def _target_of_pronoun(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """What "it" was in the sentence before: a country, or one of its armed forces or firms; "he" is a person."""
    if noun.lower_ in _PERSONS:
        return Target("individual", None)
    before = [
        s for s in reading.context.document.sentences if not s.is_headline and s.end <= reading.sentence.start
    ][-1:]
    mentions = [
        m
        for s in before
        for m in reading.context.parties
        if s.start <= m.start < s.end and m.code not in imposers
    ]
    own = next((m for m in mentions if m.code in reading.lexicon.state_codes), None)
    if own is None:
        return Target("entity", None)
    kind = _KIND_OF_MENTION.get(
        mentions[0].kind, "state" if mentions[0].kind in {"name", "capital"} else "entity"
    )
    return Target(kind, Party(own.code, own.start, own.end, own.kind))


def _number_of(noun: Token, reading: SentenceReading) -> QuantityMention | None:
    start = reading.parsed.offsets(noun, noun)[0]
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= start]
    single = next(
        (c for c in noun.children if c.lower_ in {"a", "an", "one"} and c.dep_ in {"det", "nummod"}), None
    )
    if single is not None and noun.tag_ == "NN":
        first, last = reading.parsed.offsets(single, single)
        return QuantityMention(first, last, Quantity(Decimal(1), Decimal(1), Qualifier.EXACT), first, last)
    if not candidates:
        return None
    between = reading.parsed.text_of(candidates[-1].end, start)
    if len(between.split()) > 5 or re.search(r"[,;:()]|\b(?:and|to|on|against|for|in|by|with)\b", between):
        return None
    return candidates[-1]


def _code(party: Party | None) -> str | None:
    return party.code if party else None


def _with(target: Target, targets: list[Target]) -> list[Target]:
    """The targets with one more; names of the same kind and country stand in one list."""
    for place, other in enumerate(targets):
        if other.target_type == target.target_type and _code(other.country) == _code(target.country):
            joined = replace(
                other, number=other.number or target.number, names=numbered([*other.names, *target.names])
            )
            if other.number is not None and target.number is not None:
                break
            return [*targets[:place], joined, *targets[place + 1 :]]
    return [*targets, target]


def _joined(targets: list[Target], reading: SentenceReading) -> list[Target]:
    """People and entities with one joint number, or with none, are one mixed target; a country told once holds for all."""
    country = next((t.country for t in targets if t.country), None)
    kinds = {t.target_type for t in targets}
    plain = [t for t in targets if t.target_type in {"individual", "entity", "vessel"}]
    numbers = [t for t in plain if t.number is not None]
    unnamed = not any(t.names for t in plain[1:]) and _HUMAN_AND_FIRM.search(reading.sentence.text)
    if {"individual", "entity"} <= kinds and len(numbers) < 2 and unnamed:
        rest = [t for t in targets if t not in plain]
        mixed = Target(
            "mixed",
            next((t.country for t in plain if t.country), None),
            numbers[0].number if numbers else None,
        )
        return [mixed, *rest]
    return [replace(t, country=country) if t.country is None and not t.names else t for t in targets]
