"""The same target named twice in a document: by full name and by surname, with and without its country."""

from __future__ import annotations

from dataclasses import replace

from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.records import Slot


def share_names(first: ClaimDraft, second: ClaimDraft) -> bool:
    """Whether two claims name a common target."""
    return any(_is_same(a.value, b.value) for a in first.target_names for b in second.target_names)


def distinct_names(slots: list[Slot]) -> list[Slot]:
    """Every target once, by its fullest name."""
    kept: list[Slot] = []
    for slot in slots:
        place = next((i for i, other in enumerate(kept) if _is_same(slot.value, other.value)), None)
        if place is None:
            kept.append(slot)
        elif len(slot.value.split()) > len(kept[place].value.split()):
            kept[place] = slot
    return kept


def with_countries_of_names(drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """Claims whose targets another sentence names with a country have that country."""
    told = [d for d in drafts if d.target_names and d.value("target_country_code") is not None]
    return [_with_country(draft, told) for draft in drafts]


def _with_country(draft: ClaimDraft, told: list[ClaimDraft]) -> ClaimDraft:
    if not draft.target_names or draft.value("target_country_code") is not None:
        return draft
    slots = [
        other.slots["target_country_code"]
        for other in told
        if other.value("target_type") == draft.value("target_type") and share_names(draft, other)
    ]
    if len({slot.value for slot in slots}) != 1:
        return draft
    return replace(draft, slots=draft.slots | {"target_country_code": slots[0]})


def _is_same(first: str, second: str) -> bool:
    """Whether two names are one target's: equal, or one is the surname of the other."""
    one, two = first.casefold().split(), second.casefold().split()
    return one == two or (min(len(one), len(two)) == 1 and one[-1] == two[-1])
