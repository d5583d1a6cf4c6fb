"""Addresses where a site's list of articles may be: what its page and robots.txt name, and where lists usually are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from orchestration.fetching.fetch_records import ResourceKind
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.source_entries import is_web_address
from orchestration.steps.source_discovery.discovery_records import Candidate, DiscoveryError, Origin

if TYPE_CHECKING:
    from orchestration.sources.page_records import PageList

USUAL_PATHS = (
    "/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/sitemap-news.xml", "/news-sitemap.xml", "/sitemap.xml",
)  # fmt: skip
MOST_NAMED = 6  # some pages name a feed for every tag
MOST_SITEMAPS = 4
_SITEMAP_WORD = re.compile(r"sitemap", re.IGNORECASE)
_FEED_WORD = re.compile(r"\b(?:rss|feed|feeds|atom|rdf)\b|\.(?:xml|rss|atom|rdf)$", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|\bkommentare?\b|\bcommentaires?\b|\bcomentarios?\b", re.IGNORECASE)
_NEWS_WORD = re.compile(r"news", re.IGNORECASE)
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def web_address_of(text: str) -> str:
    """The address that a person typed, https where no scheme was given; raises DiscoveryError where it is none.

    >>> web_address_of("www.example.org/news")
    'https://www.example.org/news'
    """
    typed = text.strip()
    is_bare = not _HAS_SCHEME.match(typed) or re.match(r"[^/:]+\.[^/:]+:\d+(?:/|$)", typed)
    url = f"https://{typed}" if is_bare else typed
    parts = urlsplit(url) if is_web_address(url) else None
    if parts is None or canonical_url(url) is None:
        msg = f"this is no address of the web: {redacted_url(text)}"
        raise DiscoveryError(msg)
    if parts.username or parts.password:
        msg = "the address holds a name or a password; a source's address is stored and shown, so it may hold none"
        raise DiscoveryError(msg)
    return parts._replace(fragment="").geturl()


def likely_kind(url: str) -> ResourceKind:
    """What to ask for at an address, by its looks alone: what came decides what it is.

    >>> likely_kind("https://example.org/en/rss"), likely_kind("https://example.org/feeding")
    (<ResourceKind.FEED: 'feed'>, <ResourceKind.PAGE: 'page'>)
    """
    parts = urlsplit(url)
    if _SITEMAP_WORD.search(parts.path):
        return ResourceKind.SITEMAP
    is_feed = _FEED_WORD.search(parts.path) or re.search(r"\b(?:rss|feed|atom)\b", parts.query, re.IGNORECASE)
    return ResourceKind.FEED if is_feed else ResourceKind.PAGE


def is_comment_feed(candidate: Candidate) -> bool:
    """Whether a feed holds what readers wrote below articles."""
    return bool(_COMMENTS.search(urlsplit(candidate.url).path) or _COMMENTS.search(candidate.title))


def named_candidates(lists: Iterable[PageList], page_url: str) -> list[Candidate]:
    """The lists that a page names, feeds before sitemaps, comments left out."""
    found = [
        Candidate(url, Origin.NAMED, one.title)
        for one in sorted(lists, key=lambda one: one.media_type == "sitemap")
        if (url := _absolute(page_url, one.url))
    ]
    return [one for one in _distinct(found) if not is_comment_feed(one)][:MOST_NAMED]


def robots_candidates(sitemaps: Iterable[str], page_url: str) -> list[Candidate]:
    """The sitemaps that robots.txt names, those for news first."""
    found = [Candidate(url, Origin.ROBOTS) for told in sitemaps if (url := _absolute(page_url, told))]
    found.sort(key=lambda one: not is_for_news(one.url))
    return list(_distinct(found))[:MOST_SITEMAPS]


def guessed_candidates(page_url: str) -> list[Candidate]:
    """The usual places on the page's host."""
    return [Candidate(urljoin(page_url, path), Origin.GUESSED) for path in USUAL_PATHS]


def is_for_news(url: str) -> bool:
    """Whether a sitemap's path says that it holds news.

    >>> (
    ...     is_for_news("https://news.example.org/sitemap.xml"),
    ...     is_for_news("https://example.org/sitemap-news.xml"),
    ... )
    (False, True)
    """
    return bool(_NEWS_WORD.search(urlsplit(url).path))


def likeliest_child(child_lists: Iterable[str]) -> str | None:
    """The list below an index that most likely holds new articles: one for news, else the last, which sites add to."""
    children = list(child_lists)
    return next((url for url in children if is_for_news(url)), children[-1] if children else None)


def _absolute(page_url: str, url: str) -> str | None:
    """None for what cannot be an address."""
    try:
        return urljoin(page_url, url)
    except ValueError:
        return None


def _distinct(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        key = canonical_url(candidate.url)
        if key is not None and key not in seen:
            seen.add(key)
            yield candidate
