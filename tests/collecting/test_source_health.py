"""A source that dies quietly turns red by itself; one that does what it should does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest

from orchestration.warehouse.source_health import SourceHealth, red_sources, source_health
from orchestration.warehouse.source_store import store_sources
from tests.collecting.conftest import FIRST_AT, Collect, feed_of
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article

HOUR = timedelta(hours=1)
PROMISE: dict[str, Any] = {"expect_new_within": "6h", "expect_at_least": 5}


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite({number: invented_article(number) for number in range(1, 7)}) as opened:
        yield opened


def health_at(warehouse: duckdb.DuckDBPyConnection, now: datetime) -> SourceHealth:
    (health,) = source_health(warehouse, now)
    return health


def test_a_healthy_source_is_green_and_its_counts_add_up(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    source = feed_of(site, **PROMISE)
    collect_from(site, (source,))
    site.articles[41] = invented_article(41)
    site.change(6, is_gone=True)
    collect_from(site, (source,), after=5 * HOUR)
    health = health_at(warehouse, FIRST_AT + 10 * HOUR)
    assert health.red_reason is None
    assert (health.n_named, health.n_read, health.n_gone) == (7, 6, 1)
    parts = ("read", "waiting", "gone", "duplicate", "stub", "failed", "refused", "quarantined")
    assert sum(getattr(health, f"n_{part}") for part in parts) == health.n_named


def test_a_frozen_feed_turns_red_though_every_look_succeeds(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    """A new article every two hours, then none for three times as long."""
    source = feed_of(site, **PROMISE)
    for look in range(4):
        site.articles[100 + look] = invented_article(100 + look, OPENED_AT)
        collect_from(site, (source,), after=2 * look * HOUR)
    for look in range(4, 8):
        assert red_sources(warehouse, FIRST_AT + 2 * (look - 1) * HOUR).is_clean
        collect_from(site, (source,), after=2 * look * HOUR)
    finding = red_sources(warehouse, FIRST_AT + 12 * HOUR + timedelta(seconds=1))
    assert finding.n_bad == 1
    assert finding.samples == ("site-feed: nothing new since 2024-03-05 15:00",)
    assert health_at(warehouse, FIRST_AT + 14 * HOUR).last_outcome == "not_modified"


def test_an_answer_without_entries_turns_it_red_at_once(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    source = feed_of(site, **PROMISE)
    collect_from(site, (source,))
    kept = dict(site.articles)
    site.articles.clear()
    collect_from(site, (source,), after=2 * HOUR)
    assert health_at(warehouse, FIRST_AT + 2 * HOUR).red_reason == (
        "its list holds 0 articles, 5 are expected"
    )
    site.articles.update(kept)
    collect_from(site, (source,), after=4 * HOUR)
    assert health_at(warehouse, FIRST_AT + 4 * HOUR).red_reason is None


@pytest.mark.parametrize(("days", "is_red"), [(0.9, False), (1.1, True)])
def test_a_list_that_no_longer_answers_turns_red_after_a_day(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect, days: float, is_red: bool
) -> None:
    source = feed_of(site)
    collect_from(site, (source,))
    gone = feed_of(site, url=site.url("/no-such-feed.xml"))
    for hours in (2, 4, 8, 16):
        collect_from(site, (gone,), after=hours * HOUR)
    assert (health_at(warehouse, FIRST_AT + timedelta(days=days)).red_reason is not None) is is_red


def test_one_that_never_answered_or_was_never_looked_at_is_red(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    missing = feed_of(site, url=site.url("/no-such-feed.xml"))
    store_sources(warehouse, (missing,), FIRST_AT)
    assert red_sources(warehouse, FIRST_AT + HOUR).is_clean
    assert health_at(warehouse, FIRST_AT + 25 * HOUR).red_reason == "switched on, but never looked at"
    collect_from(site, (missing,))
    assert health_at(warehouse, FIRST_AT + HOUR).red_reason == "it has never answered"
    store_sources(warehouse, (feed_of(site, enabled=False),), FIRST_AT)
    assert source_health(warehouse, FIRST_AT + HOUR) == []
