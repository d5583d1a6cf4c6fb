"""The date of an act that one sentence dates and others only tell on: "it also sanctioned two banks", the lines of a list.

Only an act of the days around the publication is carried over: it is the news, and the sentences without a date are about it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from orchestration.extraction.context import DocumentContext
from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.event_dates import tells_of_before
from orchestration.extraction.records import ClaimType, DatePrecision

_ROLES = {
    ClaimType.SANCTION: ("action", "imposer_code"),
    ClaimType.ARMS_TRANSFER: ("stage", "supplier_code"),
}
_ACTS = frozenset({"imposed", "extended", "lifted", "agreed"})
_LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
_REACH = {
    ClaimType.SANCTION: 100_000,
    ClaimType.ARMS_TRANSFER: 600,
}  # code points; a text may tell of several arms deals
_NEWS = timedelta(days=10)


def complete_dates(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The drafts with the date of the act that they go on about."""
    news = [draft for draft in drafts if _is_dated_news(draft, context)]
    told = [_dated(draft, news) if draft.event_date is None else draft for draft in drafts]
    return [_of_the_loss_before(draft, told) if draft.event_date is None else draft for draft in told]


def _of_the_loss_before(draft: ClaimDraft, drafts: list[ClaimDraft]) -> ClaimDraft:
    """The date of the losses of the sentence before: "Another four were wounded"."""
    if draft.value("status") not in _LOSSES:
        return draft
    for other in drafts:
        is_next = -1 <= draft.sentence.start - other.sentence.end <= 3 or other.sentence == draft.sentence
        same = other.value("status") in _LOSSES and other.value("force_code") == draft.value("force_code")
        if is_next and same and other.event_date is not None:
            return replace(draft, event_date=other.event_date, date_span=other.date_span)
    return draft


def _is_dated_news(draft: ClaimDraft, context: DocumentContext) -> bool:
    published, when = context.document.published_date, draft.event_date
    if published is None or when is None or when.precision is not DatePrecision.DAY:
        return False
    return abs(published - when.start) <= _NEWS


def _dated(draft: ClaimDraft, news: list[ClaimDraft]) -> ClaimDraft:
    roles = _ROLES.get(draft.claim_type)
    if roles is None or draft.value(roles[0]) not in _ACTS:
        return draft
    if "date" in draft.open_slots or tells_of_before(draft.sentence.text):
        return draft
    same = [
        other
        for other in news
        if other.claim_type is draft.claim_type
        and other.polarity is draft.polarity
        and all(other.value(role) == draft.value(role) for role in roles)
        and _distance(draft, other) <= _REACH[draft.claim_type]
    ]
    if not same:
        return draft
    nearest = min(same, key=lambda other: _distance(draft, other))
    return replace(draft, event_date=nearest.event_date, date_span=nearest.date_span)


def _distance(draft: ClaimDraft, other: ClaimDraft) -> int:
    return abs(draft.sentence.start - other.sentence.start)
