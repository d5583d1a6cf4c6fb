"""Troop counts that a document tells again in other words: the same number once as planned and once as sent, or with a bound.

Equal claims are merged elsewhere; here go those that differ, though no reader would take them for two counts.
"""

from __future__ import annotations

import re

from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.records import ClaimType

_GOING = frozenset({"planned", "deployed"})
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|several|few|many)\b", re.I)
_KNOWN_BEFORE = re.compile(r"\b(?:the|these|those|its|their)\s+(?:\w+\s+)?$", re.I)


def drop_retold_counts(drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts without the troop counts that another one tells better."""
    counts = [d for d in drafts if d.claim_type is ClaimType.TROOP_COUNT]
    retold = {id(d) for d in counts if any(_tells_better(other, d) for other in counts if other is not d)}
    return [d for d in drafts if id(d) not in retold]


def _tells_better(other: ClaimDraft, draft: ClaimDraft) -> bool:
    if other.polarity is not draft.polarity or other.value("force_code") != draft.value("force_code"):
        return False
    statuses = {draft.value("status"), other.value("status")}
    if _bounds(draft) == _bounds(other):
        if statuses == _GOING:
            return _is_known(draft) or (draft.value("status") == "deployed" and not _is_known(other))
        return len(statuses) == 2 and _has_no_word_for_status(draft) and not _has_no_word_for_status(other)
    return (len(statuses) == 1 or statuses == _GOING) and _is_bounded_by(draft, other)


def _bounds(draft: ClaimDraft) -> tuple[str | None, str | None]:
    return draft.value("count_low"), draft.value("count_high")


def _is_bounded_by(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """ "800" beside "up to 800"; not "200" beside "hundreds"."""
    (low, high), bounds = _bounds(draft), _bounds(other)
    number = other.slots.get("count_low") or other.slots.get("count_high")
    is_vague = number is not None and bool(_VAGUE.search(number.text or ""))
    return not is_vague and low is not None and low == high and bounds in {(low, None), (None, high)}


def _is_known(draft: ClaimDraft) -> bool:
    """Whether the wording takes the number as told before: "the 200 soldiers"."""
    number = draft.slots.get("count_low") or draft.slots.get("count_high")
    if number is None or number.start is None:
        return False
    return bool(_KNOWN_BEFORE.search(draft.sentence.text[: number.start - draft.sentence.start]))


def _has_no_word_for_status(draft: ClaimDraft) -> bool:
    status, unit = draft.slots.get("status"), draft.slots.get("unit_text")
    return status is not None and unit is not None and status.start == unit.start
