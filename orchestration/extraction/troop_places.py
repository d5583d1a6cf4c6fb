"""Where counted personnel are, go or were hit: from the words that hang on them and on the event, else from the document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.context import DocumentContext
from orchestration.extraction.drafts import ClaimDraft, SentenceReading
from orchestration.extraction.records import ClaimType, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.troop_words import Personnel, Status

_PREPOSITIONS = (
    "in", "to", "at", "on", "into", "near", "inside", "across", "around", "outside", "from", "along", "toward",
    "towards", "throughout", "over",
    "within", "through", "off",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A country, or a place that is none (`noun` says which: a region, a border, several countries)."""

    country: Party | None
    noun: Token | None = None


_NOT_A_PLACE = frozenset(
    {"EU", "NATO", "UN", "AU", "ECOWAS", "SADC", "OSCE", "ICC", "G7", "ARAB_LEAGUE", "GCC"}
)
_PLACE_KINDS = frozenset({"name", "capital", "place", "territory"})
_LEADS_TO_PLACE = re.compile(
    r"\b(?:in|to|at|near|inside|into|across|on|around|outside|throughout|over|off|along|from|"
    r"of)\s+(?:the\s+)?(?:(?:\w+ern|north\w*|south\w*|east\w*|west\w*|"
    r"central|neighbou?ring|nearby|occupied|war-torn)[\s-]+)*(?:(?:city|town|village|province|region|state|capital|"
    r"port|coast|border|island|district|area)\s+(?:of|with)\s+)?(?:\w+\s+)?$",
    re.I,
)
_BORDERS = frozenset({"border", "borders", "frontier"})
_REGION = re.compile(
    r"\b(?:Middle East|Mideast|Africa|Europe|Asia|Gulf|Baltics|Balkans|Sahel|Pacific|Caribbean|Arctic|Mediterranean|"
    r"Latin America|region)\b"
)
_REGION_HEADS = frozenset(
    "east mideast africa europe asia gulf baltics balkans sahel pacific caribbean arctic mediterranean america region".split()
)
_HOSTS = frozenset("host hosts hosted hosting houses".split())
_MOVES_ALONG = _HOSTS | frozenset(
    "left leave leaving leaves entered enter entering reached quit exit exited crossed invaded occupied occupying".split()
)
_PLACE_NOUNS = frozenset(
    "province region city town village district state capital border borders coast island peninsula territory soil "
    "area areas airport port base bases "
    "desert mountains waters airspace countryside frontier side north south east west northeast northwest southeast "
    "southwest governorate county suburb "
    "suburbs outskirts part parts valley camp enclave stronghold front".split()
)
_UNPLACED = frozenset({"strength", "mobilised", "training"})
_INFERRED = 0.95  # confidence kept of a claim whose place is inferred from the document


def location_of(reading: SentenceReading, personnel: Personnel, status: Status, force: Party | None) -> Place:
    """Where a sentence places the personnel; a region, a border between states or several countries have no code."""
    if personnel.beside is not None:
        return Place(_place_after(reading, personnel))
    for token in (status.event, personnel.noun, *(syntax.ancestors(personnel.noun))):
        if token is None:
            continue
        for noun in syntax.prepositional_objects(token, *_PREPOSITIONS):
            place = _place_named(noun, reading, force)
            if place is not None:
                return place
    host = _place_moved_along(reading, personnel, status)
    return Place(host or _place_after(reading, personnel) or _place_before(reading, personnel))


def _place_moved_along(reading: SentenceReading, personnel: Personnel, status: Status) -> Party | None:
    """ "left Kabul", "Latvia hosts"."""
    if status.event is None or status.event.lower_ not in _MOVES_ALONG:
        return None
    for noun in (c for c in status.event.children if c.dep_ in {"dobj", "nsubj"} and c.i != personnel.noun.i):
        if (noun.dep_ == "nsubj") != (status.event.lower_ in _HOSTS):
            continue
        for party in reading.resolver.parties_of(noun):
            if _is_country(party.code, reading):
                return party
    return None


def _place_named(noun: Token, reading: SentenceReading, force: Party | None) -> Place | None:
    if noun.lower_ in _BORDERS:
        return _border(noun, reading, force)
    if noun.lower_ in _REGION_HEADS and _REGION.search(" ".join(t.text for t in (*noun.lefts, noun))):
        return Place(None, noun)
    named = [
        p for p in reading.resolver.parties_of(noun, follow_reference=False) if _is_country(p.code, reading)
    ]
    if len({p.code for p in named}) > 1:
        return Place(None, noun)
    if named and (_covers(named[0], noun, reading) or noun.lower_ in _PLACE_NOUNS):
        return Place(named[0])
    owner = syntax.possessor_of(noun)
    inner = [owner] if owner is not None and noun.lower_ in _PLACE_NOUNS else []
    for child in (*inner, *syntax.prepositional_objects(noun, "of", "in", "with", "between", "near")):
        parties = [
            p
            for p in reading.resolver.parties_of(child, follow_reference=child in inner)
            if _is_country(p.code, reading)
        ]
        if parties:
            return Place(parties[0] if len(parties) == 1 else None, noun)
    return None


def _border(noun: Token, reading: SentenceReading, force: Party | None) -> Place | None:
    """Troops at their own border are at home; at the border of others they are nowhere told."""
    owner = syntax.possessor_of(noun)
    if owner is not None and owner.pos_ == "PRON":
        own = [p for p in reading.resolver.parties_of(owner) if _is_country(p.code, reading)]
        return Place(own[0]) if own else None
    parties = reading.resolver.parties_of(noun, follow_reference=False)
    parties += [
        p
        for child in syntax.prepositional_objects(noun, "with", "between", "of")
        for p in reading.resolver.parties_of(child, follow_reference=False)
    ]
    if not parties:
        return (
            Place(Party(force.code), noun) if force is not None and _is_country(force.code, reading) else None
        )
    is_own = (force is not None and any(p.code == force.code for p in parties)) or any(
        c.lower_ == "with" for c in noun.children
    )
    return (
        Place(Party(force.code), noun)
        if is_own and force is not None and _is_country(force.code, reading)
        else Place(None, noun)
    )


def _covers(party: Party, noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    return (
        party.start is not None
        and party.end is not None
        and party.start < end
        and start < party.end
        and party.kind not in {"government", "military", "people"}
    )


def _is_country(code: str, reading: SentenceReading) -> bool:
    return not reading.lexicon.is_group(code) and code not in _NOT_A_PLACE


def _place_after(reading: SentenceReading, personnel: Personnel) -> Party | None:
    end = reading.parsed.offsets(personnel.noun, personnel.noun)[1]
    return next((p for p in _places(reading) if p.start is not None and p.start > end), None)


def _place_before(reading: SentenceReading, personnel: Personnel) -> Party | None:
    start = personnel.number.start
    before = [p for p in _places(reading) if p.start is not None and p.start < start]
    return before[-1] if before else None


def _places(reading: SentenceReading) -> list[Party]:
    text = reading.context.document.text
    found = []
    for mention in reading.parsed.parties:
        lead = text[max(reading.sentence.start, mention.start - 60) : mention.start]
        if (
            mention.kind in _PLACE_KINDS
            and _is_country(mention.code, reading)
            and _LEADS_TO_PLACE.search(lead)
        ):
            found.append(Party(mention.code, mention.start, mention.end, mention.kind))
    return found


def complete_locations(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The troop counts with the place filled from the document: where it places the same force most, else its main place."""
    counts = [d for d in drafts if d.claim_type is ClaimType.TROOP_COUNT]
    placed: dict[str | None, Counter[str]] = {}
    for draft in counts:
        place = draft.value("location_code")
        if place:
            placed.setdefault(draft.value("force_code"), Counter())[place] += 1
    main = _main_place(context)
    return [_with_place(d, placed, main) if d.claim_type is ClaimType.TROOP_COUNT else d for d in drafts]


def _with_place(draft: ClaimDraft, placed: dict[str | None, Counter[str]], main: str | None) -> ClaimDraft:
    if draft.value("location_code") or draft.value("place_text") or draft.value("status") in _UNPLACED:
        return draft
    own = placed.get(draft.value("force_code"))
    code = own.most_common(1)[0][0] if own else main if draft.value("status") != "planned" else None
    if code is None:
        return draft
    return replace(draft.with_slot(Slot("location_code", code)), confidence=draft.confidence * _INFERRED)


def _main_place(context: DocumentContext) -> str | None:
    """The country that the document most often names as a place ("in Kyiv", "near the border of Chad")."""
    text = context.document.text
    places = Counter(
        m.code
        for m in context.parties
        if m.kind in _PLACE_KINDS
        and not context.lexicon.is_group(m.code)
        and m.code not in _NOT_A_PLACE
        and _LEADS_TO_PLACE.search(text[max(0, m.start - 60) : m.start])
    )
    return places.most_common(1)[0][0] if places else None
