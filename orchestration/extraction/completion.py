"""Filling a party that a sentence leaves out from what the rest of the document says.

A reader who meets "the jets will arrive in May" knows from the sentence before who sends them to whom.
Only parties that the document
itself pairs in such a claim, or names most, are filled in; the slot then has no wording of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from orchestration.extraction.adversaries import adversaries
from orchestration.extraction.context import DocumentContext
from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.records import ClaimType, Slot
from orchestration.extraction.transfer_parties import SPEAKER
from orchestration.extraction.transfer_references import REFERS, take_over
from orchestration.extraction.transfer_words import SEIZES

Pairs = Counter[tuple[str | None, str | None]]
_PARTIES = frozenset({"supplier_code", "recipient_code"})
_NEAR = 800  # code points within which the last pair told is still the one meant
_INFERRED = 0.75  # confidence kept of a claim whose party is inferred from the document
_MAIN_SHARE = 0.18  # share of the document's party mentions that makes a party its main one


def complete_transfers(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The drafts with suppliers and recipients filled from the document where a sentence leaves one out."""
    transfers = [d for d in drafts if d.claim_type is ClaimType.ARMS_TRANSFER]
    pairs = _told_pairs(transfers)
    completed = _completed_in_order(drafts, pairs, context)
    return [
        _turned(d, pairs, context)
        for d in completed
        if d.claim_type is not ClaimType.ARMS_TRANSFER or _tells_parties(d)
    ]


def _tells_parties(draft: ClaimDraft) -> bool:
    """Whether a claim has both its parties; one is enough where the text leaves the other open, or the arms were seized."""
    told = {n for n in _PARTIES if draft.value(n)}
    if not told:
        return False
    return (
        len(told | (draft.open_slots & _PARTIES)) == len(_PARTIES)
        or SPEAKER in draft.open_slots
        or _is_seized(draft)
    )


def _is_seized(draft: ClaimDraft) -> bool:
    return draft.rule.rpartition(":")[2] in SEIZES


def _completed_in_order(drafts: list[ClaimDraft], pairs: Pairs, context: DocumentContext) -> list[ClaimDraft]:
    """Every draft completed, in text order: what the sentences just before pair counts more than what others pair."""
    completed: list[ClaimDraft] = []
    before: ClaimDraft | None = None
    for draft in drafts:
        if draft.claim_type is not ClaimType.ARMS_TRANSFER:
            completed.append(draft)
            continue
        if draft.rule.startswith(REFERS):
            told = [d for d in completed if d.claim_type is ClaimType.ARMS_TRANSFER]
            completed += [d for d in [take_over(draft, told)] if d is not None]
            continue
        near = before is not None and 0 <= draft.sentence.start - before.sentence.end <= _NEAR
        recent = _told_pairs([before]) if before is not None and near else Counter()
        completed.append(_completed(draft, pairs, recent, context))
        before = draft if draft.value("supplier_code") and draft.value("recipient_code") else before
    return completed


def _told_pairs(transfers: list[ClaimDraft]) -> Pairs:
    """Supplier and recipient of the claims that name both, by how often; the direction of "a deal with" counts for nothing."""
    pairs: Pairs = Counter()
    for draft in transfers:
        supplier, recipient = draft.value("supplier_code"), draft.value("recipient_code")
        if supplier and recipient and "direction" not in draft.open_slots:
            pairs[(supplier, recipient)] += 1
    return pairs


def _turned(draft: ClaimDraft, pairs: Pairs, context: DocumentContext) -> ClaimDraft:
    """The draft with its parties exchanged where it is unsure of them and the document or the weapon's origin says otherwise."""
    if draft.claim_type is not ClaimType.ARMS_TRANSFER:
        return draft
    supplier, recipient = draft.slots.get("supplier_code"), draft.slots.get("recipient_code")
    if (
        supplier is None
        or recipient is None
        or (
            supplier.start is not None and recipient.start is not None and "direction" not in draft.open_slots
        )
    ):
        return draft
    against, told = pairs[(recipient.value, supplier.value)], pairs[(supplier.value, recipient.value)]
    if against < told or (against == told and _origin(draft, context) != recipient.value):
        return draft
    return draft.with_slot(replace(recipient, name="supplier_code")).with_slot(
        replace(supplier, name="recipient_code")
    )


def _completed(draft: ClaimDraft, pairs: Pairs, recent: Pairs, context: DocumentContext) -> ClaimDraft:
    supplier, recipient = draft.value("supplier_code"), draft.value("recipient_code")
    if supplier and not recipient:
        code = (
            _told_with(recent, supplier, known=0)
            or _partner(pairs, supplier, known=0)
            or _main_party(context, {supplier}, draft)
        )
        return _filled(draft, "recipient_code", code)
    if recipient and not supplier:
        made_in = _origin(draft, context)
        code = (
            _told_with(recent, recipient, known=1)
            or _partner(pairs, recipient, known=1)
            or (made_in if made_in != recipient else None)
            or _main_party(context, {recipient}, draft)
        )
        return _filled(draft, "supplier_code", code)
    if not recipient and (recent or pairs):
        (first, second), _ = (recent or pairs).most_common(1)[0]
        return _filled(_filled(draft, "supplier_code", first), "recipient_code", second)
    return draft


def _origin(draft: ClaimDraft, context: DocumentContext) -> str | None:
    """The country that makes the weapon, where the document names it."""
    code = draft.value("weapon_code")
    origin = context.lexicon.weapon_origins.get(code) if code else None
    return origin if origin and origin in context.counts else None


def _told_with(pairs: Pairs, party: str, *, known: int) -> str | None:
    return next((pair[1 - known] for pair, _ in pairs.most_common() if pair[known] == party), None)


def _partner(pairs: Pairs, party: str, *, known: int) -> str | None:
    """The party that the document most often pairs with this one; else its most frequent one in the open role."""
    for pair, _ in pairs.most_common():
        if pair[known] == party:
            return pair[1 - known]
    return next((pair[1 - known] for pair, _ in pairs.most_common() if pair[1 - known] != party), None)


def _main_party(context: DocumentContext, exclude: set[str | None], draft: ClaimDraft) -> str | None:
    """The party that the document is about; it may as well be the one that seizes arms on their way to others."""
    if _is_seized(draft):
        return None
    total = sum(context.counts.values())
    code = context.dominant(exclude | adversaries(context, next(iter(exclude), None)))
    if code is None or context.counts[code] < _MAIN_SHARE * total:
        return None
    return code


def _filled(draft: ClaimDraft, name: str, code: str | None) -> ClaimDraft:
    if code is None or name in draft.open_slots:
        return draft
    return replace(draft.with_slot(Slot(name, code)), confidence=draft.confidence * _INFERRED)
