"""What else a page says of itself: writers, credits, rights, feeds, lengths."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.article_text import read_page
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.page_metadata import page_metadata
from orchestration.sources.page_reader import PageReader
from orchestration.sources.page_records import Page, PageList
from tests.sources.article_inputs import BODY, page
from tests.sources.test_page_metadata import json_ld


def metadata(head: str = "", body: str = "") -> Page:
    return page_metadata(LexborHTMLParser(page(head=head, body=body)))


@pytest.mark.parametrize(("head", "body", "authors"), [
    (json_ld(author=[{"@type": "Person", "name": "Mara Quill"}, {"name": "Ilan Brandt"}]), "", ("Mara Quill", "Ilan Brandt")),
    (json_ld(author="By Mara Quill and Ilan Brandt"), "", ("Mara Quill", "Ilan Brandt")),
    (json_ld(author={"name": "The Daily"}) + '<meta property="og:site_name" content="The Daily">', "", ()),
    ('<meta name="author" content="Mara Quill, Defence Correspondent">', "", ("Mara Quill",)),
    ('<meta property="article:author" content="https://social.example/mara"><meta name="byl" content="By Mara Quill">', "",
     ("Mara Quill",)),
    ("", '<p class="byline">By <a>Mara Quill</a></p>', ("Mara Quill",)),
    ("", '<div class="author">Автор: Мария Квилль</div>', ("Мария Квилль",)),
    ('<meta name="author" content="By Mara Quill, Ilan Brandt, and Eva Storm">', "", ("Mara Quill", "Ilan Brandt", "Eva Storm")),
    ("", "<p>By Friday the tanks had gone.</p>", ()),
])  # fmt: skip
def test_writers_are_names_each_once(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert metadata(head, body).authors == authors


def test_where_an_article_came_from_is_kept_in_the_page_s_words() -> None:
    head = json_ld(
        author={"@type": "NewsMediaOrganization", "name": "Wireline"}, creditText="Wireline / Havn Desk"
    )
    body = f"<p>HAVN, March 5 (Wireline) - {BODY}</p><p>{BODY}</p><p>Reporting by Mara Quill; editing by Ilan Brandt</p>"
    read = read_page(DecodedPage(page(head=head, body=body), "utf-8", "declaration"), is_fast=False)
    assert read.credits == (
        "Wireline / Havn Desk",
        "Wireline",
        "Reporting by Mara Quill; editing by Ilan Brandt",
    )
    assert "Reporting by" not in read.body


def test_signals_on_use_are_kept_as_found() -> None:
    head = (
        '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://n.example/tdm.json">'
        '<meta name="robots" content="noindex, NOAI"><meta name="robots" content="noimageai">'
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><meta name="copyright" content="The Daily">'
    )
    rights = metadata(head + json_ld(license="https://n.example/terms")).rights
    assert (rights.tdm_reservation, rights.tdm_policy) == ("1", "https://n.example/tdm.json")
    assert rights.robots == ("noindex", "noai", "noimageai")
    assert rights.licences == (
        "https://creativecommons.org/licenses/by/4.0/",
        "https://n.example/terms",
        "The Daily",
    )


def test_feeds_and_sitemaps_of_the_head_are_listed_once() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" title="News" href="/rss">'
        '<link rel="alternate" hreflang="uk" href="/uk">'
        '<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/atom"><link rel="sitemap" href="/sitemap.xml">'
        '<link rel="alternate" type="application/rss+xml" href="/rss">'
    )
    assert metadata(head).lists == (
        PageList("/rss", "application/rss+xml", "News"),
        PageList("/atom", "application/atom+xml"),
        PageList("/sitemap.xml", "sitemap"),
    )


@pytest.mark.parametrize(("fields", "expected"), [
    ({"articleBody": "one  two\nthree", "wordCount": "3", "isAccessibleForFree": "True"}, (13, 3, True)),
    ({"wordCount": 900, "isAccessibleForFree": False}, (None, 900, False)),
    ({"isAccessibleForFree": True, "hasPart": [{"isAccessibleForFree": "false"}]}, (None, None, False)),
    ({"articleBody": 5, "wordCount": "many", "isAccessibleForFree": None}, (None, None, None)),
])  # fmt: skip
def test_lengths_and_openness_are_read(fields: dict[str, object], expected: tuple[object, ...]) -> None:
    read = metadata(json_ld(**fields))
    assert (read.article_body_length, read.word_count, read.is_free) == expected


def test_everything_comes_back_from_the_reading_process() -> None:
    head = json_ld(
        author="Mara Quill", articleSection="World", description="Short.", correction="It was May."
    )
    html = page(head=f'{head}<link rel="sitemap" href="/s"><meta name="robots" content="noai">')
    with PageReader() as reader:
        read = reader.read(html.encode(), content_type="text/html; charset=utf-8")
    assert read == read_page(DecodedPage(html, "utf-8", read.encoding_source), is_fast=False)
    assert (read.authors, read.section, read.description) == (("Mara Quill",), "World", "Short.")
    extra = fields_from_page(read).extra
    assert extra["notice"] == {"kind": "corrected", "sentence": "It was May."}
    assert json.dumps(extra)
