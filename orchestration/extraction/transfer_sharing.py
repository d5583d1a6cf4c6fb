"""Parties that the transfers of one sentence share: told with one item of a list, they are those of every item."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.records import Slot

_ROLES = (("supplier_code", "recipient_code"), ("recipient_code", "supplier_code"))


def sharing_parties(drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts of one sentence; a party told of only some of them is that of all."""
    shared = list(drafts)
    for name, other in _ROLES:
        told = {code for d in shared if (code := d.value(name))}
        if len(told) == 1:
            [code] = told
            shared = [d.with_slot(Slot(name, code)) if _lacks(d, name, other, code) else d for d in shared]
    return shared


def _lacks(draft: ClaimDraft, name: str, other: str, code: str) -> bool:
    return not draft.value(name) and name not in draft.open_slots and draft.value(other) != code
