"""Where a sentence names the parties of a transfer: behind prepositions, before the item, in clauses on it.

What part a party plays in the transfer is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.bidding import bidden_of
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.resolution import Party
from orchestration.extraction.transfer_items import TransferItem
from orchestration.extraction.transfer_words import TransferEvent

_MADE = re.compile(
    r"[-‑–\s](?:made|built|supplied|designed|manufactured|produced|provided|origin|donated|delivered)\b"
)
_JOINS = re.compile(r"\b(?:to|for|of|from|with|and|has|have|is|are|was|were|in|on|by)\b")
_NAMES = frozenset({"name", "capital", "seat", "government", "leader", "military"})
_BOUND = frozenset({"bound", "destined", "intended", "meant", "headed", "earmarked"})
_DEALS = frozenset("deal deals contract contracts agreement agreements pact order orders".split())
_UNNAMED = frozenset(
    "west allies ally partners partner countries nations states governments capitals backers "
    "supporters donors members community dealers traders".split()
)
_ABROAD = frozenset({"western", "foreign", "allied"})  # "Western-supplied tanks"
_REBELS = frozenset({"rebels", "separatists", "militants", "insurgents"})
_REGIONS = re.compile(
    r"^(?:the )?(?:Middle East|Persian Gulf|Gulf|region|Europe|Eastern Europe|Pacific|Asia|Red Sea|"
    r"Mediterranean|Baltic|Indo-Pacific|Black Sea)\b",
    re.I,
)
_OWNER = re.compile(
    r"['’]s?\s(?:allies|ally|adversar\w+|neighbou?rs?|enem\w+|rivals?|foes?|partners?|rebels|opposition)"
)
_FROM_WHOM = re.compile(r"^[^;:]*?\bfrom\s+(?:the\s+)?$", re.S)
_FOR_WHOM = re.compile(r"^\s(?:of [\w\s]{1,30}\s)?(?:to|for)\s(?:the\s)?$")
_TO_WHOM = re.compile(r"^.{0,60}?\b(?:to|for)\s+(?:the\s+|help\s+|arm\s+)?$", re.S)


def goes_to_a_region(reading: SentenceReading, event: TransferEvent) -> bool:
    """As in "sent to the Middle East": forces moved, not arms handed over."""
    for place in (event.token, event.item_head):
        for noun in syntax.prepositional_objects(place, "to", "in", "into", "at"):
            first = syntax.phrase_tokens(noun)[0]
            start = reading.parsed.offsets(first, first)[0]
            if _REGIONS.match(reading.context.document.text[start : start + 24]):
                return True
    return False


def counterpart_of(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """The party behind "with" of the deal that a verb belongs to: "signed a contract with Norland to supply"."""
    verbs = reading.lexicon.transfers.verbs
    places = [event.token, *event.token.children, *list(syntax.ancestors(event.token))[:2]]
    for place in places:
        if place.lower_ not in _DEALS and not (place.pos_ == "VERB" and place.lower_ in verbs):
            continue
        reach = place.subtree if place.lower_ in _DEALS else [place]
        for noun in (n for token in reach for n in syntax.prepositional_objects(token, "with")):
            parties = reading.resolver.parties_of(noun)
            if parties:
                return parties
    return []


def parties_behind(reading: SentenceReading, event: TransferEvent, *prepositions: str) -> list[Party]:
    """The first parties behind one of these prepositions of the event, its item, what lies between them, or the verb above."""
    places = [event.token, event.item_head, syntax.first_conjunct(event.item_head)]
    places += [t for t in syntax.ancestors(event.item_head) if event.token.i != t.i and _between(t, event)]
    governor = syntax.governing_verb(event.token)
    if governor is not None and bidden_of(event.token) is None:
        places.append(governor)
    for place in places:
        for noun in _behind(place, prepositions):
            if noun.i == event.item_head.i or _is_armament_of_an_enemy(noun, reading):
                continue
            parties = reading.resolver.parties_of(noun)
            if parties:
                return parties
    return []


def _is_armament_of_an_enemy(noun: Token, reading: SentenceReading) -> bool:
    """As in "guns for every Russian tank": an adjective before arms names no receiver."""
    start, end = reading.parsed.offsets(noun, noun)
    is_arms = any(w.start <= start and end <= w.end for w in reading.parsed.weapons)
    return is_arms and syntax.possessor_of(noun) is None


def _behind(place: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    yield from syntax.prepositional_objects(place, *prepositions)
    for child in place.children:
        if (child.dep_ in {"dobj", "conj"} and child.pos_ in {"NOUN", "PROPN"}) or (
            child.dep_ in {"acl", "amod"} and child.lower_ in _BOUND
        ):
            yield from syntax.prepositional_objects(child, *prepositions)


def _between(token: Token, event: TransferEvent) -> bool:
    return any(ancestor.i == event.token.i for ancestor in token.ancestors) and token.pos_ in {
        "NOUN",
        "PROPN",
    }


def origin_of(reading: SentenceReading, item: TransferItem) -> list[Party]:
    """The party whose name or adjective stands before the item: "Iranian drones", "U.S.-made Abrams"."""
    text = reading.context.document.text
    window = max(reading.sentence.start, item.start - 45)
    for mention in reversed([m for m in reading.parsed.parties if window <= m.start and m.end <= item.start]):
        between = text[mention.end : item.start]
        is_adjective = mention.kind in {"demonym", "abbreviation"} and re.fullmatch(r"[\s\w-]{1,28}", between)
        if (_MADE.match(between) or is_adjective) and not _JOINS.search(between):
            return [Party(mention.code, mention.start, mention.end, mention.kind)]
    return []


def givers_before(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """As in "the guns promised by Norland arrived": the doer of a clause on the item."""
    for child in event.item_head.children:
        if (
            child.dep_ == "acl"
            and child.tag_ == "VBN"
            and child.i != event.token.i
            and child.lower_ in reading.lexicon.transfers.verbs
        ):
            return reading.resolver.parties_of(syntax.agent_of(child))
    return []


def receivers_after(reading: SentenceReading, item: TransferItem, suppliers: set[str]) -> list[Party]:
    """The party behind the next "to" or "for" after the item, where the tree binds none."""
    text = reading.context.document.text
    for party in reading.resolver.in_span(item.end, min(reading.sentence.end, item.end + 80)):
        if (
            party.start is not None
            and not _OWNER.match(text[party.end or party.start : reading.sentence.end])
            and _TO_WHOM.match(text[item.end : party.start])
        ):
            return [party] if party.code not in suppliers else []
    return []


def receivers_of_whole(reading: SentenceReading, event: TransferEvent, suppliers: set[str]) -> list[Party]:
    """As in "a package for Norland worth $5 million that includes guns": whom the whole goes to."""
    if event.token.i >= event.item_head.i or event.term.is_verb:
        return []
    end = reading.parsed.offsets(event.token, event.token)[1]
    text = reading.context.document.text
    for party in reading.resolver.in_span(end, min(reading.sentence.end, end + 60)):
        if party.start is not None and _FOR_WHOM.match(text[end : party.start]):
            return [party] if party.code not in suppliers else []
    return []


def givers_after(reading: SentenceReading, item: TransferItem) -> list[Party]:
    """The party behind the next "from" after the item, where the tree binds none."""
    text = reading.context.document.text
    for party in reading.resolver.in_span(item.end, min(reading.sentence.end, item.end + 100)):
        if party.start is not None and _FROM_WHOM.match(text[item.end : party.start]):
            return [party]
    return []


def receivers_read_as_modifier(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """As in "sent Norland howitzers": a receiver without an article, which the tree takes for a part of the item's name."""
    if (
        event.item_head.head.i != event.token.i
        and syntax.first_conjunct(event.item_head).head.i != event.token.i
    ):
        return []
    item = syntax.first_conjunct(event.item_head)
    first = event.token.i + 1
    parties = reading.resolver.parties_of(item, follow_reference=False)
    heads = [
        (p, reading.parsed.span_head(p.start, p.end or p.start))
        for p in parties
        if p.start is not None and p.kind in _NAMES
    ]
    return [
        p
        for p, head in heads
        if head.dep_ in {"compound", "nmod", "poss"}
        and first <= head.i <= first + 3
        and not _is_possessive(head)
    ]


def _is_possessive(noun: Token) -> bool:
    return any(child.dep_ == "case" for child in noun.children)


def has_unnamed_doer(event: TransferEvent) -> bool:
    """Whether the sentence tells who gives without a name: "Western allies", "from partners"."""
    beside = {child.lower_ for child in event.token.children}
    if beside & _ABROAD and not {"foreign", "military"} <= beside:  # "a Foreign Military Sale" is American
        return True
    doer = syntax.subject_of(event.token) if event.term.is_verb else _doer_of_noun(event.token)
    if doer is not None and doer.lower_ in _UNNAMED:
        return True
    return comes_from_unnamed(event)


def comes_from_unnamed(event: TransferEvent) -> bool:
    """As in "arms from our partners"."""
    places = (event.item_head, event.token)
    return any(n.lower_ in _UNNAMED for place in places for n in syntax.prepositional_objects(place, "from"))


def _doer_of_noun(noun: Token) -> Token | None:
    """As in "partners stepped up deliveries": who acts on an event noun."""
    governor = syntax.governing_verb(noun)
    return syntax.agent_of(noun) or (syntax.subject_of(governor) if governor is not None else None)


def goes_to_unnamed(event: TransferEvent) -> bool:
    """Whether the sentence tells who receives without a name."""
    found = [
        n
        for place in (event.token, event.item_head)
        for n in syntax.prepositional_objects(place, "to", "for")
    ]
    return any(noun.lower_ in _UNNAMED | _REBELS for noun in found)
