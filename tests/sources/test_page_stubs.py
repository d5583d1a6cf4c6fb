"""A page that stands in an article's place is told from a short article."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orchestration.sources import QuarantinedInput, ReasonCode, read_article_lines
from orchestration.sources.page_reader import PageReader
from orchestration.sources.page_stubs import titled_as
from tests.sources.article_inputs import article_record
from tests.sources.stub_pages import GENUINE, REPORT, STUBS, article_ld, stub_page


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as page_reader:
        yield page_reader


@pytest.mark.parametrize("name", STUBS)
def test_a_stub_is_told_with_its_kind_and_its_evidence(name: str, reader: PageReader) -> None:
    kind, html = STUBS[name]
    stub = reader.read(html).stub
    assert stub is not None
    assert stub.kind == kind
    assert stub.reason_text.endswith(".")


@pytest.mark.parametrize("name", GENUINE)
def test_a_short_article_is_no_stub(name: str, reader: PageReader) -> None:
    page = reader.read(GENUINE[name])
    assert page.stub is None
    assert len(page.body) > 80


def test_there_are_twelve_of_each() -> None:
    assert (len(STUBS), len(GENUINE)) == (12, 12)


def test_a_stub_becomes_no_article(reader: PageReader) -> None:
    import json

    record = article_record(html=STUBS["login wall"][1])
    del record["text"]
    (item,) = read_article_lines([json.dumps(record).encode() + b"\n"], "in.jsonl", page_reader=reader)
    assert isinstance(item, QuarantinedInput)
    assert item.reason_code is ReasonCode.STUB_PAGE
    assert "login_wall" in item.reason_text


def test_text_that_only_the_data_for_machines_holds_is_read_where_it_is_free(reader: PageReader) -> None:
    html = stub_page(
        "Coast", "<div id='root'></div>", article_ld(articleBody=f"{REPORT}\n\nMore is to come.")
    )
    assert reader.read(html).body == f"{REPORT}\n\nMore is to come."
    closed = stub_page(
        "Coast", "<div id='root'></div>", article_ld(articleBody=REPORT, isAccessibleForFree=False)
    )
    assert (page := reader.read(closed)).stub is not None
    assert REPORT not in page.body


@pytest.mark.parametrize("title", [
    "Page not found: how officials lost a regiment", "Forbidden cargo", "404 soldiers return",
    "Just a moment in the history of Havn",
    "Log in the river blocks convoy", "Access denied to observers, mission says",
])  # fmt: skip
def test_a_headline_that_begins_like_a_notice_is_none(title: str) -> None:
    assert titled_as((title,)) is None
