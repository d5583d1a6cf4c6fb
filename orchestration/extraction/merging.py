"""One claim per distinct tuple of slots: what a document says twice is kept once, in its most detailed wording."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from orchestration.extraction.completion import complete_transfers
from orchestration.extraction.context import DocumentContext
from orchestration.extraction.date_completion import complete_dates
from orchestration.extraction.drafts import ClaimDraft, with_told_besides
from orchestration.extraction.records import ClaimType
from orchestration.extraction.sanction_merging import is_same_sanction, merge_sanctions
from orchestration.extraction.troop_force_completion import complete_forces
from orchestration.extraction.troop_merging import drop_retold_counts
from orchestration.extraction.troop_places import complete_locations

_CORE = {
    ClaimType.ARMS_TRANSFER: (
        "supplier_code",
        "recipient_code",
        "category_code",
        "quantity_low",
        "quantity_high",
        "value_amount",
        "stage",
    ),
    ClaimType.TROOP_COUNT: ("force_code", "count_low", "count_high", "status"),
}
# Slots that a repetition may leave out: it then says nothing new.
_DETAIL = {
    ClaimType.ARMS_TRANSFER: (
        "supplier_code",
        "recipient_code",
        "quantity_low",
        "quantity_high",
        "value_amount",
    ),
    ClaimType.TROOP_COUNT: ("force_code",),
}


def merge_drafts(drafts: Iterable[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """Distinct claims, those of one type in text order."""
    sanctions: list[ClaimDraft] = []
    kept: list[ClaimDraft] = []
    for draft in _completed(list(drafts), context):
        if draft.claim_type is ClaimType.SANCTION:
            sanctions.append(draft)
            continue
        place = next((i for i, other in enumerate(kept) if _says_no_more(draft, other)), None)
        if place is not None:
            kept[place] = with_told_besides(kept[place], draft)
            continue
        repeated = [other for other in kept if _says_no_more(other, draft)]
        kept = [other for other in kept if other not in repeated]
        kept.append(reduce(with_told_besides, repeated, draft))
    return [*drop_retold_counts(kept), *merge_sanctions(sanctions)]


def repeats(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether a draft of any type tells nothing that the other one does not tell."""
    if draft.claim_type is ClaimType.SANCTION:
        return other.claim_type is ClaimType.SANCTION and is_same_sanction(draft, other)
    return _says_no_more(draft, other)


def _says_no_more(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether a draft tells nothing that the other does not tell: each slot is equal, or absent where it may be."""
    if draft.claim_type is not other.claim_type or draft.polarity is not other.polarity:
        return False
    if draft.claim_type is ClaimType.ARMS_TRANSFER and not _is_same_item(draft, other):
        return False
    details = _DETAIL[draft.claim_type]
    for name in _CORE[draft.claim_type]:
        mine = draft.value(name)
        if mine != other.value(name) and not (mine is None and name in details):
            return False
    return True


def _is_same_item(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Anti-tank rockets are not artillery rounds, though both are ammunition; "weapons" may be anything."""
    if "unspecified" in {draft.value("category_code"), other.value("category_code")}:
        return True
    return _head_noun(draft) == _head_noun(other)


def _head_noun(draft: ClaimDraft) -> str:
    words = (draft.value("item_text") or "").lower().split()
    return words[-1].rstrip("s") if words else ""


def _completed(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The drafts with what their sentences leave out filled from the document."""
    parties = complete_forces(complete_transfers(drafts, context), context)
    return complete_dates(complete_locations(parties, context), context)
