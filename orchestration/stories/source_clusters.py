"""From pairs to groups: which articles are one source, whatever order they came in.

Which two articles are a pair is decided in near_duplicates.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class ToldAt:
    """When an article was published: it may be any time of its day where only the day is known; None where not even that."""

    at: datetime | None
    is_day_only: bool = False

    def is_after(self, other: ToldAt) -> bool:
        """Whether it surely came later."""
        if self.at is None or other.at is None:
            return False
        latest = other.at + timedelta(days=1) if other.is_day_only else other.at
        return self.at >= latest if other.is_day_only else self.at > latest


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are one source; `strength` tells how alike they are, `is_same_article` that they are two names of one."""

    first: str
    second: str
    strength: float
    is_same_article: bool = False


_NO_TIME = datetime(1, 1, 1)  # noqa: DTZ001 - naive UTC, only to be sorted
IsRelated = Callable[[str, str], bool]


def source_clusters(
    articles: Mapping[str, ToldAt], pairs: Iterable[Pair], is_related: IsRelated
) -> dict[str, str]:
    """For each article the oldest article of its group.

    Articles are taken in the order in which they were published. One that is a pair with several groups joins them into one,
    unless it surely came after both and they have no wording in common (`is_related`, asked with the oldest article of each that
    it resembles): then it was put together from two reports, which stay two sources, and it goes with the one it resembles most.
    """
    neighbours: dict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        for own, other in ((pair.first, pair.second), (pair.second, pair.first)):
            known = neighbours[own].get(other)
            if known is None or (known.is_same_article, known.strength) < (
                pair.is_same_article,
                pair.strength,
            ):
                neighbours[own][other] = pair
    order = sorted(articles, key=lambda article: _order(article, articles))
    groups = _Groups(articles)
    for article in order:
        earlier = {other: pair for other, pair in neighbours[article].items() if other in groups.group_of}
        groups.add(article, earlier, is_related)
    return {article: members[0] for members in groups.members.values() for article in members}


def first_names(pairs: Iterable[tuple[str, str]], order: Iterable[str]) -> dict[str, str]:
    """For each article in a pair the first of its group in the given order; groups are all that pairs connect.

    >>> first_names([("a", "b"), ("c", "b")], ["c", "b", "a"])
    {'c': 'c', 'b': 'c', 'a': 'c'}
    """
    neighbours: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        neighbours[first].add(second)
        neighbours[second].add(first)
    named: dict[str, str] = {}
    for article in order:
        frontier = set() if article in named else {article}
        while frontier:
            named.update(dict.fromkeys(frontier, article))
            frontier = {other for one in frontier for other in neighbours[one]} - named.keys()
    return named


def _order(article: str, articles: Mapping[str, ToldAt]) -> tuple[bool, datetime, str]:
    at = articles[article].at
    return at is None, at or _NO_TIME, article


class _Groups:
    """The groups so far; the first member of a group is its oldest."""

    def __init__(self, articles: Mapping[str, ToldAt]) -> None:
        self.group_of: dict[str, int] = {}
        self.members: dict[int, list[str]] = {}
        self._articles = articles

    def add(self, article: str, earlier: Mapping[str, Pair], is_related: IsRelated) -> None:
        by_group: dict[int, list[str]] = defaultdict(list)
        for other in earlier:
            by_group[self.group_of[other]].append(other)
        ranked = sorted(by_group, key=lambda group: self._rank(by_group[group], earlier))
        own = ranked[0] if ranked else len(self.group_of)
        for group in ranked[1:]:
            is_forced = any(earlier[other].is_same_article for other in by_group[group])
            if is_forced or self._belong_together(article, (by_group[own], by_group[group]), is_related):
                own = self._join(own, group)
        self.members.setdefault(own, []).append(article)
        self.members[own].sort(key=lambda member: _order(member, self._articles))
        self.group_of[article] = own

    def _rank(
        self, like: Collection[str], earlier: Mapping[str, Pair]
    ) -> tuple[bool, float, tuple[bool, datetime, str]]:
        strongest = max(earlier[other].strength for other in like)
        is_same = any(earlier[other].is_same_article for other in like)
        return not is_same, -strongest, _order(self._oldest(like), self._articles)

    def _belong_together(
        self, article: str, likes: tuple[Collection[str], Collection[str]], is_related: IsRelated
    ) -> bool:
        first, second = (self._oldest(like) for like in likes)
        told = self._articles[article]
        came_after_both = all(told.is_after(self._articles[other]) for other in (first, second))
        return not came_after_both or is_related(first, second)

    def _join(self, own: int, other: int) -> int:
        moved = self.members.pop(other)
        self.members[own] += moved
        self.group_of.update(dict.fromkeys(moved, own))
        return own

    def _oldest(self, members: Collection[str]) -> str:
        return min(members, key=lambda member: _order(member, self._articles))
