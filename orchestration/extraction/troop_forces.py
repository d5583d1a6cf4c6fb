"""Whose personnel they are: from the counted noun, its owner and the one who sends them, else from the document.

Only parties that the document itself counts, or names most, are filled in where a sentence names none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.context import DocumentContext
from orchestration.extraction.drafts import ClaimDraft, SentenceReading
from orchestration.extraction.records import ClaimType, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.troop_status import Status
from orchestration.extraction.troop_words import Personnel

_INFERRED = 0.75  # confidence kept of a claim whose force is inferred from the document
_MAIN_SHARE = 0.18  # share of the document's party mentions that makes a party its main one
_NAMELESS = re.compile(
    r"\b(?:coalition|allied|foreign|international|western|multinational|enemy|(?:anti|non)[-‑–]\w+|unidentified|unknown|"
    r"both sides|each side|"
    r"two sides)\b", re.I
)  # fmt: skip
_OF_ALL_SIDES = re.compile(r",?\s+(?:on|from) (?:both|the two|all|each|either) sides?\b", re.I)
_TROOPS = re.compile(r"\b(?:troops|soldiers|contingents?|military personnel)\b", re.I)
_NAME_REACH = 30  # code points before a noun in which its party is named
_PLACED = re.compile(r"\b(?:in|into|inside|across|to|from|near|at|around|outside|against)\s+(?:\w+\s){0,2}$")
_AGAINST = re.compile(r"^(?:anti|non)[-‑–]", re.I)


def force_of(reading: SentenceReading, personnel: Personnel, status: Status) -> Party | None:
    """The party whose personnel a sentence counts, None where the sentence leaves it open."""
    if personnel.group_code is not None:
        return _mention_of(personnel.group_code, reading)
    own = _own_party(personnel, reading)
    if own is not None:
        return own
    if is_nameless(personnel, reading):
        return None
    for candidate in (_owner_of(personnel.noun, reading), personnel.owner):
        if candidate is not None:
            parties = _parties_that_may_have(candidate, personnel, reading)
            if parties:
                return parties[0]
    if personnel.owner is not None:
        return _named_before_owner(personnel, reading)
    return _sending_party(personnel, status, reading) or _spoken_of_before(personnel, reading)


def _owner_of(noun: Token, reading: SentenceReading) -> Token | None:
    """The owner's word; for "its" the subject of the clause, if that names a party: "Norland put its dead at 12"."""
    owner = syntax.possessor_of(noun)
    if owner is None or owner.lower_ not in {"its", "their"}:
        return owner
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    if subject is not None and subject.i < owner.i and reading.resolver.parties_of(subject):
        return subject
    return owner


def _parties_that_may_have(candidate: Token, personnel: Personnel, reading: SentenceReading) -> list[Party]:
    parties = reading.resolver.parties_of(candidate)
    return [
        p for p in parties if not _is_place_only(p, candidate, reading) and _may_have(p, personnel, reading)
    ]


def _named_before_owner(personnel: Personnel, reading: SentenceReading) -> Party | None:
    """The party named just before the noun that a left-out noun goes on from."""
    if personnel.owner is None:
        return None
    start, end = reading.parsed.offsets(personnel.owner, personnel.owner)
    before = reading.resolver.in_span(reading.sentence.start, end)
    return next((p for p in before if p.start is not None and p.start > start - _NAME_REACH), None)


def _sending_party(personnel: Personnel, status: Status, reading: SentenceReading) -> Party | None:
    if status.sender is None:
        return None
    resolver, sender = reading.resolver, status.sender
    parties = [
        p
        for p in resolver.parties_of(sender)
        if not _is_place_only(p, sender, reading) or p.kind == "capital"
    ]
    if parties:
        return parties[0] if _may_have(parties[0], personnel, reading) else None
    start, end = reading.parsed.offsets(sender.left_edge, sender.right_edge)
    return next((p for p in resolver.in_span(start, end) if reading.lexicon.is_group(p.code)), None)


def _spoken_of_before(personnel: Personnel, reading: SentenceReading) -> Party | None:
    """A unit's party, if the sentence before speaks of troops and of one party: "Has Oslo sent any? A contingent is there."."""
    context = reading.context
    earlier = [s for s in context.document.sentences if not s.is_headline and s.end <= reading.sentence.start]
    if personnel.term.frame != "unit" or not earlier or not _TROOPS.search(earlier[-1].text):
        return None
    named = [m for m in context.parties if earlier[-1].start <= m.start < earlier[-1].end]
    only = named[0] if len({m.code for m in named}) == 1 else None
    return Party(only.code) if only is not None and only.code in reading.lexicon.state_codes else None


def is_nameless(personnel: Personnel, reading: SentenceReading) -> bool:
    """Whether the words on the counted noun leave the force open: "215 coalition soldiers"."""
    start, end = reading.parsed.offsets(personnel.noun, personnel.noun)
    phrase = reading.context.document.text[min(personnel.number.start, start) : end]
    if personnel.owner is not None:
        owner_end = reading.parsed.offsets(personnel.owner, personnel.owner)[1]
        phrase += " " + reading.context.document.text[max(reading.sentence.start, owner_end - 40) : owner_end]
    after = reading.context.document.text[end : reading.sentence.end]
    return bool(_NAMELESS.search(phrase) or _OF_ALL_SIDES.match(after))


def _own_party(personnel: Personnel, reading: SentenceReading) -> Party | None:
    noun, resolver = personnel.noun, reading.resolver
    text = reading.context.document.text
    start, end = reading.parsed.offsets(noun, noun)
    before = [
        p
        for p in resolver.in_span(min(personnel.number.end, start), end)
        if not _AGAINST.match(text[max(0, (p.start or 0) - 5) : p.end])
    ]
    home = _home_of_peacekeepers(personnel, reading)
    if home is not None:
        return home
    if before:
        groups = [p for p in before if reading.lexicon.is_group(p.code)]
        return (
            groups[0]
            if groups
            else before[-1]
            if before[-1].kind in {"demonym", "military", "abbreviation"}
            else before[0]
        )
    if syntax.possessor_of(noun) is not None:
        return None
    if personnel.owner is not None and noun.pos_ == "NUM":
        return _from_other_party(noun, reading)
    named = [
        p for p in resolver.parties_of(noun, follow_reference=False) if not _is_place_only(p, noun, reading)
    ]
    if named and not _AGAINST.match(text[max(0, (named[0].start or 0) - 5) : named[0].end]):
        return named[0]
    for inner in syntax.prepositional_objects(noun, "of", "from", "for", "with", "belonging"):
        parties = [p for p in resolver.parties_of(inner) if p.kind not in {"place", "capital"}]
        if parties:
            return parties[0]
    return None


def _from_other_party(number: Token, reading: SentenceReading) -> Party | None:
    """ "and 300 from other Norland allies"."""
    senders = [
        p
        for inner in syntax.prepositional_objects(number, "from")
        for p in (*reading.resolver.parties_of(inner), *_naming(inner, reading))
        if p.kind not in {"place", "capital"}
    ]
    return senders[0] if senders else None


def _naming(noun: Token, reading: SentenceReading) -> list[Party]:
    """The parties named inside a noun's own words, even where they do not name the noun."""
    start = reading.parsed.offsets(noun.left_edge, noun.left_edge)[0]
    return reading.resolver.in_span(start, reading.parsed.offsets(noun, noun)[1])


def _home_of_peacekeepers(personnel: Personnel, reading: SentenceReading) -> Party | None:
    """ "UN peacekeepers from Norland" are Norland's."""
    if personnel.term.meaning != "peacekeepers" or syntax.possessor_of(personnel.noun) is not None:
        return None
    for inner in syntax.prepositional_objects(personnel.noun, "from"):
        states = [p for p in reading.resolver.parties_of(inner) if p.code in reading.lexicon.state_codes]
        if len(states) == 1:
            return states[0]
    return None


def _mention_of(code: str, reading: SentenceReading) -> Party:
    mention = next((m for m in reading.parsed.parties if m.code == code), None)
    return Party(code, mention.start, mention.end, mention.kind) if mention else Party(code)


def _may_have(party: Party, personnel: Personnel, reading: SentenceReading) -> bool:
    """Whether a doer may be the one whose personnel they are: fighters belong to a group, soldiers mostly to a state."""
    if personnel.term.meaning == "fighters":
        return reading.lexicon.is_group(party.code)
    return party.kind != "company"


def _is_place_only(party: Party, noun: Token, reading: SentenceReading) -> bool:
    """ "30,000 troops in South Korea" are not South Korea's."""
    if party.kind in {"place", "capital"}:
        return True
    after_noun = party.start is not None and party.start > reading.parsed.offsets(noun, noun)[1]
    return (
        after_noun
        and party.start is not None
        and bool(_PLACED.search(reading.context.document.text[max(0, party.start - 24) : party.start]))
    )


def complete_forces(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The troop counts with the force filled from the document: its most counted force of that kind, else its main party."""
    counts = [d for d in drafts if d.claim_type is ClaimType.TROOP_COUNT]
    named = {True: Counter[str](), False: Counter[str]()}
    for draft in counts:
        force = draft.value("force_code")
        if force:
            named[context.lexicon.is_group(force)][force] += 1
    completed: list[ClaimDraft] = []
    before: str | None = None
    for draft in drafts:
        if draft.claim_type is ClaimType.TROOP_COUNT:
            with_force = _with_force(draft, named, before, context)
            before = with_force.value("force_code") or before
            completed.append(with_force)
        else:
            completed.append(draft)
    return completed


def _with_force(
    draft: ClaimDraft, named: dict[bool, Counter[str]], before: str | None, context: DocumentContext
) -> ClaimDraft:
    kind = draft.value("personnel_type")
    if draft.value("force_code") or kind == "peacekeepers" or draft.rule.endswith(":nameless"):
        return draft
    wants_group = kind == "fighters"
    if before is not None and context.lexicon.is_group(before) == wants_group:
        return _filled(draft, before)
    if named[wants_group]:
        return _filled(draft, named[wants_group].most_common(1)[0][0])
    total = sum(context.counts.values())
    for code, count in context.counts.most_common():
        if (
            context.lexicon.is_group(code) == wants_group
            and (wants_group or code in context.lexicon.state_codes)
            and count >= _MAIN_SHARE * total
        ):
            return _filled(draft, code)
    return draft


def _filled(draft: ClaimDraft, code: str) -> ClaimDraft:
    return replace(draft.with_slot(Slot("force_code", code)), confidence=draft.confidence * _INFERRED)
