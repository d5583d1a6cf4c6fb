"""Which country the targets of a sanction belong to: from their own phrase, an apposition, their seat or the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_records import SanctionWord
from orchestration.extraction.sanction_target_kinds import kind_of_name
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, document_target, told_target

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.mentions import PartyMention

_ANYWHERE = re.compile(
    r"\b(?:foreign (?:\w+ ){0,2}(?:compan|bank|firm|entit|person|individual|institution|people|national|buyer|refiner|"
    r"terrorist)|third[- ]countr|third part|any(?:one|body)\b)",
    re.I,
)
_BACKED = re.compile(r"[-‑–](?:\d|backed|aligned|linked|trained|affiliated)")
_OF_NO_COUNTRY = frozenset({"al-qaeda", "islamic-state"})  # at home in many countries
_SCENE = re.compile(
    r"\b(?:operations?|wars?|invasion|aggression|attack\w*|conflict|fight\w*)\b[^,;]{0,25}$", re.I
)
_BLAMED_FOR = re.compile(rf"{_SCENE.pattern}|\b(?:over|in response to|in retaliation for)\b[^;]*$", re.I)
_FORCES = frozenset({"military", "army", "generals", "rebels", "forces"})


def own_parties(
    noun: Token, reading: SentenceReading, imposers: set[str]
) -> tuple[Party | None, list[Party]]:
    """The party that the noun itself is, and the parties that its phrase names without those of its conjuncts."""
    beside = {t.i for c in noun.children if c.dep_ in {"conj", "relcl", "appos"} for t in c.subtree}
    inside = {reading.parsed.sentence.start + t.idx for t in noun.subtree if t.i not in beside}
    parties = reading.resolver.parties_of(noun)
    found = [p for p in parties if p.start in inside] or [p for p in parties if p.start is None]
    text = reading.context.document.text
    found = [p for p in found if p.code not in imposers or noun.pos_ == "PROPN"]
    found = [p for p in found if p.end is None or not _BACKED.match(text, p.end)]
    own = next(
        (
            p
            for p in found
            if p.start is not None and reading.parsed.span_head(p.start, p.end or p.start).i == noun.i
        ),
        None,
    )
    return own, found


def home_of(party: Party | None, reading: SentenceReading) -> Party | None:
    """A state itself; the country that an armed group is of, where the document names that country."""
    if party is None or party.code in reading.lexicon.state_codes:
        return party
    home = reading.lexicon.base_countries.get(party.code)
    known = home and party.code not in _OF_NO_COUNTRY and home in reading.context.counts
    return Party(home) if home and known else None


def country_in_apposition(noun: Token, reading: SentenceReading) -> Party | None:
    """The nationality in "Ola Berg, a Norland banker", as its apposition tells it."""
    for apposed in (c for c in noun.children if c.dep_ == "appos"):
        near = {reading.parsed.sentence.start + t.idx for t in (apposed, *apposed.children)}
        for mention in reading.parsed.parties:
            if (
                mention.start in near
                and mention.kind in {"demonym", "people"}
                and mention.code in reading.lexicon.state_codes
            ):
                return _party(mention)
    return None


def without_country(
    tokens: list[Token], country: Party | None, reading: SentenceReading
) -> tuple[list[Token], Party | None]:
    """A person's name without the country before it ("Prime Minister of Norland Ola Berg"), and that country."""
    base = reading.parsed.sentence.start
    for mention in reading.parsed.parties:
        if (
            mention.code not in reading.lexicon.state_codes
            or not base + tokens[0].idx <= mention.start < base + tokens[-1].idx
        ):
            continue
        rest = [t for t in tokens if base + t.idx >= mention.end]
        country = country or _party(mention)
        is_first = mention.start == base + tokens[0].idx and len(rest) > 1
        is_person = (
            kind_of_name([t.text for t in (tokens if mention.kind == "demonym" else rest)]) == "individual"
        )
        if is_first and is_person:
            return rest, country
    return tokens, country


def seat_of(noun: Token, kind: str, reading: SentenceReading, imposers: set[str]) -> Party | None:
    """The seat in "Norland-based firms"; the country goods come from or go to; of "the military" the document's."""
    text = reading.context.document.text
    inside = {reading.parsed.sentence.start + t.idx for t in noun.subtree}
    states = [
        m for m in reading.parsed.parties if m.start in inside and m.code in reading.lexicon.state_codes
    ]
    for mention in states:
        based = text.startswith(("-based", "‑based", "–based"), mention.end)
        if based or (kind == "sector" and mention.code not in imposers):
            return _party(mention)
    if kind == "state" or noun.lower_ in _FORCES:
        code = document_target(reading.context, imposers)
        return Party(code) if code else None
    return None


def country_of_sentence(reading: SentenceReading, imposers: set[str], *, is_named: bool) -> Party | None:
    """The one country beside the imposers' that a sentence names ("tycoons close to the Norland president").

    Where it names none, the one that the document's sanctions hit. "Foreign companies" may be of any country, and who is
    backed by a country need not be of it. Where a war is fought, and what somebody named is blamed for, tells no home.
    """
    if _ANYWHERE.search(reading.sentence.text):
        return None
    text = reading.context.document.text
    states = [
        m
        for m in reading.parsed.parties
        if m.code in reading.lexicon.state_codes
        and m.code not in imposers
        and m.kind != "company"
        and not _BACKED.match(text, m.end)
    ]
    if not states:
        told = told_target(reading.context, imposers)
        return Party(told) if told else None
    elsewhere = _BLAMED_FOR if is_named else _SCENE
    homes = [m for m in states if not elsewhere.search(text, reading.sentence.start, m.start)]
    return _party(homes[0]) if len({m.code for m in homes}) == 1 else None


def country_elsewhere(word: SanctionWord, reading: SentenceReading, imposers: set[str]) -> Party | None:
    """The country hit where no target is told: "Norland sanctions", the document's, or the nearest of the sentence."""
    start = reading.parsed.offsets(word.token, word.token)[0]
    text = reading.context.document.text
    states = [
        m for m in reading.parsed.parties if m.code in reading.lexicon.state_codes and m.code not in imposers
    ]
    for mention in states:
        if (
            mention.kind == "name"
            and mention.code not in USUAL_IMPOSERS
            and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", text[mention.end : start] or "-")
        ):
            return _party(mention)
    code = document_target(reading.context, imposers)
    if code is not None:
        return next((_party(m) for m in states if m.code == code), Party(code))
    after = [m for m in states if m.start > start]
    before = [m for m in states if m.end <= start]
    return next((_party(m) for m in (*after, *reversed(before))), None)


def _party(mention: PartyMention) -> Party:
    return Party(mention.code, mention.start, mention.end, mention.kind)
