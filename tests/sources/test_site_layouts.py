"""Sixty pages in twelve layouts: the article and nothing planted beside it, its own date, its own writers."""

from __future__ import annotations

import pytest

from tests.sources.site_layouts.measuring import PageScore, measured_pages, text_f1
from tests.sources.site_layouts.page_parts import TRAP_SIGN
from tests.sources.site_layouts.saved_pages import saved_pages

# Measured 2026-11-24 (docs/quality.md): F1 .991 (precision .989, recall .993), 60 of 60 days; the margin is one page read badly.
LEAST_F1, LEAST_DAYS, LEAST_AUTHORS = 0.975, 59, 58


@pytest.fixture(scope="module")
def scores() -> list[PageScore]:
    return measured_pages(saved_pages())


def test_there_are_twelve_layouts_of_five_pages_and_each_has_its_traps(scores: list[PageScore]) -> None:
    layouts = [score.saved.layout for score in scores]
    assert len(layouts) == 60
    assert {layouts.count(name) for name in layouts} == {5}
    assert all(TRAP_SIGN.encode() in score.saved.content for score in scores)
    assert not any(TRAP_SIGN in score.saved.gold_text for score in scores)


def test_nothing_planted_is_read(scores: list[PageScore]) -> None:
    assert [score.saved.layout for score in scores if score.has_trap] == []


def test_text_is_read_as_well_as_was_measured(scores: list[PageScore]) -> None:
    assert text_f1(scores)[2] >= LEAST_F1


def test_dates_and_writers_are_read_as_well_as_was_measured(scores: list[PageScore]) -> None:
    assert sum(score.is_day_right for score in scores) >= LEAST_DAYS
    assert sum(score.are_authors_right for score in scores) >= LEAST_AUTHORS


def test_what_is_no_whole_article_is_told_and_nothing_else(scores: list[PageScore]) -> None:
    told = {score.saved.layout for score in scores if score.page is not None and score.page.stub is not None}
    assert told == {"paywalled"}
    assert all(score.page is not None for score in scores)
