"""Several sentences about the same sanction make one claim, in its most detailed wording.

The same means: imposer, action, kind of target, country and polarity agree, and neither names nor numbers contradict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from orchestration.extraction.drafts import ClaimDraft, with_told_besides
from orchestration.extraction.sanction_same_names import distinct_names, share_names, with_countries_of_names

UNTOLD = ":untold"
_COUNT = ("target_count_low", "target_count_high", "target_count_qualifier")


def merge_sanctions(drafts: Iterable[ClaimDraft]) -> list[ClaimDraft]:
    """Distinct sanctions in text order; a bare mention of what another sentence tells in detail is left out."""
    kept: list[ClaimDraft] = []
    for draft in with_countries_of_names(_dated(list(drafts))):
        place = next((i for i, other in enumerate(kept) if is_same_sanction(draft, other)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = _joined(kept[place], draft)
    return [
        draft
        for draft in kept
        if not _is_sum(draft, kept)
        and not any(_is_mentioned_by(draft, other) for other in kept if other is not draft)
    ]


def _is_sum(draft: ClaimDraft, kept: list[ClaimDraft]) -> bool:
    """Whether a total without a country is told again country by country, with numbers that make it up."""
    total = draft.value("target_count_low")
    if total is None or draft.value("target_country_code") is not None or draft.target_names:
        return False
    parts = [
        d.value("target_count_low")
        for d in kept
        if d.value("target_country_code") is not None
        and not any(_differs(d, draft, name) for name in ("action", "imposer_code", "target_type"))
    ]
    counts = [Decimal(part) for part in parts if part is not None]
    return len(counts) > 1 and sum(counts) == Decimal(total)


def _dated(drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """A sentence that goes on with the same act, right behind one that dates it, has the same date."""
    found: list[ClaimDraft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if draft.event_date is None and before is not None and before.event_date is not None:
            gap = draft.sentence.start - before.sentence.end
            if (
                0 <= gap <= 3
                and not _differs(draft, before, "action")
                and not _differs(draft, before, "imposer_code")
            ):
                found.append(replace(draft, event_date=before.event_date, date_span=before.date_span))
                continue
        found.append(draft)
    return found


def is_same_sanction(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether two claims of a document are about one act of sanctioning."""
    if (
        draft.polarity is not other.polarity
        or _differs(draft, other, "action")
        or _differs(draft, other, "target_type")
    ):
        return False
    if _contradicts(draft, other, "imposer_code") or _differs(draft, other, "target_country_code"):
        return False
    if draft.target_names and other.target_names:
        return share_names(draft, other)
    counted = [d for d in (draft, other) if _has_number(d)]
    return not (len(counted) == 2 and any(_differs(draft, other, name) for name in _COUNT[:2]))


def _differs(draft: ClaimDraft, other: ClaimDraft, name: str) -> bool:
    return draft.value(name) != other.value(name)


def _contradicts(draft: ClaimDraft, other: ClaimDraft, name: str) -> bool:
    return None not in {draft.value(name), other.value(name)} and _differs(draft, other, name)


def _has_number(draft: ClaimDraft) -> bool:
    return draft.value("target_count_low") is not None or draft.value("target_count_high") is not None


def _detail(draft: ClaimDraft) -> tuple[bool, int, bool, bool, bool]:
    return (
        not draft.rule.endswith(UNTOLD),
        len(draft.target_names),
        _has_number(draft),
        draft.value("target_country_code") is not None,
        draft.event_date is not None,
    )


def _joined(first: ClaimDraft, second: ClaimDraft) -> ClaimDraft:
    """The more detailed one, with what only the other tells."""
    better, other = (second, first) if _detail(second) > _detail(first) else (first, second)
    names = distinct_names([*better.target_names, *other.target_names])
    missing = {
        name: slot for name, slot in other.slots.items() if name not in better.slots and name not in _COUNT
    }
    if not _has_number(better):
        missing |= {name: slot for name, slot in other.slots.items() if name in _COUNT}
    return replace(
        with_told_besides(better, other),
        slots=better.slots | missing,
        event_date=better.event_date or other.event_date,
        date_span=better.date_span if better.event_date else other.date_span,
        target_names=tuple(replace(slot, position=place) for place, slot in enumerate(names)),
    )


def _is_mentioned_by(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether a claim that names no target is told by another one that does."""
    if not draft.rule.endswith(UNTOLD) or other.rule.endswith(UNTOLD) or draft.polarity is not other.polarity:
        return False
    same = not _differs(draft, other, "action") and not _contradicts(draft, other, "imposer_code")
    if draft.value("target_country_code") is not None and not draft.sentence.is_headline:
        return False
    return same and not _contradicts(draft, other, "target_country_code")
