"""Pages broken at random or built to take for ever end in time, and what is read after them is read as before."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from orchestration.sources.article_text import read_page
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.page_reader import PageReader
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.soak.fuzz_pages import fuzz
from tests.sources.article_inputs import page
from tests.sources.hostile_pages import HOSTILE


def test_pages_broken_at_random_give_an_article_or_a_reason() -> None:
    report = fuzz(range(150), seed=7)
    assert report.escapes == []
    assert report.late == []
    assert sum(report.outcomes.values()) == 150
    assert report.outcomes["article"] > 20


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader(page_seconds=5.0, total_seconds=12.0) as page_reader:
        page_reader.read(page())
        yield page_reader


@pytest.mark.parametrize("name", HOSTILE)
def test_a_small_one_of_each_hostile_kind_ends_in_time(name: str, reader: PageReader) -> None:
    started = time.monotonic()
    with suppress(UnreadableInputError):
        reader.read(HOSTILE[name](0.02))
    assert time.monotonic() - started < 13.0
    assert reader.read(page()).title == "Norland sends tanks"


def test_a_page_of_five_thousand_tiny_paragraphs_is_read_the_fast_way() -> None:
    decoded = DecodedPage(HOSTILE["tiny paragraphs"](0.25), "utf-8", "declaration")
    started = time.process_time()
    assert read_page(decoded, is_fast=False).body.count("Tank.") > 1_000
    assert time.process_time() - started < 10.0
