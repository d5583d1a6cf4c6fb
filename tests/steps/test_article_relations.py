"""Stored articles become sources, names and histories: the same ones, in whatever order and pieces they were loaded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.settings import load_settings
from orchestration.sources import SourceArticle, SourceKind
from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_records import PublishedPrecision, PublishedSource
from orchestration.steps.article_relations import RelationCounts, relate_articles
from orchestration.warehouse import content_hash, open_warehouse, store_articles
from orchestration.warehouse.link_store import resolved_article_ids
from tests.stories.labelled_pairs import EDITS, body_of, edited
from tests.stories.ten_reports import TEN_REPORTS
from tests.stories.written_stories import FIRST_STORIES
from tests.warehouse.warehouse_samples import rows

START = datetime(2024, 3, 1, 8)  # noqa: DTZ001 - naive UTC
STORY = FIRST_STORIES[2]
SETTINGS = load_settings()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_warehouse(tmp_path / "newsledger.duckdb")
    yield opened
    opened.close()


def article(name: str, body: str, *, hour: int = 0, **fields: Any) -> SourceArticle:
    """An article published some hours after the start, at an address of its own."""
    told = PublicationTime(START + timedelta(hours=hour), PublishedPrecision.SECOND)
    made: dict[str, Any] = {
        "title": f"Headline of {name}",
        "url": f"https://{name}.example/story",
        "outlet": name,
        "language": "en",
        "published": told,
        "published_source": PublishedSource.META,
    }
    return article_from_fields(
        ArticleFields(SourceKind.HTML, body, **(made | fields)), SourcePlace("page", 1), None
    )


def load(connection: duckdb.DuckDBPyConnection, *articles: SourceArticle) -> RelationCounts:
    store_articles(connection, articles, "load", START)
    return relate_articles(connection, SETTINGS, START)


def ten_copies() -> list[SourceArticle]:
    bodies = [body_of(STORY), *(edit(STORY) for edit in EDITS.values()), edited(STORY, 3)]
    return [article(f"paper{number}", body, hour=number) for number, body in enumerate(bodies)]


def ten_reports() -> list[SourceArticle]:
    return [article(f"own{number}", body, hour=number) for number, body in enumerate(TEN_REPORTS)]


def sources(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(connection, "select article_id, cluster_article_id from raw.source_clusters order by all")


def test_ten_copies_of_one_story_are_one_source(connection: duckdb.DuckDBPyConnection) -> None:
    copies = ten_copies()
    assert len(copies) == 10
    load(connection, *copies)
    assert sources(connection) == sorted((copy.article_id, copies[0].article_id) for copy in copies)


def test_ten_reports_of_one_event_are_ten_sources(connection: duckdb.DuckDBPyConnection) -> None:
    assert len(TEN_REPORTS) == 10
    load(connection, *ten_reports())
    assert sources(connection) == []


def related(connection: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
    tables = (
        "source_clusters",
        "near_duplicate_pairs",
        "article_resolutions",
        "version_changes",
        "article_signatures",
    )
    return [rows(connection, f"select * from raw.{table} order by all") for table in tables]


def test_order_and_pieces_of_loading_mean_nothing(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    articles = [*ten_copies(), *ten_reports()[:3]]
    articles += [
        article(
            "mover", body_of(FIRST_STORIES[0]), source_id="feed", feed_guid="g1", fetched_at=START,
        ),
        article(
            "mover", edited(FIRST_STORIES[0]), url="https://mover.example/new", source_id="feed", feed_guid="g1",
            fetched_at=START + timedelta(days=1), hour=1,
        ),
    ]  # fmt: skip
    load(connection, *articles)
    rng = random.Random(11)
    for number in range(3):
        rng.shuffle(articles)
        cut = rng.randrange(1, len(articles))
        other = open_warehouse(tmp_path / f"other{number}.duckdb")
        for piece in (articles[:cut], articles[cut:], articles[:4]):
            load(other, *piece)
        assert related(other) == related(connection)
        other.close()


def test_with_nothing_new_nothing_changes(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, *ten_copies())
    before = content_hash(connection, "raw")
    counts = load(connection, *ten_copies())
    assert counts.matching.n_versions == 0
    assert content_hash(connection, "raw") == before


def test_the_cost_is_that_of_what_is_new(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, *ten_reports(), *ten_copies())
    assert load(connection, article("late", edited(STORY, 5), hour=20)).matching.n_versions == 1


def test_another_edition_weeks_later_is_another_source(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, article("one", body_of(STORY)), article("two", body_of(STORY), hour=24 * 9))
    assert sources(connection) == []


def test_many_pages_of_the_same_words_are_one_source_with_few_pairs(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    same = [article(f"page{number:03}", body_of(STORY), hour=number % 50) for number in range(150)]
    load(connection, *same[:100])
    load(connection, *same[100:], article("edit", edited(STORY), hour=60))
    assert len({cluster for _, cluster in sources(connection)}) == 1
    assert len(sources(connection)) == 151
    assert rows(connection, "select count(*) < 400 from raw.near_duplicate_pairs") == [(True,)]


MOVES: dict[str, Callable[[SourceArticle], dict[str, Any]]] = {
    "feed_guid": lambda _: {"source_id": "feed", "feed_guid": "g1"},
    "address": lambda old: {"former_urls": (f"{old.url}?utm_source=x",)},
    "content": lambda _: {},
}


@pytest.mark.parametrize("kind", MOVES)
@pytest.mark.parametrize("is_new_first", [False, True])
def test_a_moved_article_keeps_the_id_under_which_it_was_seen_first(
    connection: duckdb.DuckDBPyConnection, kind: str, is_new_first: bool
) -> None:
    old = article("mover", body_of(STORY), source_id="feed", feed_guid="g1", fetched_at=START)
    body = body_of(STORY) if kind == "content" else edited(STORY)
    fields = MOVES[kind](old) | {"title": old.title if kind == "content" else "Another headline"}
    new = article(
        "mover", body, url="https://mover.example/moved", fetched_at=START + timedelta(days=1), **fields
    )
    for one in (new, old) if is_new_first else (old, new):
        load(connection, one)
    assert rows(connection, "select * exclude (matcher_version) from raw.article_resolutions") == [
        (new.article_id, old.article_id)
    ]
    assert resolved_article_ids(connection, ["https://mover.example/moved", "https://x.example/"]) == {
        "https://mover.example/moved": old.article_id
    }


def test_a_guid_that_is_a_place_in_the_feed_joins_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    stories = [
        article("outlet", body_of(story), url=f"https://outlet.example/{story.name}", source_id="f", feed_guid="1")
        for story in FIRST_STORIES
    ]  # fmt: skip
    load(connection, *stories)
    assert rows(connection, "select count(*), bool_or(is_same) from raw.article_links") == [
        (len(list(combinations(stories, 2))), False)
    ]
    assert rows(connection, "select count(*) from raw.article_resolutions") == [(0,)]


def test_the_same_guid_in_two_feeds_joins_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    load(
        connection,
        article("one", body_of(STORY), source_id="a", feed_guid="1"),
        article("two", edited(STORY), source_id="b", feed_guid="1"),
    )
    assert rows(connection, "select count(*) from raw.article_links") == [(0,)]


def test_a_redirect_to_a_start_page_is_no_move(connection: duckdb.DuckDBPyConnection) -> None:
    old = article("outlet", body_of(STORY))
    start_page = article(
        "outlet", TEN_REPORTS[0] + TEN_REPORTS[4], url="https://outlet.example/", former_urls=(str(old.url),)
    )
    load(connection, old, start_page)
    assert rows(connection, "select count(*) from raw.article_resolutions") == [(0,)]


def test_going_back_to_an_older_text_is_a_change_of_its_own(connection: duckdb.DuckDBPyConnection) -> None:
    shown = [body_of(STORY), body_of(STORY).replace("23", "32", 1), body_of(STORY)]
    looks = [
        article("outlet", body, fetched_at=START + timedelta(hours=hour)) for hour, body in enumerate(shown)
    ]
    for look in (looks[2], looks[0], looks[1]):
        load(connection, look)
    assert rows(connection, "select change_text from raw.version_changes order by 1") == [
        ("Gunmen killed [-23-] {+32+} soldiers in an ...",),
        ("Gunmen killed [-32-] {+23+} soldiers in an ...",),
    ]


def test_what_a_text_says_of_itself_is_put_on_record_once(connection: duckdb.DuckDBPyConnection) -> None:
    notice = "Correction: an earlier version of this story gave a wrong number."
    plain = article("outlet", f"{body_of(STORY)}\n\n{notice}", fetched_at=START)
    for _ in range(2):
        load(connection, plain)
    emptied = article("outlet", "Not here.", fetched_at=START + timedelta(days=1))
    load(connection, emptied)
    assert rows(
        connection,
        "select article_version_id, event_kind, event_at from raw.article_events order by event_at",
    ) == [
        (plain.article_version_id, "corrected", START),
        (emptied.article_version_id, "emptied", START + timedelta(days=1)),
    ]


def test_a_notice_that_a_page_carries_beside_its_text_needs_no_new_version(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load(connection, article("outlet", body_of(STORY), fetched_at=START))
    notice = {"notice": {"kind": "retracted", "sentence": "This story was retracted."}}
    load(connection, article("outlet", body_of(STORY), fetched_at=START + timedelta(hours=1), extra=notice))
    assert rows(connection, "select event_kind, reason_text from raw.article_events") == [
        ("retracted", "This story was retracted.")
    ]
