"""Which of a site's lists is the best source, and why, in words.

An order of plain facts and no weighted score: each of them can be said in one clause.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from orchestration.sources.source_entries import SourceEntryKind
from orchestration.steps.source_discovery.discovery_records import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from orchestration.steps.source_discovery.discovery_records import TriedList

FRESH_WITHIN = timedelta(days=60)  # a press office may be quiet over a summer; a feed left behind is older
_ORIGINS = tuple(Origin)


def choose(tried: Sequence[TriedList], now: datetime) -> TriedList | None:
    """The best list, the earlier one where two are alike; None where none is a list."""
    lists = [one for one in tried if one.links is not None]
    return max(lists, key=lambda one: rank(one, now), default=None)


def rank(one: TriedList, now: datetime) -> tuple[int, ...]:
    """Larger is better; the facts in their order: asked for by name, holds articles, fresh, dated, kind, who named it."""
    return (
        one.candidate.origin is Origin.GIVEN,
        has_articles(one),
        is_fresh(one, now),
        is_dated(one),
        _kind_rank(one),
        -_ORIGINS.index(one.candidate.origin),
    )


def is_good(one: TriedList, now: datetime) -> bool:
    """Whether there is no need to look further: a fresh, dated feed with articles."""
    return one.kind is SourceEntryKind.FEED and has_articles(one) and is_fresh(one, now) and is_dated(one)


def has_articles(one: TriedList) -> bool:
    """Whether the list, or one below it, names articles."""
    return bool(one.figures and one.figures.n_entries)


def is_fresh(one: TriedList, now: datetime) -> bool:
    """Whether its newest article is not older than FRESH_WITHIN; a list without dates is not called fresh."""
    newest = one.figures.newest if one.figures else None
    return newest is not None and now - newest <= FRESH_WITHIN


def is_dated(one: TriedList) -> bool:
    """Whether at least half of the articles have a date."""
    return bool(one.figures and 2 * one.figures.n_dated >= one.figures.n_entries > 0)


def reasons_for(chosen: TriedList, tried: Sequence[TriedList], now: datetime) -> tuple[str, ...]:
    """Why this one, then what is weak about it."""
    said = ["it was given" if chosen.candidate.origin is Origin.GIVEN else f"it is {chosen.candidate.origin}"]
    others = [one for one in tried if one.links is not None and one is not chosen]
    if others and chosen.candidate.origin is not Origin.GIVEN:
        said.append(_advantage(chosen, max(others, key=lambda one: rank(one, now)), now))
    return (*said, *weaknesses(chosen, now))


def weaknesses(one: TriedList, now: datetime) -> tuple[str, ...]:
    """What a reader should know before taking this list."""
    figures = one.figures
    if figures is None or not figures.n_entries:
        return ("it holds no article now",)
    found = []
    if figures.newest is None:
        found.append("none of its articles has a date")
    elif not is_fresh(one, now):
        found.append(f"its newest article is {(now - figures.newest).days:,} days old")
    if figures.newest is not None and not is_dated(one):
        found.append(f"only {figures.n_dated:,} of {figures.n_entries:,} articles have a date")
    if one.kind is SourceEntryKind.SITEMAP and not one.is_news_sitemap:
        found.append("a sitemap names all pages of a site: narrow it with only_paths")
    return tuple(found)


def _advantage(chosen: TriedList, next_best: TriedList, now: datetime) -> str:
    ours, theirs = rank(chosen, now), rank(next_best, now)
    words = (
        "it was given",
        "the others hold no article",
        "its articles are newer than those of the others",
        "more of its articles have a date",
        "a feed tells more than a sitemap" if chosen.kind is SourceEntryKind.FEED else "it is made for news",
        "the site itself names it",
    )
    first = next(
        (place for place, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]), None
    )
    return "it comes first of several alike" if first is None else words[first]


def _kind_rank(one: TriedList) -> int:
    if one.kind is SourceEntryKind.FEED:
        return 3
    return 2 if one.is_news_sitemap else 1
