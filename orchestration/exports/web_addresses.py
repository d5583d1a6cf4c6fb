"""Addresses of pages as other systems accept them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from orchestration.warehouse.fact_sources import Row

_MOST = 50


def page_addresses(reports: Iterable[Row]) -> list[str]:
    """The web addresses of reports, each once, in order, at most fifty; what is no address of a page is left out."""
    told = dict.fromkeys(one["url"] or one["canonical_url"] for one in reports)
    return [address for address in told if address and is_page_address(address)][:_MOST]


def is_page_address(address: str) -> bool:
    """Whether it leads to a page of the web without a password in it.

    >>> (
    ...     is_page_address("https://example.org/a"),
    ...     is_page_address("file:///a"),
    ...     is_page_address("https://me:pw@example.org"),
    ... )
    (True, False, False)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.username is None
    return is_web and not any(letter.isspace() for letter in address)
