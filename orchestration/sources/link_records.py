"""What a feed, a sitemap or a list of addresses says about articles that are to be had elsewhere.

Nothing is read or fetched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.publication_times import PublicationTime


class ListKind(StrEnum):
    """The form of a list of articles."""

    RSS = "rss"
    ATOM = "atom"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap_index"
    URL_LIST = "url_list"
    GDELT = "gdelt"
    JSON_FEED = "json_feed"


@dataclass(frozen=True, slots=True)
class FoundLink:
    """One article as a list names it; `url` is absolute, None only where the entry carries its whole text.

    `published` and `modified` are None where the list gives none or none that can be right; `published_raw` is kept as it came.
    `seen_at` (naive UTC) is when the maker of the list saw the article, which is no earlier than it came out.
    `content_html` is the entry's own full text (content:encoded, atom:content), where it has one.
    """

    url: str | None
    guid: str | None = None
    title: str = ""
    published: PublicationTime | None = None
    published_raw: str | None = None
    modified: PublicationTime | None = None
    content_html: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    outlet: str | None = None
    rights: str | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """An entry that could not be read: its place (1-based), a reason code of ReasonCode, one sentence, the bytes (first KiB)."""

    position: int
    reason_code: str
    reason_text: str
    raw_bytes: bytes


@dataclass(frozen=True, slots=True)
class LinkList:
    """A whole list: its own words about itself, its articles in its own order, its child lists, and what could not be read.

    `is_complete` is False where entries may be missing (a cut body, more entries than are read): then an article that is not
    in the list may still be in the feed. A list with damaged entries only is complete. `encoding` is the charset it was read in.
    `child_modified` are the times at which the child lists changed as an index has it, one for each of `child_lists`.
    `shortest_wait` (seconds) is what the list itself asks for between polls (ttl, sy:updatePeriod), None where it says nothing.
    """

    kind: ListKind
    links: tuple[FoundLink, ...]
    problems: tuple[LinkProblem, ...] = ()
    child_lists: tuple[str, ...] = ()
    child_modified: tuple[datetime | None, ...] = ()
    title: str = ""
    site_url: str | None = None
    language: str | None = None
    rights: str | None = None
    shortest_wait: int | None = None
    updated: datetime | None = None
    is_complete: bool = True
    encoding: str | None = None
