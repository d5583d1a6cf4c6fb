"""Whose personnel they are: from the counted noun, its owner and the one who sends them."""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.resolution import Party
from orchestration.extraction.troop_status import read_status
from orchestration.extraction.troop_words import Personnel, Status

_NAMELESS = re.compile(
    r"\b(?:coalition|allied|foreign|international|western|multinational|enemy|(?:anti|non)[-‑–]\w+|unidentified|unknown|"
    r"both sides|each side|"
    r"two sides)\b", re.I
)  # fmt: skip
_WORLD_WAR = re.compile(r"\b(?:World War|Great War|war to end all wars)\b", re.I)
_OF_ALL_SIDES = re.compile(r",?\s+(?:on|from) (?:both|the two|all|each|either) sides?\b", re.I)
_TROOPS = re.compile(r"\b(?:troops|soldiers|contingents?|military personnel)\b", re.I)
_NAME_REACH = 30  # code points before a noun in which its party is named
_PLACED = re.compile(r"\b(?:in|into|inside|across|to|from|near|at|around|outside|against)\s+(?:\w+\s){0,2}$")
_MOVES = frozenset({"deployed", "planned", "withdrawn"})
_IRREGULARS = frozenset(
    "militiaman militant insurgent rebel guerrilla guerilla jihadist jihadi terrorist extremist islamist".split()
) | {"militia member"}
_SENDING = frozenset({"military", "demonym", "leader", "government", "ministry"})
_AGAINST = re.compile(r"^(?:anti|non)[-‑–]", re.I)


def force_of(reading: SentenceReading, personnel: Personnel, status: Status) -> Party | None:
    """The party whose personnel a sentence counts, None where the sentence leaves it open."""
    code = personnel.group_code or personnel.force_code
    if code is not None:
        return _mention_of(code, reading)
    own = _own_party(personnel, reading)
    if own is not None:
        return None if _are_irregulars_of_state(own, personnel, reading) else own
    if is_nameless(personnel, reading):
        return None
    if personnel.after is not None:
        before = read_status(personnel.after, reading)
        return force_of(reading, personnel.after, before) if before is not None else None
    owners = (_owner_of(personnel.noun, reading), personnel.owner)
    for candidate in (owner for owner in owners if owner is not None):
        parties = _parties_that_may_have(candidate, personnel, reading)
        if parties:
            return parties[0]
    if personnel.owner is not None:
        return _named_before_owner(personnel, reading)
    return (
        _sending_party(personnel, status, reading)
        or _spoken_of_before(personnel, reading)
        or _doer_above(personnel, status, reading)
    )


def _are_irregulars_of_state(party: Party, personnel: Personnel, reading: SentenceReading) -> bool:
    """ "40 Norland militiamen" are of some group of Norland, not the state's."""
    return (
        personnel.term.lemma in _IRREGULARS
        and party.kind == "demonym"
        and party.code in reading.lexicon.state_codes
    )


def _owner_of(noun: Token, reading: SentenceReading) -> Token | None:
    """The owner's word; for "its" the subject of the clause, if that names a party: "Norland put its dead at 12"."""
    owner = syntax.possessor_of(noun)
    if owner is None or owner.lower_ not in {"its", "their"}:
        return owner
    for verb in (t for t in syntax.ancestors(noun) if t.pos_ in {"VERB", "AUX"}):
        subject = syntax.subject_of(verb)
        if subject is not None and subject.i < owner.i and subject.i != noun.i:
            return subject if reading.resolver.parties_of(subject) else owner
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


def _doer_above(personnel: Personnel, status: Status, reading: SentenceReading) -> Party | None:
    """Who does what the count hangs on: "American forces left the base, ending a stay of 1,100 soldiers"."""
    if status.status not in _MOVES:
        return None
    for verb in (t for t in syntax.ancestors(personnel.noun) if t.pos_ == "VERB"):
        subject = syntax.subject_of(verb)
        if subject is None or reading.stances.is_saying(verb):
            continue
        for party in _parties_that_may_have(subject, personnel, reading):
            if party.kind in _SENDING and party.code in reading.lexicon.state_codes:
                return party
    return None


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
    own = _own_party(personnel, reading)
    if own is not None and _are_irregulars_of_state(own, personnel, reading):
        return True
    if own is None and _WORLD_WAR.search(reading.sentence.text):
        return True
    return bool(_NAMELESS.search(phrase) or _OF_ALL_SIDES.match(after))


def _own_party(personnel: Personnel, reading: SentenceReading) -> Party | None:
    """The party that the words of the counted noun itself name."""
    noun = personnel.noun
    home = _home_of_peacekeepers(personnel, reading)
    if home is not None:
        return home
    before = _named_in_front(personnel, reading)
    if before:
        groups = [p for p in before if reading.lexicon.is_group(p.code)]
        is_of_people = before[-1].kind in {"demonym", "military", "abbreviation"}
        return groups[0] if groups else before[-1] if is_of_people else before[0]
    if syntax.possessor_of(noun) is not None:
        return None
    if personnel.owner is not None and noun.pos_ == "NUM":
        return _from_other_party(noun, reading)
    return _named_behind(noun, reading)


def _named_in_front(personnel: Personnel, reading: SentenceReading) -> list[Party]:
    start, end = reading.parsed.offsets(personnel.noun, personnel.noun)
    named = reading.resolver.in_span(min(personnel.number.end, start), end)
    return [p for p in named if not _is_against(p, reading)]


def _named_behind(noun: Token, reading: SentenceReading) -> Party | None:
    """ "soldiers of the Norland army", "troops from Norland"."""
    other = _from_other_party(noun, reading) if noun.dep_ == "conj" else None
    if other is not None:
        return other
    resolver = reading.resolver
    named = [
        p for p in resolver.parties_of(noun, follow_reference=False) if not _is_place_only(p, noun, reading)
    ]
    if named and not _is_against(named[0], reading):
        return named[0]
    for inner in syntax.prepositional_objects(noun, "of", "from", "with", "belonging"):
        parties = [p for p in resolver.parties_of(inner) if p.kind not in {"place", "capital"}]
        if parties:
            return parties[0]
    return None


def _is_against(party: Party, reading: SentenceReading) -> bool:
    """ "anti-Norland fighters" are not Norland's."""
    return bool(_AGAINST.match(reading.context.document.text[max(0, (party.start or 0) - 5) : party.end]))


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
