"""Troop counts: a number bound to a noun for armed people, and the word that tells their status.

The number is the anchor; "4,000-strong brigade" and "300 of its soldiers" bind as well as "1,500 soldiers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.claimants import claimant_of
from orchestration.extraction.drafts import (
    ClaimDraft, SentenceReading, event_date_of, party_slot, quantity_slots, slot_table,
)  # fmt: skip
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import ClaimType, Polarity, QuantityMention, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.troop_status import Status, read_status

_CIVILIAN = re.compile(
    r"^(?:civilian|civilians|people|police|policemen|officers?|refugees?|migrants?|children|women|protesters?|workers?|journalists?|"
    r"contractors?|students?|prisoners?|detainees?|hostages?|patients?)$"
)
_MILITARY_WORD = re.compile(
    r"\b(?:military|army|armed|soldiers?|troops?|forces?|marines?|navy|naval|air force|combat|infantry|battalion|brigade|regiment|"
    r"special|fighting|militia|NATO|guards?|peacekeep\w+|strong)\b", re.I
)
_WEAK_NEEDS = re.compile(r"\b(?:military|army|armed|troops?|soldiers?|combat|infantry|guard|battalion|brigade|special forces|navy|peacekeeping|militia|defen[cs]e|strong)\b", re.I)
_BREAKS = re.compile(r"[;:()]|, (?!active|elite|special|mostly|mainly|heavily|well)|\b(?:and|who|which|that|in|on|at|to|for|with|by|after|were|was|are|is|have|has|had|when|against|per|as)\b")


@dataclass(frozen=True)
class Personnel:
    """A noun for armed people with the number that counts it."""

    number: QuantityMention
    noun: Token
    term: EventTerm


def find_troop_counts(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The troop counts that one sentence tells of."""
    for number in reading.parsed.quantities:
        if number.currency is not None:
            continue
        personnel = _personnel_of(reading, number)
        if personnel is not None:
            yield _draft(reading, personnel)


def _personnel_of(reading: SentenceReading, number: QuantityMention) -> Personnel | None:
    parsed = reading.parsed
    last = parsed.token_at(number.number_end - 1)
    nouns = reading.lexicon.troops.nouns
    for token in parsed.tokens[last.i + 1 : last.i + 9]:
        between = parsed.text_of(number.number_end, parsed.sentence.start + token.idx)
        if _BREAKS.search(between) or token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            return None
        following = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
        if following is not None and following.lower_ in nouns and token.dep_ in {"compound", "amod", "nmod", "poss"}:
            continue
        term = nouns.get(token.lower_)
        if term is None or not term.frame.startswith("personnel") or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        if _is_armed(reading, token, term, between):
            return Personnel(number, token, term)
        return None
    return None


def _is_armed(reading: SentenceReading, noun: Token, term: EventTerm, between: str) -> bool:
    if noun.head.i == noun.i + 1 and noun.dep_ == "compound" and _CIVILIAN.match(noun.head.lower_):
        return False
    start, end = reading.parsed.offsets(noun, noun)
    if any(w.start <= start and end <= w.end and (w.start, w.end) != (start, end) for w in reading.parsed.weapons):
        return False
    if re.search(r"\b(?:police|civilian|rescue|medical|former|retired|ex|star|fewer)\b", between, re.I):
        return False
    if any(reading.lexicon.is_group(m.code) for m in reading.parsed.parties if m.start >= start - len(between) - 1 and m.end <= start):
        return True
    if term.lemma in {"officer", "general", "colonel", "commander", "observer", "pilot", "adviser", "advisor", "trainer", "operative", "contractor", "defender"}:
        return bool(_MILITARY_WORD.search(between + " " + reading.sentence.text))
    if term.frame != "personnel_weak":
        return True
    if _WEAK_NEEDS.search(between):
        return True
    return term.lemma in {"personnel", "force", "contingent", "man", "member"} and bool(
        re.search(r"\b(?:troops?|soldiers?|military|peacekeep|battalion|brigade|army)\b", reading.sentence.text, re.I)
    )


def _draft(reading: SentenceReading, personnel: Personnel) -> ClaimDraft:
    status = read_status(personnel.noun, personnel.number, reading)
    force = _force(reading, personnel, status)
    location = _location(reading, personnel, status, force)
    text = reading.context.document.text
    number = personnel.number
    slots = [
        *party_slot("force_code", force, reading),
        *quantity_slots("count", number.quantity, (number.start, number.end), text[number.start : number.end]),
        Slot("status", status.status),
        Slot("personnel_type", personnel.term.meaning, personnel.noun.text),
        Slot("unit_text", personnel.noun.text, personnel.noun.text, *reading.parsed.offsets(personnel.noun, personnel.noun)),
    ]
    if location is not None and status.status != "strength":
        slots += party_slot("location_code", location, reading)
        if location.start is not None:
            slots.append(Slot("place_text", text[location.start : location.end], text[location.start : location.end], location.start, location.end))
    event = status.event or personnel.noun
    claimant_text, claimant_code = claimant_of(reading, event)
    return ClaimDraft(
        ClaimType.TROOP_COUNT,
        slot_table(slots),
        Polarity.DENIED if status.is_denied else Polarity.AFFIRMED,
        event_date_of(reading, event, is_future=status.status == "planned"),
        claimant_text,
        claimant_code,
        reading.sentence,
        confidence=0.9 if force else 0.6,
        rule=f"{personnel.term.meaning}:{status.status}",
    )


def _force(reading: SentenceReading, personnel: Personnel, status: Status) -> Party | None:
    resolver, noun = reading.resolver, personnel.noun
    named = resolver.parties_of(noun, follow_reference=False)
    states = [p for p in named if not _is_place_only(p, noun, reading)]
    if states:
        return states[0]
    before = resolver.in_span(personnel.number.end, reading.parsed.offsets(noun, noun)[1])
    if before:
        return before[0]
    owner = syntax.possessor_of(noun)
    if owner is not None:
        parties = resolver.parties_of(owner)
        if parties:
            return parties[0]
    if status.event is not None and status.sender is not None:
        parties = resolver.parties_of(status.sender)
        if parties:
            return parties[0]
    return None


def _is_place_only(party: Party, noun: Token, reading: SentenceReading) -> bool:
    """ "30,000 troops in South Korea" are not South Korea's."""
    if party.kind in {"place", "capital"}:
        return True
    after_noun = party.start is not None and party.start > reading.parsed.offsets(noun, noun)[1]
    return after_noun and bool(re.search(r"\b(?:in|into|inside|across)\s+(?:\w+\s){0,2}$", reading.context.document.text[party.start - 24 : party.start]))


def _location(reading: SentenceReading, personnel: Personnel, status: Status, force: Party | None) -> Party | None:
    places: list[Token] = []
    for token in (status.event, personnel.noun, *((syntax.ancestors(personnel.noun)) if status.event is None else ())):
        if token is not None:
            places += syntax.prepositional_objects(token, "in", "to", "at", "on", "into", "near", "inside", "across", "around", "outside", "from", "along", "toward", "towards", "throughout", "over")
    for noun in places:
        for party in reading.resolver.parties_of(noun, follow_reference=False):
            if not reading.lexicon.is_group(party.code) and party.code not in {"EU", "NATO", "UN", "AU"}:
                return party
    end = reading.parsed.offsets(personnel.noun, personnel.noun)[1]
    text = reading.context.document.text
    for mention in reading.parsed.parties:
        if mention.kind in {"name", "capital", "place"} and re.search(r"\b(?:in|to|at|near|inside|into|across|on)\s+(?:the\s+|\w+ern\s+)?(?:\w+\s+)?$", text[max(0, mention.start - 30) : mention.start]):
            if mention.start > end and not reading.lexicon.is_group(mention.code):
                return Party(mention.code, mention.start, mention.end, mention.kind)
    return None
