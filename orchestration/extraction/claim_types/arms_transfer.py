"""Arms transfers: a weapon, and above or beside it a word of passing from one party to another.

The weapon is the anchor; the transfer word that governs it says which argument is the supplier and which the recipient.
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
from orchestration.extraction.mentions import WeaponMention
from orchestration.extraction.records import ClaimType, Polarity, QuantityMention, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.transfer_items import is_arms
from orchestration.extraction.transfer_stages import TransferStage, read_stage

_MADE = re.compile(r"[-‑–\s](?:made|built|supplied|designed|manufactured|produced|provided)\b")
_CONTENTS = frozenset({"include", "comprise", "contain", "approve", "announce", "authorize", "authorise"})
_NOT_TRANSFERRED = frozenset({"embargo", "control", "controls", "race", "industry", "test", "tests", "program", "programme", "attack", "attacks", "strike", "strikes", "inspector", "inspectors"})


@dataclass(frozen=True)
class TransferEvent:
    """A transfer word with the item that it moves."""

    token: Token
    term: EventTerm
    item_head: Token


def find_arms_transfers(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The arms transfers that one sentence tells of."""
    for weapon in reading.parsed.weapons:
        if not is_arms(weapon, reading):
            continue
        event = _event_of(reading, weapon)
        if event is not None:
            yield from _drafts_of(reading, weapon, event)
    if not reading.parsed.weapons:
        yield from find_armings(reading)


def find_armings(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """ "armed the rebels": a verb that gives arms without naming them."""
    for token in reading.parsed.tokens:
        term = reading.lexicon.transfers.verbs.get(token.lower_)
        if term is None or term.lemma not in {"arm", "rearm", "re-arm"} or token.pos_ != "VERB" or token.dep_ == "amod":
            continue
        recipients = [p for o in syntax.direct_objects(token) for p in reading.resolver.parties_of(o)]
        if not recipients:
            continue
        start, end = reading.parsed.offsets(token, token)
        weapon = WeaponMention(start, end, token.text, "unspecified", None, is_generic=True, needs_context=False)
        yield from _drafts_of(reading, weapon, TransferEvent(token, term, token))


def _event_of(reading: SentenceReading, weapon: WeaponMention) -> TransferEvent | None:
    head = reading.parsed.span_head(weapon.start, weapon.end)
    item = head
    vocabulary = reading.lexicon.transfers
    for _ in range(4):
        if item.dep_ in {"compound", "amod", "nmod", "poss"} and item.head.pos_ in {"NOUN", "PROPN"} and item.head.i > item.i:
            item = item.head
            if item.lower_ in _NOT_TRANSFERRED:
                return None
            if item.lower_ in vocabulary.nouns:
                return TransferEvent(item, vocabulary.nouns[item.lower_], head)
    below = _event_below(item, reading)
    if below is not None:
        return TransferEvent(below, vocabulary.verbs[below.lower_], item)
    return _event_above(item, reading)


def _event_below(item: Token, reading: SentenceReading) -> Token | None:
    verbs = reading.lexicon.transfers.verbs
    for noun in {item, syntax.first_conjunct(item)}:
        for child in noun.children:
            if child.dep_ in {"relcl", "acl"} and child.pos_ == "VERB" and child.i > noun.i:
                for verb in [child, *(c for c in child.children if c.dep_ in {"xcomp", "conj"})]:
                    term = verbs.get(verb.lower_)
                    if term is not None and term.frame in {"gives", "gets"}:
                        return verb
    return None


def _event_above(item: Token, reading: SentenceReading) -> TransferEvent | None:
    vocabulary = reading.lexicon.transfers
    below, fallback = item, None
    for token in syntax.ancestors(item):
        if token.pos_ in {"VERB", "AUX"}:
            term = vocabulary.verbs.get(token.lower_)
            if term is not None and _moves(token, below, term):
                return TransferEvent(token, term, item)
            return fallback
        elif token.pos_ in {"NOUN", "PROPN"}:
            term = vocabulary.nouns.get(token.lower_)
            if term is not None and token.lower_ not in {"support", "plan", "program", "programme"}:
                fallback = fallback or TransferEvent(token, term, item)
                if term.meaning != "agreed" or token.lower_ in {"sale", "sales", "purchase"}:
                    return fallback
        if token.pos_ != "ADP":
            below = token
        elif token.lower_ in {"by", "against", "without", "over", "after", "under", "in", "at", "on"} and not _is_worth(token, reading):
            return fallback
        else:
            below = token
    return fallback


def _is_worth(preposition: Token, reading: SentenceReading) -> bool:
    """ "$5.6 billion in security assistance": the money stands for the item."""
    if preposition.lower_ != "in":
        return False
    start = reading.parsed.offsets(preposition, preposition)[0]
    return any(q.currency and 0 <= start - q.end <= 2 for q in reading.parsed.quantities)


def _moves(verb: Token, below: Token, term: EventTerm) -> bool:
    """Whether the branch that leads down to the item is one that the verb moves."""
    if below.dep_ in {"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd"}:
        return True
    if below.dep_ in {"prep", "dative"}:
        allowed = {"gives_to_object": {"with"}, "gives": {"with", "of"}, "gets": {"for", "of"}, "grants": {"for", "of"}, "stops": {"of", "from"}}
        return below.lower_ in allowed.get(term.frame, set())
    if below.dep_ == "pobj":
        return True
    if term.frame == "arrives":
        return below.dep_ == "nsubj"
    return below.dep_ == "nsubj" and term.frame == "gives" and verb.tag_ in {"VBN", "VBG"}


def _drafts_of(reading: SentenceReading, weapon: WeaponMention, event: TransferEvent) -> Iterator[ClaimDraft]:
    stage = read_stage(event.token, event.term, reading.stances, reading.lexicon)
    suppliers, recipients = _roles(reading, weapon, event)
    if not suppliers and not recipients and not _is_told_without_parties(event, weapon, reading):
        return
    claimant_text, claimant_code = claimant_of(reading, event.token)
    date = event_date_of(reading, event.token, is_future=stage.is_future)
    common = [*_item_slots(reading, weapon), *_number_slots(reading, weapon), *_value_slots(reading, weapon), *_stage_slots(stage)]
    for supplier in suppliers or [None]:
        for recipient in recipients or [None]:
            if supplier and recipient and supplier.code == recipient.code:
                continue
            slots = [*party_slot("supplier_code", supplier, reading), *party_slot("recipient_code", recipient, reading), *common]
            yield ClaimDraft(
                ClaimType.ARMS_TRANSFER,
                slot_table(slots),
                Polarity.DENIED if stage.is_denied else Polarity.AFFIRMED,
                date,
                claimant_text,
                claimant_code,
                reading.sentence,
                confidence=0.9 if supplier and recipient else 0.6,
                rule=f"{event.term.frame}:{event.term.lemma}",
            )


def _is_told_without_parties(event: TransferEvent, weapon: WeaponMention, reading: SentenceReading) -> bool:
    """Whether a sentence that names no party may still tell of a transfer of parties named before: "the package includes tanks"."""
    if event.term.frame == "grants":
        return event.term.lemma in _CONTENTS or bool(_value_slots(reading, weapon))
    return event.term.frame in {"gives", "gives_to_object", "arrives"} or event.term.lemma in {"sale", "delivery", "shipment", "transfer", "purchase", "package"}


def _roles(reading: SentenceReading, weapon: WeaponMention, event: TransferEvent) -> tuple[list[Party], list[Party]]:
    resolver = reading.resolver
    token, frame = event.token, event.term.frame
    subject = resolver.parties_of(syntax.subject_of(token)) if event.term.is_verb else []
    owner = _named(reading, event.token) if not event.term.is_verb else []
    to = _parties_by(reading, event, "to", "for")
    origin = _origin(reading, weapon) or _parties_by(reading, event, "from")
    if frame == "gets":
        return origin, subject or to
    if frame == "arrives":
        destination = [p for o in token.children if o.dep_ == "dobj" for p in resolver.parties_of(o)]
        return origin, destination or _parties_by(reading, event, "to", "in", "into", "at")
    if frame == "gives_to_object":
        objects = [p for o in syntax.direct_objects(token) for p in resolver.parties_of(o)]
        return subject or origin, objects
    if event.term.is_verb:
        with_object = [p for o in syntax.direct_objects(token) if o.i != event.item_head.i for p in resolver.parties_of(o, follow_reference=False)]
        return subject or origin, to or (with_object if frame == "gives" else [])
    agent = resolver.parties_of(syntax.agent_of(token))
    governor = syntax.governing_verb(token)
    above = resolver.parties_of(syntax.subject_of(governor)) if governor is not None else []
    above_term = reading.lexicon.transfers.verbs.get(governor.lower_) if governor is not None else None
    if event.term.lemma in {"purchase", "acquisition", "import", "request", "order", "procurement"}:
        return origin, owner or agent or to or above
    if above_term is not None and above_term.frame == "gets":
        return origin or owner, above or to
    if not to and owner and above and {p.code for p in above} != {p.code for p in owner}:
        return above, owner
    return agent or owner or origin or above, to


def _named(reading: SentenceReading, noun: Token) -> list[Party]:
    """The party that owns or names an event noun: "Iran's deliveries", "U.S. arms sales"."""
    return reading.resolver.parties_of(noun, follow_reference=False) or reading.resolver.parties_of(syntax.possessor_of(noun))


def _parties_by(reading: SentenceReading, event: TransferEvent, *prepositions: str) -> list[Party]:
    places = [event.token, event.item_head, syntax.first_conjunct(event.item_head)]
    places += [t for t in syntax.ancestors(event.item_head) if event.token.i != t.i and _between(t, event)]
    governor = syntax.governing_verb(event.token)
    if governor is not None:
        places.append(governor)
    for place in places:
        for noun in syntax.prepositional_objects(place, *prepositions):
            parties = reading.resolver.parties_of(noun)
            if parties:
                return parties
    return []


def _between(token: Token, event: TransferEvent) -> bool:
    return any(ancestor.i == event.token.i for ancestor in token.ancestors) and token.pos_ in {"NOUN", "PROPN"}


def _origin(reading: SentenceReading, weapon: WeaponMention) -> list[Party]:
    """The party whose name or adjective stands before the item: "Iranian drones", "U.S.-made Abrams"."""
    text = reading.context.document.text
    window = max(reading.sentence.start, weapon.start - 45)
    for mention in reversed([m for m in reading.parsed.parties if window <= m.start and m.end <= weapon.start]):
        between = text[mention.end : weapon.start]
        if _MADE.match(between) or (mention.kind in {"demonym", "abbreviation"} and re.fullmatch(r"[\s\w-]{1,28}", between)):
            if not re.search(r"\b(?:to|for|of|from|with|and|has|have|is|are|was|were|in|on|by)\b", between):
                return [Party(mention.code, mention.start, mention.end, mention.kind)]
    return []


def _item_slots(reading: SentenceReading, weapon: WeaponMention) -> list[Slot]:
    slots = [
        Slot("item_text", weapon.text, weapon.text, weapon.start, weapon.end),
        Slot("category_code", weapon.category, weapon.text, weapon.start, weapon.end),
    ]
    if weapon.weapon_code:
        slots.append(Slot("weapon_code", weapon.weapon_code, weapon.text, weapon.start, weapon.end))
    return slots


def _number_slots(reading: SentenceReading, weapon: WeaponMention) -> list[Slot]:
    mention = _number_before(reading, weapon)
    if mention is None:
        return []
    text = reading.context.document.text[mention.start : mention.end]
    return quantity_slots("quantity", mention.quantity, (mention.start, mention.end), text)


def _number_before(reading: SentenceReading, weapon: WeaponMention) -> QuantityMention | None:
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= weapon.start + 1]
    if not candidates:
        return None
    nearest = candidates[-1]
    between = reading.context.document.text[nearest.end : weapon.start]
    others = [w for w in reading.parsed.weapons if nearest.end <= w.start < weapon.start]
    if len(between.split()) > 6 or re.search(r"[,;:()]|\b(?:to|for|from|in|and|with|by|worth|will|has|have|after)\b", between) or (others and " of " not in between):
        return None
    return nearest


def _value_slots(reading: SentenceReading, weapon: WeaponMention) -> list[Slot]:
    money = [q for q in reading.parsed.quantities if q.currency]
    if len(money) != 1:
        return []
    unspecified = [w for w in reading.parsed.weapons if w.category == "unspecified"]
    if unspecified and weapon not in unspecified:
        return []
    mention = money[0]
    amount = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
    text = reading.context.document.text[mention.start : mention.end]
    return [
        Slot("value_amount", f"{amount.normalize():f}" if amount is not None else "0", text, mention.start, mention.end),
        Slot("value_currency", mention.currency or "", text, mention.start, mention.end),
    ]


def _stage_slots(stage: TransferStage) -> list[Slot]:
    slots = [Slot("stage", stage.stage)]
    if stage.detail:
        slots.append(Slot("stage_detail", stage.detail))
    return slots
