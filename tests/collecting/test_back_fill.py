"""A range of days is filled up: only its articles, the same however often it is broken off, and nothing else is lost by it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import duckdb
import pytest

from orchestration.steps.collecting.collection_records import DayRange
from tests.collecting.conftest import FIRST_AT, Collect, feed_of
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article
from tests.collecting.test_collecting_twice import number, states

DAY = DayRange(OPENED_AT.date(), OPENED_AT.date())  # articles 1 to 15
LATER = timedelta(hours=2)


def dates_read(warehouse: duckdb.DuckDBPyConnection) -> set[object]:
    rows = warehouse.execute("select cast(published_at as date) from raw.article_versions").fetchall()
    return {row[0] for row in rows}


@pytest.mark.parametrize("fields", [{}, {"fill_gaps_from": "/sitemap.xml"}, {"kind": "sitemap"}])
def test_only_articles_of_these_days_are_taken(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect, fields: dict[str, Any]
) -> None:
    if "fill_gaps_from" in fields:
        fields = {"fill_gaps_from": site.url("/sitemap.xml")}
        site.most_listed = 5
    if "kind" in fields:
        fields = {"kind": "sitemap", "url": site.url("/sitemap.xml")}
    collect_from(site, (feed_of(site, **fields),), days=DAY)
    assert states(warehouse) == {"read": 15}
    assert dates_read(warehouse) == {OPENED_AT.date()}


def test_articles_that_wait_for_another_day_still_wait(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    source = feed_of(site, max_new_per_day=5)
    collect_from(site, (source,))
    assert states(warehouse) == {"read": 5, "waiting": 35}
    collect_from(site, (source,), days=DAY, after=timedelta(minutes=20))
    assert states(warehouse) == {"read": 20, "waiting": 20}


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_what_was_new_outside_these_days_is_taken_by_the_next_look(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect, kind: str
) -> None:
    path = "/feed.xml" if kind == "feed" else "/sitemap.xml"
    source = feed_of(site, kind=kind, url=site.url(path))
    collect_from(site, (source,))
    site.articles[41] = invented_article(41)
    collect_from(site, (source,), days=DAY, after=LATER)
    assert states(warehouse) == {"read": 40}
    collect_from(site, (source,), after=2 * LATER)
    assert states(warehouse) == {"read": 41}


def test_a_back_fill_again_reads_nothing_twice(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    for minutes in (0, 5, 10):
        collect_from(site, (feed_of(site),), days=DAY, after=timedelta(minutes=minutes))
    assert number(warehouse, "select count(*) from raw.article_versions") == 15
    asked = [one.path for one in site.log if one.path.startswith("/news/")]
    assert len(asked) == len(set(asked)) == 15


def test_a_source_added_later_gets_the_list_that_another_one_has_read(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    first = feed_of(site)
    collect_from(site, (first,))
    collect_from(site, (first, feed_of(site, "other")), after=LATER)
    assert number(warehouse, "select count(*) from raw.links where source_id = 'other'") == 40


def test_ids_that_change_at_every_look_make_no_gap_and_no_second_article(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    site.id_of_look = 2
    site.articles[41] = invented_article(41, OPENED_AT + timedelta(days=3))
    counts = collect_from(site, (feed_of(site),), after=LATER)
    assert (counts.n_gaps, counts.n_new_links) == (0, 1)
    assert states(warehouse) == {"read": 41}


def test_an_article_that_comes_back_unchanged_is_there_again(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    site.change(40, is_gone=True)
    collect_from(site, (feed_of(site),), after=LATER)
    collect_from(site, (feed_of(site),), after=2 * LATER)
    assert states(warehouse) == {"gone": 1, "read": 39}
    events = "select event_kind from raw.article_events order by event_at"
    assert warehouse.execute(events).fetchall() == [("gone",)]
    site.change(40, is_gone=False)
    collect_from(site, (feed_of(site),), after=timedelta(days=2))
    assert states(warehouse) == {"read": 40}
    assert warehouse.execute(events).fetchall() == [("gone",), ("restored",)]
    assert FIRST_AT.date() > DAY.last
