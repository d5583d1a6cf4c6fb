"""Arms transfers: an item, the word that hands it over, the parties of that word, its stage, number and value.

The parts are read by the transfer_* modules; here they become drafts of claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction import syntax
from orchestration.extraction.claimants import claimant_of
from orchestration.extraction.drafts import (
    ClaimDraft,
    SentenceReading,
    party_slot,
    slot_table,
    token_slot,
)
from orchestration.extraction.event_dates import event_date_of, tells_of_before
from orchestration.extraction.records import ClaimType, Polarity, Sentence, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.transfer_amounts import number_slots, value_slots
from orchestration.extraction.transfer_arguments import goes_to_a_region
from orchestration.extraction.transfer_coordination import events_of_all
from orchestration.extraction.transfer_events import CONTENTS, event_of, is_listed
from orchestration.extraction.transfer_items import TransferItem, read_items
from orchestration.extraction.transfer_lists import stage_of_list
from orchestration.extraction.transfer_parties import TransferRoles, roles_of
from orchestration.extraction.transfer_references import REFERS, deal_of, price_of
from orchestration.extraction.transfer_sharing import sharing_parties
from orchestration.extraction.transfer_stages import TransferStage, read_stage
from orchestration.extraction.transfer_words import SEIZES, TransferEvent

_ARMING = frozenset({"arm", "rearm", "re-arm", "equip", "outfit"})
_SHOWS = frozenset({"unveil", "announce"})  # a weapon unveiled for no one is only shown
_PLATFORMS = frozenset({"aircraft", "helicopter", "ship"})
_CARGO = frozenset({"unspecified", "ammunition", "small_arms", "components"})
_MOVES = frozenset({"send", "dispatch", "fly", "arrive", "reach", "pass", "route", "rush"})
_FLAGSHIPS = re.compile(
    r"\b(?:bombers?|carriers?|destroyers?|warships?|spy planes?|AWACS|B-?(?:1|2|52)s?)\b", re.I
)
_TALKS = frozenset({"discuss", "debate", "support", "advocate", "favor", "favour", "consider"})
_SOFT = re.compile(
    r"(?:military |security |defen[cs]e |defensive )?(?:support|assistance|aid|capabilit(?:y|ies)|"
    r"technology|systems?)",
    re.I,
)
_NEEDS = frozenset({"need", "require", "want"})
_VAGUE_CLASSES = frozenset({"unspecified", "components", "other"})
_TRADED = frozenset({"components", "other", "aircraft", "ship", "helicopter", "engine"})
_TRADE_RESTRICTION = re.compile(r"\bsanction|export control|\bassets?\b|airspace|access to", re.I)
_LAW_FOR_ALL = re.compile(
    r"\b(?:treaty|treaties|ratif(?:y|ied|ication)|arms trade|by all (?:countries|states))\b", re.I
)
_ERRAND = re.compile(r"^[^.;]{0,40}?\bto (?:patrol|protect|guard|monitor|the base|bases?|waters)\b")
_TOLD_ALONE = frozenset({"sale", "delivery", "shipment", "transfer", "purchase", "package"})


def find_arms_transfers(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The arms transfers that one sentence tells of."""
    yield from sharing_parties(list(_named_transfers(reading)))
    if not reading.parsed.weapons:
        yield from find_armings(reading)
        yield from _referred(reading)


def _named_transfers(reading: SentenceReading) -> Iterator[ClaimDraft]:
    items = read_items(reading)
    for item, event in zip(items, events_of_all(items, reading), strict=True):
        if event is None and reading.opener is not None and not _is_fitted(item):
            yield _listed(reading, item, reading.opener)
        if event is not None and not goes_to_a_region(reading, event):
            yield from _drafts_of(reading, item, event, value_slots(reading, item, items))


def _referred(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The claim of a sentence that goes on about a deal told before: what it is worth, or that it was stopped."""
    item = deal_of(reading)
    event = event_of(item, reading) if item is not None else None
    if item is None or event is None:
        return
    values = price_of(reading, item)
    for draft in _drafts_of(reading, item, event, values):
        if values or draft.value("stage") == "halted":
            yield replace(draft, rule=f"{REFERS}:{event.term.lemma}")


def _is_fitted(item: TransferItem) -> bool:
    """As in "30 guns with sights", "two of them as spares": what comes with another item of a list line."""
    return item.head.dep_ == "pobj" and item.head.head.lower_ in {"with", "as", "for"}


def _listed(reading: SentenceReading, item: TransferItem, opener: Sentence) -> ClaimDraft:
    """The claim of one line of a list; its parties are told elsewhere."""
    slots = [*_item_slots(item), *number_slots(reading, item), Slot("stage", stage_of_list(opener))]
    return ClaimDraft(
        ClaimType.ARMS_TRANSFER,
        slot_table(slots),
        Polarity.AFFIRMED,
        None,
        None,
        None,
        reading.sentence,
        confidence=0.6,
        rule="list",
        open_slots=frozenset({"date"}) if tells_of_before(opener.text) else frozenset(),
    )


def find_armings(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """As in "armed the rebels": a verb that gives arms without naming them."""
    for token in reading.parsed.tokens:
        term = reading.lexicon.transfers.verbs.get(token.lower_)
        if term is None or term.lemma not in _ARMING or token.pos_ != "VERB" or token.dep_ == "amod":
            continue
        if not any(reading.resolver.parties_of(o) for o in syntax.direct_objects(token)):
            continue
        start, end = reading.parsed.offsets(token, token)
        item = TransferItem(start, end, token.text, "unspecified", None, token)
        yield from _drafts_of(reading, item, TransferEvent(token, term, token), [])


def _drafts_of(
    reading: SentenceReading, item: TransferItem, event: TransferEvent, values: list[list[Slot]]
) -> Iterator[ClaimDraft]:
    roles = roles_of(reading, item, event)
    if event.is_bare and not values and reading.parsed.weapons and not (roles.suppliers and roles.recipients):
        return
    refers = not reading.parsed.weapons
    if (
        not refers
        and not roles.suppliers
        and not roles.recipients
        and not _is_told_without_parties(event, values)
    ):
        return
    if _is_something_else(reading, item, event, roles, values):
        return
    stage = read_stage(event.token, event.term, reading.stances, reading.lexicon)
    suppliers: list[Party | None] = [*roles.suppliers] or [None]
    recipients: list[Party | None] = [*roles.recipients] or [None]
    pairs = [(s, r) for s in suppliers for r in recipients if not (s and r and s.code == r.code)]
    if len(pairs) > 1:
        values = []
    for value in values or [[]]:
        for supplier, recipient in pairs:
            yield _draft(reading, (item, event, stage), (supplier, recipient, roles), value)


def _draft(
    reading: SentenceReading,
    what: tuple[TransferItem, TransferEvent, TransferStage],
    who: tuple[Party | None, Party | None, TransferRoles],
    value: list[Slot],
) -> ClaimDraft:
    (item, event, stage), (supplier, recipient, roles) = what, who
    claimant, date = (
        claimant_of(reading, event.token),
        event_date_of(reading, event.token, is_act=stage.stage == "agreed"),
    )
    slots = [
        *party_slot("supplier_code", supplier, reading),
        *party_slot("recipient_code", recipient, reading),
        *_item_slots(item),
        *number_slots(reading, item, event.token),
        *value,
        *_stage_slots(stage, token_slot("stage", stage.stage, event.token, reading)),
    ]
    return ClaimDraft(
        ClaimType.ARMS_TRANSFER,
        slot_table(slots),
        Polarity.DENIED if stage.is_denied or _names_none_of(item, event) else Polarity.AFFIRMED,
        date.event_date if date else None,
        claimant.text,
        claimant.code,
        reading.sentence,
        confidence=0.9 if supplier and recipient else 0.6,
        rule=f"{event.term.frame}:{event.term.lemma}",
        open_slots=roles.open_roles if roles.is_directed else roles.open_roles | {"direction"},
        claimant_span=claimant.span,
        date_span=date.span if date else None,
    )


def _names_none_of(item: TransferItem, event: TransferEvent) -> bool:
    """As in "sold it no arms", "no aid has gone": the negation stands with the item."""
    return event.term.is_verb and any(child.lower_ == "no" for child in item.head.children)


def _is_something_else(
    reading: SentenceReading,
    item: TransferItem,
    event: TransferEvent,
    roles: TransferRoles,
    values: list[list[Slot]],
) -> bool:
    """Whether it is a show, a need or a trade restriction rather than a transfer."""
    if event.term.lemma in _SHOWS and not roles.recipients and not values and not item.is_unspecified:
        return True
    if item.category == "components" and not roles.recipients:
        return True
    if _moves_own_forces(reading, item, event, roles) or _is_own_stock(event):
        return True
    if event.term.lemma in _TALKS and _SOFT.fullmatch(item.text) and not values:
        return True
    if event.term.lemma in _NEEDS and not roles.suppliers and item.category in _VAGUE_CLASSES:
        return True
    if _stops_arms_in_use(reading, item, event, roles) or _is_law_for_all(reading, roles):
        return True
    is_restriction = event.term.frame == "stops" or event.term.meaning == "halted"
    return (
        is_restriction and item.category in _TRADED and bool(_TRADE_RESTRICTION.search(reading.sentence.text))
    )


def _is_law_for_all(reading: SentenceReading, roles: TransferRoles) -> bool:
    """As in "a treaty under which states may not transfer arms": what holds for all tells of no transfer."""
    are_named = all(any(p.start is not None for p in side) for side in (roles.suppliers, roles.recipients))
    return not are_named and bool(_LAW_FOR_ALL.search(reading.sentence.text))


def _is_own_stock(event: TransferEvent) -> bool:
    """As in "their weapons supplies": what a party has, not what it gives."""
    is_owned = event.term.lemma == "supply" and syntax.possessor_of(event.token) is not None
    return (
        is_owned
        and not event.term.is_verb
        and not syntax.prepositional_objects(event.token, "to", "from", "for", "of")
    )


def _stops_arms_in_use(
    reading: SentenceReading, item: TransferItem, event: TransferEvent, roles: TransferRoles
) -> bool:
    """As in "stopped the tanks", "a treaty bans missiles": arms stopped, not their sale or delivery."""
    if event.term.frame != "stops" or event.term.lemma in SEIZES:
        return False
    is_a_passing = item.head.lower_ in reading.lexicon.transfers.nouns or any(
        t.lower_ in reading.lexicon.transfers.nouns
        for t in syntax.ancestors(item.head)
        if event.token.i in {a.i for a in t.ancestors}
    )
    return not is_a_passing and not (roles.suppliers and roles.recipients)


def _moves_own_forces(
    reading: SentenceReading, item: TransferItem, event: TransferEvent, roles: TransferRoles
) -> bool:
    """As in "dispatched two warships", "the jets arrived at a base": a state that moves its own aircraft and ships."""
    if event.term.lemma == "move":
        is_cargo = item.category in _CARGO or is_listed(item)
        return not is_cargo and not any(r.code.islower() for r in roles.recipients)
    if item.category not in _PLATFORMS or event.term.lemma not in _MOVES:
        return False
    if _FLAGSHIPS.search(item.text) or syntax.prepositional_objects(
        event.token, "into", "near", "over", "toward", "towards", "off", "through"
    ):
        return True
    if roles.suppliers and roles.recipients:
        return False
    after = reading.context.document.text[item.end : reading.sentence.end]
    return event.term.lemma != "send" or bool(_ERRAND.match(after))


def _is_told_without_parties(event: TransferEvent, values: list[list[Slot]]) -> bool:
    """Whether a sentence that names no party may tell of a transfer between parties named before."""
    if event.term.frame == "grants":
        return event.term.lemma in CONTENTS or bool(values)
    return event.term.frame in {"gives", "gives_to_object", "arrives"} or event.term.lemma in _TOLD_ALONE


def _item_slots(item: TransferItem) -> list[Slot]:
    slots = [
        Slot("item_text", item.text, item.text, item.start, item.end),
        Slot("category_code", item.category, item.text, item.start, item.end),
    ]
    if item.weapon_code:
        slots.append(Slot("weapon_code", item.weapon_code, item.text, item.start, item.end))
    return slots


def _stage_slots(stage: TransferStage, told: Slot) -> list[Slot]:
    slots = [told]
    if stage.detail:
        slots.append(Slot("stage_detail", stage.detail))
    return slots
