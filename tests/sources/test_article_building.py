"""What holds for articles of every source: ids from content, clean text, times that can be true."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from orchestration.extraction.documents import document_from_article
from orchestration.sources import SourceArticle, SourceKind
from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.sources.publication_times import parse_publication_time
from tests.sources.article_inputs import BODY

FIELDS = ArticleFields(
    SourceKind.JSONL, body=BODY, title="Tanks sent", url="https://news.example/a", outlet="The Example"
)
PLACE = SourcePlace("in.jsonl", 7)
NOW = datetime(2024, 3, 20)  # noqa: DTZ001 - naive UTC


def article(fields: ArticleFields = FIELDS) -> SourceArticle:
    return article_from_fields(fields, PLACE, NOW)


def test_ids_can_be_computed_again_from_what_the_article_says() -> None:
    made = article()
    content = sha256(f"Tanks sent\n{BODY}".encode()).hexdigest()
    identity = "art_" + sha256(b"https://news.example/a").hexdigest()[:20]
    version = "ver_" + sha256((identity + content).encode()).hexdigest()[:20]
    assert (made.content_hash, made.article_id, made.article_version_id) == (content, identity, version)


def test_another_spelling_of_the_address_is_the_same_article() -> None:
    other = article(replace(FIELDS, url="http://www.news.example/a/?utm_source=x#top"))
    assert other.article_version_id == article().article_version_id


def test_changed_text_is_a_new_version_of_the_same_article() -> None:
    changed = article(replace(FIELDS, body=BODY.replace("31", "41")))
    assert changed.article_id == article().article_id
    assert changed.article_version_id != article().article_version_id


def test_an_article_without_an_address_is_told_by_outlet_headline_and_text() -> None:
    nameless = replace(FIELDS, url=None)
    same = article(replace(nameless, external_id="other"))
    assert same.article_id == article(nameless).article_id
    assert article(replace(nameless, outlet="Another")).article_id != same.article_id
    assert article(replace(nameless, title="Another")).article_id != same.article_id


def test_neither_the_place_nor_the_time_of_reading_is_part_of_an_id() -> None:
    elsewhere = article_from_fields(FIELDS, SourcePlace("other.jsonl"), None)
    assert elsewhere.article_version_id == article().article_version_id


def test_invisible_characters_are_gone_and_composed_letters_meet() -> None:
    made = article(replace(FIELDS, body="1\u200b2\u200b000 men\r\nin Cafe\u200b\u0301\x00 \U000e0041"))
    assert made.body == "12000 men\nin Café "


def test_the_stored_text_is_exactly_what_the_extraction_sees() -> None:
    made = article(
        replace(FIELDS, body="  A\u030a first.\r\n\r\nSecond e\u200b\u0301. ", title=" Two\n lines ")
    )
    document = document_from_article(
        title=made.title, body=made.body, published_date=None, language=made.language, outlet=made.outlet
    )
    assert document.text == made.text


def test_a_time_in_the_future_is_left_out_and_kept_in_words() -> None:
    made = article(replace(FIELDS, published=parse_publication_time("2044-05-01")))
    assert (made.published_at, made.published_precision, made.published_source) == (None, None, None)
    assert json.loads(made.extra_json or "{}") == {
        "published_at_as_given": "2044-05-01T00:00:00",
        "published_at_left_out_because": "more than 2 days after it was read",
    }


def test_a_month_is_no_day_to_resolve_thursday_against() -> None:
    by_month = article(replace(FIELDS, published=parse_publication_time("2024-03")))
    by_day = article(replace(FIELDS, published=parse_publication_time("2024-03-15T22:00:00-05:00")))
    assert by_month.published_at is not None
    assert by_month.published_date is None
    assert str(by_day.published_date) == "2024-03-16"


def test_a_page_cannot_claim_the_address_of_another_site() -> None:
    honest = article(
        replace(FIELDS, url="https://m.news.example/a", page_canonical_url="https://news.example/a")
    )
    hijacker = article(
        replace(FIELDS, url="https://evil.example/a", page_canonical_url="https://news.example/a")
    )
    assert honest.canonical_url == "https://news.example/a"
    assert hijacker.canonical_url == "https://evil.example/a"
