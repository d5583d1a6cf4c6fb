"""Deals that a sentence takes up without naming the arms: "the contract is worth", "cancelled the sale".

What the deal is about is told by the sentences before; here only the wording that points back is found, and what it takes over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.drafts import ClaimDraft, SentenceReading
from orchestration.extraction.records import Slot
from orchestration.extraction.transfer_amounts import value_slots
from orchestration.extraction.transfer_items import TransferItem

REFERS = "refers"
_DEAL = re.compile(
    r"\b(?:the|this|that|its|their|both|an?)\s+(?:[\w-]+\s)?(contracts?|deals?|sales?|orders?|purchases?|agreement|"
    r"handover|delivery|deliveries|transaction)\b(?!\s+(?:of|for|on)\s+(?!about|some|[$€£\d]))",
    re.I,
)
_NOT_OF_ARMS = re.compile(
    r"\b(?:nuclear|peace|grain|gas|oil|trade|truce|ceasefire|hostage|prisoner|minerals?|climate|court|executive)\b",
    re.I,
)
_DEALS = (
    "contract", "deal", "sale", "order", "purchase", "agreement", "handover", "deliver", "transaction",
)  # fmt: skip
REACH = 500  # code points between the deal and what it is about
_TAKEN_OVER = ("item_text", "category_code", "weapon_code")


def refers_to_a_deal(text: str) -> bool:
    """Whether a sentence points back to a deal."""
    lowered = text.lower()
    if not any(word in lowered for word in _DEALS):
        return False
    return bool(_DEAL.search(text)) and not _NOT_OF_ARMS.search(text)


def deal_of(reading: SentenceReading) -> TransferItem | None:
    """The deal that a sentence without arms takes up, as an item of no class yet."""
    if reading.parsed.weapons or not refers_to_a_deal(reading.sentence.text):
        return None
    match = _DEAL.search(reading.sentence.text)
    if match is None:
        return None
    start, end = reading.sentence.start + match.start(1), reading.sentence.start + match.end(1)
    return TransferItem(start, end, match[1], "unspecified", None, reading.parsed.span_head(start, end))


def price_of(reading: SentenceReading, item: TransferItem) -> list[list[Slot]]:
    """The sums of money that a sentence tells of a deal; what stands behind a semicolon is another matter."""
    found = value_slots(reading, item, [item])
    return [slots for slots in found if not _is_apart(reading, item, slots[0])]


def _is_apart(reading: SentenceReading, item: TransferItem, sum_told: Slot) -> bool:
    start = sum_told.start if sum_told.start is not None else item.end
    return ";" in reading.context.document.text[item.end : start]


def take_over(draft: ClaimDraft, told: Sequence[ClaimDraft]) -> ClaimDraft | None:
    """The draft about the arms last told before it; None where none are told near it."""
    before = next((d for d in reversed(told) if not d.rule.startswith(REFERS)), None)
    if before is None or not 0 <= draft.sentence.start - before.sentence.end <= REACH:
        return None
    for name in _TAKEN_OVER:
        slot = before.slots.get(name)
        if slot is not None:
            draft = draft.with_slot(slot)
    for name in ("supplier_code", "recipient_code"):
        code = before.value(name)
        if code and not draft.value(name) and code not in _parties_of(draft):
            draft = draft.with_slot(Slot(name, code))
    return draft


def _parties_of(draft: ClaimDraft) -> set[str | None]:
    return {draft.value("supplier_code"), draft.value("recipient_code")}
