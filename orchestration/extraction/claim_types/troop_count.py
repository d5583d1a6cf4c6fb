"""Troop counts: a number bound to armed people, what is told of them, whose they are and where.

Puts the parts together; how numbers are bound, statuses, forces and places are read lives in the troop_* modules.
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.claimants import claimant_of
from orchestration.extraction.drafts import (
    ClaimDraft,
    SentenceReading,
    party_slot,
    quantity_slots,
    slot_table,
    token_slot,
)
from orchestration.extraction.event_dates import event_date_of
from orchestration.extraction.records import ClaimType, Polarity, Qualifier, Quantity, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.troop_forces import force_of, is_nameless
from orchestration.extraction.troop_personnel import find_personnel
from orchestration.extraction.troop_places import location_of
from orchestration.extraction.troop_singles import LOSSES, find_singles, is_told_by_verb
from orchestration.extraction.troop_status import read_status
from orchestration.extraction.troop_words import Personnel, Status, is_part_of_unit

_CAPPED = frozenset({"cap", "caps", "capped", "capping"})
_PERSONNEL_TYPES = frozenset({"soldiers", "sailors_and_airmen", "peacekeepers", "advisers", "fighters"})


def find_troop_counts(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The troop counts that one sentence tells of."""
    taken: set[int] = set()
    for personnel in find_personnel(reading):
        taken.add(personnel.noun.i)
        status = read_status(personnel, reading)
        if status is not None:
            yield _draft(reading, personnel, status)
    for personnel in find_singles(reading, taken):
        status = read_status(personnel, reading)
        if status is not None and status.status in LOSSES and is_told_by_verb(status.event):
            yield _draft(reading, personnel, status)


def _draft(reading: SentenceReading, personnel: Personnel, status: Status) -> ClaimDraft:
    force = force_of(reading, personnel, status)
    event = status.event or personnel.noun
    date = event_date_of(reading, event)
    claimant = claimant_of(reading, event)
    is_future_unit = status.status == "planned" and (
        personnel.term.frame == "unit" or is_part_of_unit(personnel.noun, reading)
    )
    nameless = force is None and (is_future_unit or is_nameless(personnel, reading))
    return ClaimDraft(
        ClaimType.TROOP_COUNT,
        slot_table(
            [
                *_count_slots(reading, personnel, token_slot("status", status.status, event, reading)),
                *_party_slots(reading, personnel, status, force),
            ]
        ),
        Polarity.DENIED if status.is_denied else Polarity.AFFIRMED,
        date.event_date if date else None,
        claimant.text,
        claimant.code,
        reading.sentence,
        confidence=0.9 if force else 0.6,
        rule=f"{personnel.term.meaning}:{status.status}" + (":nameless" if nameless else ""),
        claimant_span=claimant.span,
        date_span=date.span if date else None,
    )


def _count_slots(reading: SentenceReading, personnel: Personnel, status: Slot) -> list[Slot]:
    text, number = reading.context.document.text, personnel.number
    quantity = number.quantity
    if status.text in _CAPPED and quantity.low is not None and quantity.low == quantity.high:
        quantity = Quantity(None, quantity.high, Qualifier.AT_MOST)
    kind = personnel.term.meaning if personnel.term.meaning in _PERSONNEL_TYPES else "soldiers"
    start, end = reading.parsed.offsets(personnel.noun, personnel.noun)
    unit = text[start:end]
    return [
        *quantity_slots("count", quantity, (number.start, number.end), text[number.start : number.end]),
        status,
        Slot("personnel_type", kind, unit),
        Slot("unit_text", unit, unit, start, end),
    ]


def _party_slots(
    reading: SentenceReading, personnel: Personnel, status: Status, force: Party | None
) -> list[Slot]:
    slots = party_slot("force_code", force, reading)
    if status.status == "strength":
        return slots
    place = location_of(reading, personnel, status, force)
    slots += party_slot("location_code", place.country, reading)
    start, end = reading.parsed.offsets(place.noun, place.noun) if place.noun is not None else (None, None)
    if start is None and place.country is not None:
        start, end = place.country.start, place.country.end
    if start is not None and end is not None:
        text = reading.context.document.text[start:end]
        slots.append(Slot("place_text", text, text, start, end))
    return slots
