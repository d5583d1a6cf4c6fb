"""Who hands over and who receives: the roles that the arguments of a transfer word play.

A role that the sentence fills with parties it does not name ("Western allies", "more than 30 nations") stays open on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.resolution import Party
from orchestration.extraction.transfer_events import TransferEvent
from orchestration.extraction.transfer_items import TransferItem

_MADE = re.compile(r"[-‑–\s](?:made|built|supplied|designed|manufactured|produced|provided|origin|donated|delivered)\b")
_JOINS = re.compile(r"\b(?:to|for|of|from|with|and|has|have|is|are|was|were|in|on|by)\b")
_RECEIVING_NOUNS = frozenset({"purchase", "acquisition", "import", "request", "order", "procurement"})
_SIGNED = frozenset({"sign", "clinch", "conclude", "finalize", "finalise", "deal", "contract", "agreement", "secure"})
_TAKES = frozenset("take takes took taken taking await awaits awaited awaiting accept accepts accepted accepting".split())
_SEIZES = frozenset({"seize", "intercept", "confiscate", "impound"})
_NAMES = frozenset({"name", "capital", "seat", "government", "leader", "military"})
_BOUND = frozenset({"bound", "destined", "intended", "meant", "headed", "earmarked"})
_TWO = 2
_UNNAMED = frozenset("west allies ally partners partner countries nations states governments capitals backers supporters donors members community dealers traders".split())
_REGIONS = re.compile(r"^(?:the )?(?:Middle East|Persian Gulf|Gulf|region|Europe|Eastern Europe|Pacific|Asia|Red Sea|Mediterranean|Baltic|Indo-Pacific|Black Sea)\b", re.I)
_OWNER = re.compile(r"['’]s?\s(?:allies|ally|adversar\w+|neighbou?rs?|enem\w+|rivals?|foes?|partners?|rebels|opposition)")
_TO_WHOM = re.compile(r"^.{0,60}?\b(?:to|for)\s+(?:the\s+|help\s+|arm\s+)?$", re.S)


@dataclass(frozen=True)
class TransferRoles:
    """The parties in each role; `open_roles` names the slots whose filler the sentence mentions but does not name."""

    suppliers: list[Party]
    recipients: list[Party]
    open_roles: frozenset[str] = frozenset()
    is_directed: bool = True


def roles_of(reading: SentenceReading, item: TransferItem, event: TransferEvent) -> TransferRoles:
    """The parties of a transfer, each once."""
    suppliers, recipients = _named_roles(reading, item, event)
    is_directed = not _is_a_deal_between(reading, event)
    if event.term.is_verb and event.term.frame in {"gives", "gives_to_object"} and recipients:
        suppliers = [p for p in suppliers if p.code not in {r.code for r in recipients}]
    recipients = [p for p in recipients if p.code not in {s.code for s in suppliers}]
    if not recipients and event.term.frame not in {"gets"}:
        recipients = _recipients_after(reading, item, {p.code for p in suppliers})
    open_roles = set()
    if not suppliers and _has_unnamed_doer(event):
        open_roles.add("supplier_code")
    if not recipients and _goes_to_unnamed(event):
        open_roles.add("recipient_code")
    return TransferRoles(suppliers, recipients, frozenset(open_roles), is_directed)


def goes_to_a_region(reading: SentenceReading, event: TransferEvent) -> bool:
    """ "sent to the Middle East": forces moved, not arms handed over."""
    for place in (event.token, event.item_head):
        for noun in syntax.prepositional_objects(place, "to", "in", "into", "at"):
            first = syntax.phrase_tokens(noun)[0]
            start = reading.parsed.offsets(first, first)[0]
            if _REGIONS.match(reading.context.document.text[start : start + 24]):
                return True
    return False


def _named_roles(reading: SentenceReading, item: TransferItem, event: TransferEvent) -> tuple[list[Party], list[Party]]:
    frame = event.term.frame
    to = _parties_by(reading, event, "to", "for")
    origin = _origin(reading, item) or _given_before(reading, event) or _parties_by(reading, event, "from")
    if event.term.is_verb:
        subject = reading.resolver.parties_of(syntax.subject_of(event.token))
        counterpart = _counterpart(reading, event)
        if frame == "gets":
            asked = [p for o in syntax.direct_objects(event.token) if o.i != event.item_head.i for p in reading.resolver.parties_of(o)]
            return origin or counterpart or asked, subject or to
        if event.term.lemma in _SEIZES:
            return origin, to
        if frame == "arrives":
            destination = [p for o in event.token.children if o.dep_ == "dobj" for p in reading.resolver.parties_of(o)]
            return origin, destination or _parties_by(reading, event, "to", "in", "into", "at")
        if frame == "gives_to_object":
            return subject or origin, [p for o in syntax.direct_objects(event.token) for p in reading.resolver.parties_of(o)]
        return _given_by_verb(reading, event, subject, (to, origin, counterpart))
    return _given_by_noun(reading, event, to, origin)


def _given_by_verb(
    reading: SentenceReading, event: TransferEvent, subject: list[Party], around: tuple[list[Party], list[Party], list[Party]]
) -> tuple[list[Party], list[Party]]:
    to, origin, counterpart = around
    if event.term.lemma in _SIGNED and counterpart:
        return counterpart, subject
    if event.term.lemma in _SIGNED and len(subject) == _TWO and not to:
        return subject[:1], subject[1:]
    objects: list[Party] = []
    if event.term.frame == "gives":
        direct = [o for o in syntax.direct_objects(event.token) if o.i != event.item_head.i]
        objects = [p for o in direct for p in reading.resolver.parties_of(o, follow_reference=o.pos_ == "PRON")]
        objects = objects or _read_as_modifier(reading, event)
    return subject or origin, objects or to or counterpart


def _is_a_deal_between(reading: SentenceReading, event: TransferEvent) -> bool:
    """Whether the event only is "a deal with Norland", which does not tell who sells."""
    governor = event.token if event.term.is_verb else syntax.governing_verb(event.token)
    term = reading.lexicon.transfers.verbs.get(governor.lower_) if governor is not None else None
    if governor is not None and term is not None and term.lemma in _SIGNED:
        if len(reading.resolver.parties_of(syntax.subject_of(governor))) == _TWO:
            return True
    if syntax.prepositional_objects(event.token, "between"):
        return True
    return event.term.lemma in _SIGNED and bool(_counterpart(reading, event))


def _read_as_modifier(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """ "sent Norland howitzers": a receiver without an article, which the tree takes for a part of the item's name."""
    if event.item_head.head.i != event.token.i and syntax.first_conjunct(event.item_head).head.i != event.token.i:
        return []
    item = syntax.first_conjunct(event.item_head)
    first = event.token.i + 1
    parties = reading.resolver.parties_of(item, follow_reference=False)
    heads = [(p, reading.parsed.span_head(p.start, p.end or p.start)) for p in parties if p.start is not None and p.kind in _NAMES]
    return [p for p, head in heads if head.dep_ in {"compound", "nmod", "poss"} and first <= head.i <= first + 3 and not _is_possessive(head)]


def _is_possessive(noun: Token) -> bool:
    return any(child.dep_ == "case" for child in noun.children)


def _given_by_noun(reading: SentenceReading, event: TransferEvent, to: list[Party], origin: list[Party]) -> tuple[list[Party], list[Party]]:
    resolver = reading.resolver
    named = resolver.parties_of(event.token, follow_reference=False)
    owner = named or resolver.parties_of(syntax.possessor_of(event.token))
    agent = resolver.parties_of(syntax.agent_of(event.token))
    governor = syntax.governing_verb(event.token)
    above = resolver.parties_of(syntax.subject_of(governor)) if governor is not None else []
    above_term = reading.lexicon.transfers.verbs.get(governor.lower_) if governor is not None else None
    if event.term.lemma == "request" and (owner or origin):
        return [p for p in to or above if p.code not in {q.code for q in owner or origin}], owner or origin
    if event.term.lemma in _RECEIVING_NOUNS:
        buyer = owner or agent or to
        return (origin, buyer or above) if buyer or not (origin and above) else (above, origin)
    if above_term is not None and above_term.lemma in _SIGNED and len(above) == _TWO and not to:
        return above[:1], above[1:]
    if (above_term is not None and above_term.frame == "gets") or (governor is not None and governor.lower_ in _TAKES):
        return origin or owner, above or to
    between = [p for n in syntax.prepositional_objects(event.token, "between") for p in resolver.parties_of(n)]
    if len(between) == _TWO:
        return between[:1], between[1:]
    counterpart = _parties_by(reading, event, "with")
    if event.term.lemma in _SIGNED and counterpart and not to:
        return counterpart, owner or above
    if not to and owner and above and {p.code for p in above} != {p.code for p in owner}:
        return above, owner
    return agent or owner or origin or above, to


def _counterpart(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """The party behind "with" of the deal that a verb belongs to: "signed a contract with Norland to supply"."""
    places = [event.token, *event.token.children, *list(syntax.ancestors(event.token))[:2]]
    for place in places:
        if place.lower_ in _DEALS or (place.pos_ == "VERB" and reading.lexicon.transfers.verbs.get(place.lower_) is not None):
            reach = place.subtree if place.lower_ in _DEALS else [place]
            for noun in (n for t in reach for n in syntax.prepositional_objects(t, "with")):
                parties = reading.resolver.parties_of(noun)
                if parties:
                    return parties
    return []


_DEALS = frozenset("deal deals contract contracts agreement agreements pact order orders".split())


def _parties_by(reading: SentenceReading, event: TransferEvent, *prepositions: str) -> list[Party]:
    places = [event.token, event.item_head, syntax.first_conjunct(event.item_head)]
    places += [t for t in syntax.ancestors(event.item_head) if event.token.i != t.i and _between(t, event)]
    governor = syntax.governing_verb(event.token)
    if governor is not None:
        places.append(governor)
    for place in places:
        for noun in _behind(place, prepositions):
            parties = reading.resolver.parties_of(noun)
            if parties:
                return parties
    return []


def _behind(place: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    yield from syntax.prepositional_objects(place, *prepositions)
    for child in place.children:
        if (child.dep_ in {"dobj", "conj"} and child.pos_ in {"NOUN", "PROPN"}) or (child.dep_ in {"acl", "amod"} and child.lower_ in _BOUND):
            yield from syntax.prepositional_objects(child, *prepositions)


def _between(token: Token, event: TransferEvent) -> bool:
    return any(ancestor.i == event.token.i for ancestor in token.ancestors) and token.pos_ in {"NOUN", "PROPN"}


def _origin(reading: SentenceReading, item: TransferItem) -> list[Party]:
    """The party whose name or adjective stands before the item: "Iranian drones", "U.S.-made Abrams"."""
    text = reading.context.document.text
    window = max(reading.sentence.start, item.start - 45)
    for mention in reversed([m for m in reading.parsed.parties if window <= m.start and m.end <= item.start]):
        between = text[mention.end : item.start]
        if _MADE.match(between) or (mention.kind in {"demonym", "abbreviation"} and re.fullmatch(r"[\s\w-]{1,28}", between)):
            if not _JOINS.search(between):
                return [Party(mention.code, mention.start, mention.end, mention.kind)]
    return []


def _given_before(reading: SentenceReading, event: TransferEvent) -> list[Party]:
    """ "the guns promised by Norland arrived": the doer of a clause on the item."""
    for child in event.item_head.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i != event.token.i and child.lower_ in reading.lexicon.transfers.verbs:
            return reading.resolver.parties_of(syntax.agent_of(child))
    return []


def _recipients_after(reading: SentenceReading, item: TransferItem, suppliers: set[str]) -> list[Party]:
    """The party behind the next "to" or "for" after the item, where the tree binds none."""
    text = reading.context.document.text
    for party in reading.resolver.in_span(item.end, min(reading.sentence.end, item.end + 80)):
        if party.start is not None and not _OWNER.match(text[party.end or party.start : reading.sentence.end]) and _TO_WHOM.match(text[item.end : party.start]):
            return [party] if party.code not in suppliers else []
    return []


def _has_unnamed_doer(event: TransferEvent) -> bool:
    doer = syntax.subject_of(event.token) if event.term.is_verb else syntax.agent_of(event.token)
    if doer is not None and doer.lower_ in _UNNAMED:
        return True
    return any(n.lower_ in _UNNAMED for n in syntax.prepositional_objects(event.item_head, "from"))


def _goes_to_unnamed(event: TransferEvent) -> bool:
    found = [n for place in (event.token, event.item_head) for n in syntax.prepositional_objects(place, "to", "for")]
    return any(noun.lower_ in _UNNAMED | {"rebels", "separatists", "militants", "insurgents"} for noun in found)
