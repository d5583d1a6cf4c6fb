"""From the bytes of a source's list to its articles, by the kind of the source.

What is done with them is decided in list_handling.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.fetching.fetch_records import ResourceKind
from orchestration.sources.feed_reading import read_feed
from orchestration.sources.sitemap_reading import read_sitemap
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.sources.url_lists import read_url_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.link_records import FoundLink, LinkList
    from orchestration.sources.source_entries import SourceEntry

RESOURCE_KINDS = {
    SourceEntryKind.FEED: ResourceKind.FEED,
    SourceEntryKind.SITEMAP: ResourceKind.SITEMAP,
    SourceEntryKind.URL_LIST: ResourceKind.URL_LIST,
    SourceEntryKind.GDELT: ResourceKind.URL_LIST,
    SourceEntryKind.ARCHIVE: ResourceKind.ARCHIVE,
}


def read_list(result: FetchResult, now: datetime) -> LinkList:
    """The list in an answer, `now` naive UTC; raises UnreadableInputError where it is none."""
    assert result.body is not None
    match result.request.kind:
        case ResourceKind.FEED:
            return read_feed(result.body, url=result.final_url, now=now, content_type=result.content_type)
        case ResourceKind.SITEMAP:
            return read_sitemap(result.body, url=result.final_url, now=now, content_type=result.content_type)
        case _:
            return read_url_list(result.body, now=now, content_type=result.content_type)


def wanted_links(links: Sequence[FoundLink], entry: SourceEntry) -> list[FoundLink]:
    """Those under one of the source's `only_paths`, all where it names none."""
    if not entry.only_paths:
        return list(links)
    return [link for link in links if link.url and urlsplit(link.url).path.startswith(entry.only_paths)]
