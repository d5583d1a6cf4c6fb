"""Which reader takes a file that holds a list (feed, sitemap, addresses), told by its content.

A file came from no address: relative links in it are resolved against the site that the list itself names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.sources.bounded_decompression import GZIP_MARK, gunzip
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.feed_reading import read_feed
from orchestration.sources.reading_limits import MAX_SITEMAP_BYTES
from orchestration.sources.sitemap_reading import read_sitemap
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.url_lists import read_url_list

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.link_records import LinkList

_SITEMAP_ROOT = re.compile(
    rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>]|<\0(?:u\0r\0l\0s\0e\0t|s\0i\0t\0e\0m\0a\0p)"
)
_SNIFFED_BYTES = 100_000


def list_in_file(content: bytes, now: datetime) -> LinkList:
    """The list in an XML or JSON file; raises UnreadableInputError where it is none."""
    if content.startswith(GZIP_MARK):
        content = gunzip(content, MAX_SITEMAP_BYTES)
    if _SITEMAP_ROOT.search(content[:_SNIFFED_BYTES]):
        return read_sitemap(content, url=None, now=now)
    found = read_feed(content, url="", now=now)
    has_lost = any(problem.reason_code == ReasonCode.BAD_URL for problem in found.problems)
    has_lost |= any(link.url is None for link in found.links)
    return read_feed(content, url=found.site_url, now=now) if has_lost and found.site_url else found


def table_in_file(content: bytes, now: datetime) -> LinkList:
    """The list in a CSV or TSV file; raises UnreadableInputError where no line of it names an article."""
    found = read_url_list(content, now=now)
    if not found.links and not found.child_lists:
        reason = "The table has no column of web addresses; name one url."
        raise UnreadableInputError(ReasonCode.UNKNOWN_FILE_TYPE, reason)
    return found


def is_address_list(content: bytes) -> bool:
    r"""Whether a text file holds nothing but web addresses, one a line, and comments.

    >>> is_address_list(b"# ours\nhttps://a.example/1\n"), is_address_list(b"See https://a.example/1\n")
    (True, False)
    """
    lines = [line.strip() for line in content[:_SNIFFED_BYTES].decode("utf-8", "replace").splitlines()]
    named = [
        line
        for line in lines[: -1 if len(content) > _SNIFFED_BYTES else None]
        if line and not line.startswith("#")
    ]
    return bool(named) and all(" " not in line and canonical_url(line) for line in named)
