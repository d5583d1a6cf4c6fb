"""Dates of pages: 25 ways to tell one, none taken from a quantity, a change, another story or the future of an offer."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.page_metadata import page_metadata
from orchestration.sources.page_records import Page
from orchestration.sources.page_times import parse_field_time
from tests.sources.article_inputs import page
from tests.sources.test_page_metadata import json_ld


def metadata(head: str = "", body: str = "") -> Page:
    return page_metadata(LexborHTMLParser(page(head=head, body=body)))


@pytest.mark.parametrize(("text", "iso", "precision"), [
    ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00", "second"),
    ("Tue, 05 Mar 2024 01:30:00 EET", "2024-03-04T23:30:00", "second"),
    ("5 March 2024 23:30 MSK", "2024-03-05T20:30:00", "second"),
    ("March 5, 2024 at 11:30 p.m. EST", "2024-03-06T04:30:00", "second"),
    ("Mar 5th, 2024", "2024-03-05T00:00:00", "day"),
    ("Published: 5 March 2024", "2024-03-05T00:00:00", "day"),
    ("5 марта 2024, 10:30", "2024-03-05T00:00:00", "day"),
    ("Опубліковано: 05.03.2024, 10:30", "2024-03-05T00:00:00", "day"),
    ("5. März 2024", "2024-03-05T00:00:00", "day"),
    ("le 5 mars 2024", "2024-03-05T00:00:00", "day"),
    ("5 March 2024 in the town of Havn", None, None),
    ("5 de marzo de 2024", "2024-03-05T00:00:00", "day"),
    ("2024年3月5日", "2024-03-05T00:00:00", "day"),
    ("2024/03/05", "2024-03-05T00:00:00", "day"),
    ("25/03/2024", "2024-03-25T00:00:00", "day"),
    ("03/25/2024", "2024-03-25T00:00:00", "day"),
    ("05/05/2024 10:00 +02:00", "2024-05-05T08:00:00", "second"),
    ("10:30 EET, 5 March 2024", "2024-03-05T08:30:00", "second"),
    ("2024-03-05 10:30:00 MSK", "2024-03-05T07:30:00", "second"),
    ("5 March 2024, 10h30 (MSK)", "2024-03-05T07:30:00", "second"),
    ("5 March 2024 | 13:30 PM EST", "2024-03-05T18:30:00", "second"),
    ("5 March 2024, 10:30 Uhr", "2024-03-05T00:00:00", "day"),
    ("5 March 24", None, None),
    ("The 5 March 2024 of the treaty", None, None),
    ("5 March 2024 25:61 GMT", None, None),
    ("03/04/2024", None, None),
    ("31 February 2024", None, None),
    ("2021 tanks", None, None),
    ("5 tanks 2024", None, None),
    ("On 5 March 2024 the army got tanks", None, None),
    ("Tue, 05 Mar 2024 10:00:00 IST", "2024-03-05T00:00:00", "day"),
    ("1709640000", None, None),
])  # fmt: skip
def test_a_field_tells_its_time_or_nothing(text: str, iso: str | None, precision: str | None) -> None:
    told = parse_field_time(text)
    assert (told.at.isoformat() if told else None) == iso
    assert (told.precision.value if told else None) == precision


CHANGED_FIRST = "<p>Updated: <time datetime='2024-05-06'>x</time></p><p>First published: <time datetime='2024-03-05'>y</time></p>"


@pytest.mark.parametrize(("head", "body", "published", "source"), [
    ("", CHANGED_FIRST, "2024-03-05", "time_element"),
    ("", '<time class="updated" datetime="2024-05-06">x</time><time datetime="2024-03-05">y</time>', "2024-03-05",
     "time_element"),
    ("", '<span class="post-date">5 March 2024</span>', "2024-03-05", "date_element"),
    ("", '<p class="date">The army got 2021 tanks on 5 March 2024</p>', None, None),
    ("", '<span class="date">03/04/2024</span>', None, None),
    ("", '<span class="date updated">5 May 2024</span>', None, None),
    ("", '<span itemprop="datePublished" content="2024-03-05">x</span>', "2024-03-05", "time_element"),
    ('<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-03-05"}</script>', "", "2024-03-05", "json_ld"),
    ('<meta name="article:modified_time" content="2024-05-06"><meta name="pubdate" content="Tue, 05 Mar 2024 10:00:00 GMT">',
     "",
     "2024-03-05T10:00:00Z", "meta"),
    ('<script>var offer = {"datePublished": "2031-12-31"}</script>', "", None, None),
    (json_ld(headline="Other story", datePublished="2019-01-01")
     + json_ld(headline="Norland sends tanks", datePublished="2024-03-05"), "", "2024-03-05", "json_ld"),
])  # fmt: skip
def test_the_article_s_own_date_is_found(
    head: str, body: str, published: str | None, source: str | None
) -> None:
    read = metadata(head, body)
    assert (read.published_at, read.published_source) == (published, source)


def test_what_was_found_is_kept_beside_what_was_understood() -> None:
    read = metadata(
        '<meta name="date" content="Tue, 05 Mar 2024 10:00:00 GMT"><meta name="lastmod" content="6 May 2024">'
    )
    assert (read.published_raw, read.published_precision) == ("Tue, 05 Mar 2024 10:00:00 GMT", "second")
    assert (read.modified_at, read.modified_raw, read.modified_source) == ("2024-05-06", "6 May 2024", "meta")


def test_the_date_beside_the_headline_goes_before_those_of_teasers() -> None:
    header = "<header><h1>Norland sends tanks</h1><time datetime='2024-03-05'>x</time></header>"
    teasers = "<div><time datetime='2019-01-01'>a</time><time datetime='2018-01-01'>b</time></div>"
    html = f"<html><body><article>{header}<p>Text.</p></article>{teasers}</body></html>"
    assert page_metadata(LexborHTMLParser(html)).published_at == "2024-03-05"
