"""How far to follow sitemaps, and which of their links are worth asking for: bounds for whoever fetches them.

Nothing is fetched here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.canonical_urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from orchestration.sources.link_records import FoundLink, LinkList

MAX_DEPTH = 3  # an index, indexes in it, sitemaps in these: nothing real lies deeper
MAX_LISTS = 500  # sitemaps read of one site in one walk


class SitemapWalk:
    """Remembers which sitemaps of one site were asked for, so that an index naming itself or an endless chain ends."""

    def __init__(self, *, max_depth: int = MAX_DEPTH, max_lists: int = MAX_LISTS) -> None:
        self._max_depth = max_depth
        self._max_lists = max_lists
        self._seen: set[str] = set()

    def admit(self, url: str, depth: int) -> bool:
        """Whether to read the sitemap (the first has depth 1); each address is admitted once."""
        address = canonical_url(url)
        is_new = address is not None and address not in self._seen
        if not is_new or depth > self._max_depth or len(self._seen) >= self._max_lists:
            return False
        assert address is not None
        self._seen.add(address)
        return True

    def children(self, index: LinkList, depth: int, since: datetime | None = None) -> Iterator[str]:
        """The child lists of an index read at `depth` that are to be read; those unchanged since `since` are not."""
        changed = index.child_modified or (None,) * len(index.child_lists)
        for url, modified in zip(index.child_lists, changed, strict=True):
            is_old = since is not None and modified is not None and modified < since
            if not is_old and self.admit(url, depth + 1):
                yield url


def within_window(links: Iterable[FoundLink], since: datetime) -> Iterator[FoundLink]:
    """Links published or changed since then (naive UTC); those without a date stay, since nothing speaks against them."""
    for link in links:
        newest = _newest(link)
        if newest is None or newest >= since:
            yield link


def newest_first(links: Sequence[FoundLink], limit: int) -> list[FoundLink]:
    """At most `limit` links, the newest first and undated ones last: what a source may cost in a day."""
    dated = [(time, link) for link in links if (time := _newest(link)) is not None]
    undated = [link for link in links if _newest(link) is None]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [*(link for _time, link in dated), *undated][: max(limit, 0)]


def _newest(link: FoundLink) -> datetime | None:
    times = [time.at for time in (link.published, link.modified) if time is not None]
    return max([*times, link.seen_at] if link.seen_at else times, default=None)
