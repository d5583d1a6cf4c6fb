"""A warehouse and a fetcher for collecting from the loopback site, without pauses between requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.fetching.addresses import AddressPolicy
from orchestration.fetching.fetcher import Fetcher, FetchLimits
from orchestration.fetching.run_rules import DelayRules, RunRules
from orchestration.sources.page_reader import PageReader
from orchestration.sources.source_entries import SourceEntry
from orchestration.steps.collecting.collection import collect
from orchestration.steps.collecting.collection_records import CollectionCounts, CollectionTask
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.source_store import store_sources
from tests.collecting.news_site import NewsSite, invented_article

FIRST_AT = datetime(2024, 3, 5, 9)  # noqa: DTZ001 - naive UTC, as the warehouse has it
NO_PAUSES = RunRules(delays=DelayRules(shortest=0.0, times_last_request=0.0, longest=0.0))

Collect = Callable[..., CollectionCounts]


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite({number: invented_article(number) for number in range(1, 41)}) as opened:
        yield opened


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_warehouse(tmp_path / "build" / "newsledger.duckdb")
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def page_reader() -> Iterator[PageReader]:
    """One process that reads the pages of all collectings."""
    with PageReader() as reader:
        yield reader


@pytest.fixture
def collect_from(tmp_path: Path, warehouse: duckdb.DuckDBPyConnection, page_reader: PageReader) -> Collect:
    """Collects from sources at a time, counted from the first collecting."""

    def run(
        site: NewsSite, entries: tuple[SourceEntry, ...], *, after: timedelta = timedelta(0), **fields: Any
    ) -> CollectionCounts:
        now = FIRST_AT + after
        store_sources(warehouse, entries, now)
        limits = FetchLimits(deadline_seconds=fields.pop("deadline", 10.0))
        fetcher = Fetcher("desk@example.org", policy=AddressPolicy(frozenset({site.address})), limits=limits)
        task = CollectionTask(
            warehouse,
            entries,
            fetcher,
            now,
            f"load_{now:%H%M%S}",
            tmp_path / "downloads",
            rules=NO_PAUSES,
            new_reader=lambda: nullcontext(page_reader),
            **fields,
        )
        return collect(task)

    return run


def feed_of(site: NewsSite, source_id: str = "site-feed", **fields: Any) -> SourceEntry:
    """A source that is the site's feed, or another list of it."""
    row = {
        "id": source_id,
        "name": "Site Example",
        "kind": "feed",
        "url": site.url("/feed.xml"),
        "group": "news",
        "enabled": True,
    }
    return SourceEntry.model_validate(row | fields)
