"""Addresses to try: in a sensible order, each once, comments left out, and by their looks asked for as what they are."""

from __future__ import annotations

import pytest

from orchestration.fetching.fetch_records import ResourceKind
from orchestration.sources.page_records import PageList
from orchestration.steps.source_discovery.candidate_finding import (
    MOST_NAMED,
    MOST_SITEMAPS,
    likeliest_child,
    likely_kind,
    named_candidates,
    robots_candidates,
    web_address_of,
)

PAGE = "https://example.org/en/press/"
RSS = "application/rss+xml"


def test_named_lists_are_absolute_distinct_and_feeds_come_first() -> None:
    lists = [
        PageList("/sitemap.xml", "sitemap"),
        PageList("all.rss", RSS, "News"),
        PageList("https://www.example.org/en/press/all.rss?utm_source=head", RSS),
        PageList("/en/comments/feed/", RSS),
        PageList("/en/x.rss", RSS, "Example » Comments Feed"),
        PageList("mailto:desk@example.org", RSS),
        PageList("http://[", RSS),
    ]
    assert [one.url for one in named_candidates(lists, PAGE)] == [
        "https://example.org/en/press/all.rss",
        "https://example.org/sitemap.xml",
    ]


def test_of_very_many_lists_some_are_tried() -> None:
    lists = [PageList(f"/{number}.rss", RSS) for number in range(200)]
    assert len(named_candidates(lists, PAGE)) == MOST_NAMED
    assert len(robots_candidates([f"/{number}.xml" for number in range(200)], PAGE)) == MOST_SITEMAPS


def test_of_sitemaps_those_for_news_come_first() -> None:
    found = robots_candidates(["https://example.org/a.xml", "/google-news.xml"], PAGE)
    assert [one.url for one in found] == ["https://example.org/google-news.xml", "https://example.org/a.xml"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://example.org/", ResourceKind.PAGE),
        ("https://example.org/press/atomic-energy", ResourceKind.PAGE),
        ("https://example.org/newsfeeder", ResourceKind.PAGE),
        ("https://example.org/feed/", ResourceKind.FEED),
        ("https://example.org/office.atom", ResourceKind.FEED),
        ("https://example.org/index.rdf", ResourceKind.FEED),
        ("https://example.org/RSS.ashx?max=20", ResourceKind.FEED),
        ("https://example.org/?feed=rss2&lang=en", ResourceKind.FEED),
        ("https://example.org/sitemap_index.xml", ResourceKind.SITEMAP),
    ],
)
def test_an_address_is_asked_for_as_what_it_looks_like(url: str, kind: ResourceKind) -> None:
    assert likely_kind(url) is kind


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" www.example.org ", "https://www.example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("HTTP://example.org/x#top", "http://example.org/x"),
        ("https://exämple.org/ü", "https://exämple.org/ü"),
    ],
)
def test_what_a_person_types_becomes_an_address(typed: str, url: str) -> None:
    assert web_address_of(typed) == url


def test_below_an_index_the_list_for_news_is_looked_at_else_the_last() -> None:
    assert likeliest_child(["/a.xml", "/news-1.xml", "/b.xml"]) == "/news-1.xml"
    assert likeliest_child(["/2024.xml", "/2025.xml"]) == "/2025.xml"
    assert likeliest_child([]) is None
