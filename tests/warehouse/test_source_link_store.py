"""Articles that lists name: one row under changing names, asked for again only where its publisher moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.sources.link_records import FoundLink
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_records import PublishedPrecision
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.raw_state import raw_state
from orchestration.warehouse.source_link_queries import DueLimits, LinkStatus, due_links, has_known_links
from orchestration.warehouse.source_link_store import (
    LinkUpdate,
    ListPlace,
    MergedLinks,
    link_id,
    merge_links,
    update_links,
)

NOON = datetime(2024, 3, 5, 12)  # noqa: DTZ001 - naive UTC
HOUR = timedelta(hours=1)
ALL = DueLimits(100, 100)
STORY = FoundLink("https://one.example/story?utm_source=feed", guid="tag:1", title="A story")

Warehouse = duckdb.DuckDBPyConnection


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    connection = open_warehouse(tmp_path / "newsledger.duckdb")
    yield connection
    connection.close()


def _at(moment: datetime) -> PublicationTime:
    return PublicationTime(moment, PublishedPrecision.SECOND)


def _merge(warehouse: Warehouse, links: list[FoundLink], hours: int = 0, source: str = "one") -> MergedLinks:
    place = ListPlace(source, f"https://{source}.example/feed", NOON + hours * HOUR, f"load_{hours}")
    return merge_links(warehouse, place, links)


def _read(warehouse: Warehouse, link: FoundLink, hours: int = 0, next_hours: int | None = None) -> None:
    """Note that the article was read, and when it is asked for again."""
    asked_at = NOON + hours * HOUR
    next_check_at = None if next_hours is None else NOON + next_hours * HOUR
    update_links(
        warehouse,
        [
            LinkUpdate(
                link_id("one", link),
                LinkStatus.READ,
                asked_at,
                next_check_at,
                0,
                0,
                asked_at,
                article_id="art_1",
                article_version_id="ver_1",
            )
        ],
    )


def _due(warehouse: Warehouse, hours: int, limits: DueLimits = ALL) -> list[str]:
    return [link.url for link in due_links(warehouse, "one", NOON + hours * HOUR, limits)]


@pytest.mark.parametrize(
    "later",
    [
        STORY,
        replace(STORY, published=_at(NOON + HOUR), published_raw="another date at each look"),
        replace(STORY, url="https://one.example/story?utm_source=mail"),
        replace(STORY, title=""),
        replace(STORY, modified=_at(NOON - HOUR)),  # from before it was read
        replace(STORY, guid="tag:changes-at-each-look"),
        replace(STORY, guid=None),
    ],
)
def test_the_same_article_is_one_row_and_is_not_asked_for_again(
    warehouse: Warehouse, later: FoundLink
) -> None:
    assert _merge(warehouse, [STORY]) == MergedLinks(1, 0, 0)
    _read(warehouse, STORY)
    before = raw_state(warehouse)
    assert _merge(warehouse, [later], hours=1) == MergedLinks(0, 1, 0)
    assert _due(warehouse, 2) == []
    assert raw_state(warehouse) == before


@pytest.mark.parametrize(
    ("later", "url"),
    [
        (replace(STORY, title="A story, corrected"), STORY.url),
        (replace(STORY, modified=_at(NOON + HOUR)), STORY.url),
        (replace(STORY, url="https://one.example/moved"), "https://one.example/moved"),
    ],
)
def test_a_word_of_the_publisher_makes_it_due_once(warehouse: Warehouse, later: FoundLink, url: str) -> None:
    _merge(warehouse, [STORY])
    _read(warehouse, STORY)
    assert _merge(warehouse, [later], hours=2) == MergedLinks(0, 1, 1)
    assert _due(warehouse, 2) == [url]
    _read(warehouse, STORY, hours=2)
    assert _merge(warehouse, [later], hours=3) == MergedLinks(0, 1, 0)
    assert _due(warehouse, 4) == []
    assert warehouse.execute("select count(*) from raw.links").fetchone() == (1,)


def test_a_list_that_names_an_article_twice_gives_one_row(warehouse: Warehouse) -> None:
    assert _merge(warehouse, [STORY, replace(STORY, title="Again")]) == MergedLinks(1, 0, 0)


def test_the_same_id_in_two_sources_is_two_rows(warehouse: Warehouse) -> None:
    _merge(warehouse, [STORY])
    assert _merge(warehouse, [STORY], source="two") == MergedLinks(1, 0, 0)


def test_new_and_known_articles_have_limits_of_their_own_and_the_newest_come_first(
    warehouse: Warehouse,
) -> None:
    links = [
        FoundLink(f"https://one.example/{n}", published=_at(NOON - n * HOUR), title=f"{n}") for n in range(6)
    ]
    _merge(warehouse, links)
    for known in links[3:]:
        _read(warehouse, known, next_hours=1)
    assert [url[-1] for url in _due(warehouse, 0, DueLimits(2, 2))] == ["0", "1"]
    assert [url[-1] for url in _due(warehouse, 1, DueLimits(2, 2))] == ["0", "1", "3", "4"]
    assert [url[-1] for url in _due(warehouse, 1, DueLimits(0, 1))] == ["3"]


def test_due_articles_of_some_days_leave_out_others_and_undated_ones(warehouse: Warehouse) -> None:
    days = {"before": -30, "first": -12, "last": 11, "after": 12}
    links = [
        FoundLink(f"https://one.example/{name}", published=_at(NOON + hours * HOUR))
        for name, hours in days.items()
    ]
    _merge(warehouse, [*links, FoundLink("https://one.example/undated")])
    limits = DueLimits(9, 9, first_day=date(2024, 3, 5), last_day=date(2024, 3, 5))
    assert [url.rpartition("/")[2] for url in _due(warehouse, 0, limits)] == ["last", "first"]


def test_an_entry_without_address_is_due_only_where_its_text_is_in_the_list(warehouse: Warehouse) -> None:
    _merge(warehouse, [FoundLink(None, guid="tag:2", title="Whole text")])
    assert _due(warehouse, 0) == []
    assert _due(warehouse, 0, DueLimits(9, 9, needs_url=False)) == [""]


def test_an_article_is_known_by_its_id_or_by_its_address(warehouse: Warehouse) -> None:
    _merge(warehouse, [STORY])
    for ids, addresses, is_known in (
        ([link_id("one", STORY)], [], True),
        (["lnk_new"], ["https://one.example/story"], True),
        (["lnk_new"], ["https://one.example/other"], False),
        ([], [], False),
    ):
        assert has_known_links(warehouse, "one", ids, addresses) is is_known
    assert not has_known_links(warehouse, "two", [link_id("one", STORY)], ["https://one.example/story"])
