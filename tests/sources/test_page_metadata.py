"""What a page says of its article: the right field wins, and running text is never asked for a date."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.page_metadata import page_metadata
from orchestration.sources.page_records import Page
from tests.sources.article_inputs import page


def metadata(head: str = "", body: str | None = None, attributes: str = 'lang="en"') -> Page:
    return page_metadata(LexborHTMLParser(page(head=head, body=body, attributes=attributes)))


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


OPEN_GRAPH = '<meta property="article:published_time" content="2024-03-02T08:00:00Z">'
META = '<meta name="pubdate" content="2024-03-03">'
TIME = '<time datetime="2024-03-04T10:00">4 March</time>'


@pytest.mark.parametrize(("head", "body", "published", "source"), [
    (json_ld(datePublished="2024-03-01") + OPEN_GRAPH + META, TIME, "2024-03-01", "json_ld"),
    (json_ld(headline="x") + OPEN_GRAPH + META, TIME, "2024-03-02T08:00:00Z", "open_graph"),
    (META, TIME, "2024-03-03", "meta"),
    ("", TIME, "2024-03-04T10:00", "time_element"),
    ("", TIME + '<time datetime="2023-01-01">teaser</time>', None, None),
    ("", '<time itemprop="datePublished" datetime="2024-03-05">a</time>' + TIME, "2024-03-05", "time_element"),
    ('<meta itemprop="datePublished" content="2024-03-06">', "", "2024-03-06", "meta"),
    (json_ld(datePublished="yesterday") + META, "", "2024-03-03", "meta"),
    (json_ld(datePublished=20240301) + META, "", "2024-03-03", "meta"),
    ("", "<p>Published on 15 March 2024. The army got 2021 tanks in 2024-03-15 talks.</p>", None, None),
    ('<script>var expires = "2025-12-31";</script>', "<p>Copyright 2024</p>", None, None),
    ('<meta property="article:modified_time" content="2024-05-01">', "", None, None),
    ('<meta property="article:expiration_time" content="2024-05-01">', "", None, None),
])  # fmt: skip
def test_the_publication_time_comes_from_a_field_made_for_it(
    head: str, body: str, published: str | None, source: str | None
) -> None:
    read = metadata(head, body)
    assert (read.published_at, read.published_source) == (published, source)


def test_the_time_of_a_change_is_kept_apart() -> None:
    read = metadata(json_ld(datePublished="2024-03-01", dateModified="2024-03-09"))
    assert (read.published_at, read.modified_at) == ("2024-03-01", "2024-03-09")


@pytest.mark.parametrize("block", [
    '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "Told"}]',
    '{"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Told"}]}',
    '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "Told"}}',
    '{"@type": "NewsArticle", "headline": "Told", "description": "a\nb"};',
])  # fmt: skip
def test_json_ld_is_found_in_the_forms_that_sites_use(block: str) -> None:
    assert metadata(f'<script type="application/ld+json">{block}</script>').title == "Told"


@pytest.mark.parametrize(
    "block", ["", "{", "null", "[[[[[[[[[[]]]]]]]]]]", "[" * 5000, '{"@type": {"a": 1}}', '"text"']
)
def test_broken_json_ld_is_left_out(block: str) -> None:
    read = metadata(f'<script type="application/ld+json">{block}</script>' + OPEN_GRAPH)
    assert (read.title, read.published_source) == ("Norland sends tanks", "open_graph")


@pytest.mark.parametrize(("head", "title"), [
    ('<meta property="og:site_name" content="The Daily"><meta property="og:title" content="Sent | The Daily">', "Sent"),
    ('<meta property="og:title" content="Tanks &amp; guns">', "Tanks & guns"),
    ("<title>Tanks sent - Home</title>", "Norland sends tanks"),
])  # fmt: skip
def test_the_headline_is_told_without_the_outlet(head: str, title: str) -> None:
    assert metadata(head).title == title


def test_address_outlet_and_language_are_read() -> None:
    read = metadata(
        json_ld(
            publisher={"@type": "Organization", "name": "The Daily"},
            inLanguage="fr",
            url="https://d.example/ld",
        )
        + '<link rel="canonical" href="https://d.example/story/1"><meta property="og:url" content="https://d.example/og">',
        attributes="",
    )
    assert (read.canonical_url, read.outlet, read.language) == (
        "https://d.example/story/1",
        "The Daily",
        "fr",
    )
    assert metadata(attributes='lang="en-GB"').language == "en-GB"


def test_a_canonical_address_that_is_the_front_page_is_a_mistake() -> None:
    head = '<link rel="canonical" href="https://d.example/"><meta property="og:url" content="https://d.example/story/1">'
    assert metadata(head).canonical_url == "https://d.example/story/1"
    assert metadata('<link rel="canonical" href="/story/1">').canonical_url is None
