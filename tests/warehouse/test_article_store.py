"""Storing articles: the same input changes nothing, however often, in whatever order and pieces it comes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from orchestration.sources import (
    QuarantinedInput,
    ReadingContext,
    ReasonCode,
    SourceArticle,
    SourceItem,
    read_article_lines,
    read_files,
    read_paths,
)
from orchestration.warehouse import (
    LoadCounts,
    content_hash,
    known_files,
    open_warehouse,
    raw_row_counts,
    store_articles,
    store_files,
)
from orchestration.warehouse.article_sightings import last_seen_versions
from tests.warehouse.warehouse_samples import NOW, rows, sample_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

BAD_LINE = QuarantinedInput(
    "in.jsonl", 9, ReasonCode.INVALID_JSON, "The line is not valid JSON.", b'{"\xff', 3
)
LINES = (
    b'{"id": "a", "url": "https://n.example/a", "text": "Norland sent 31 tanks.", "title": "A"}\n'
    b"not json\n"
    b'{"id": "b", "url": "https://n.example/b", "text": "Sudland sent 12 tanks.", "title": "B"}\n'
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_warehouse(tmp_path / "build" / "newsledger.duckdb")
    yield opened
    opened.close()


def load_folder(connection: duckdb.DuckDBPyConnection, folder: Path, load_id: str = "load-1") -> LoadCounts:
    context = ReadingContext(now=NOW, project_root=folder, known_files=known_files(connection))
    return store_files(connection, read_files([folder], context), load_id, NOW)


def test_the_same_items_three_times_change_nothing_after_the_first_time(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    items: list[SourceItem] = [sample_article(1), sample_article(2), BAD_LINE, sample_article(1)]
    first = store_articles(connection, items, "load-1", NOW)
    hashes = [content_hash(connection, "raw")]
    again = [store_articles(connection, items, f"load-{number}", NOW) for number in (2, 3)]
    hashes.append(content_hash(connection, "raw"))

    assert first == LoadCounts(articles_new=2, versions_new=2, unchanged=1, quarantined=1, files=1)
    assert again == [LoadCounts(unchanged=3, quarantined=1, files=1)] * 2
    assert hashes[0] == hashes[1]


def test_changed_text_makes_a_second_version_and_keeps_the_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store_articles(connection, [sample_article(1)], "load-1", NOW)
    counts = store_articles(connection, [sample_article(1, revision=2)], "load-2", NOW)
    assert (counts.articles_new, counts.versions_new) == (0, 1)
    assert rows(
        connection,
        "select load_id, load_sequence, text[18:18] from raw.article_versions order by load_sequence",
    ) == [
        ("load-1", 1, "1"),
        ("load-2", 2, "2"),
    ]
    assert rows(connection, "select count(distinct article_id) from raw.article_versions") == [(1,)]


def test_shuffled_and_repeated_deliveries_end_in_the_same_articles(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    deliveries = [sample_article(number, revision) for number in range(40) for revision in (1, 2, 3)]
    expected = {(article.article_id, article.article_version_id) for article in deliveries}
    shuffle = random.Random(20240320).shuffle
    for load in range(3):
        shuffle(deliveries)
        store_articles(connection, deliveries, f"load-{load}", NOW)
    assert (
        set(rows(connection, "select article_id, article_version_id from raw.article_versions")) == expected
    )
    assert rows(
        connection,
        "select count(*), count(distinct load_sequence), max(load_sequence) from raw.article_versions",
    ) == [(120, 120, 120)]


def test_every_name_under_which_an_article_came_is_kept_once(connection: duckdb.DuckDBPyConnection) -> None:
    spellings = ("https://news.example/1", "http://www.news.example/1?utm_source=x")
    for url in (*spellings, spellings[0]):
        store_articles(connection, [sample_article(1, url=url, outlet=f"Outlet of {url}")], "load-1", NOW)
    aliases = rows(connection, "select alias_kind, alias from raw.article_aliases order by all")
    assert aliases == sorted(
        [
            ("external_id", "a-1"),
            *(("url", url) for url in spellings),
            *(("outlet", f"Outlet of {url}") for url in spellings),
        ]
    )
    assert raw_row_counts(connection)["article_versions"] == 1


def test_quarantined_input_is_stored_with_its_very_bytes(connection: duckdb.DuckDBPyConnection) -> None:
    store_articles(connection, [BAD_LINE], "load-1", NOW)
    assert rows(
        connection, "select source_path, line_number, reason_code, raw_bytes, n_bytes from raw.quarantine"
    ) == [("in.jsonl", 9, "invalid_json", b'{"\xff', 3)]


def test_a_file_is_read_once_until_it_changes(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    path = folder / "a.jsonl"
    path.write_bytes(LINES)
    assert load_folder(connection, folder) == LoadCounts(2, 2, 0, 1, 1, 0)
    assert load_folder(connection, folder) == LoadCounts(files=1, files_unchanged=1)

    path.write_bytes(LINES + LINES.splitlines(keepends=True)[0].replace(b"31", b"41"))
    assert load_folder(connection, folder, "load-2") == LoadCounts(0, 1, 2, 1, 1, 0)
    assert rows(
        connection, "select source_path, n_articles, n_quarantined, load_id from raw.source_files"
    ) == [("a.jsonl", 3, 1, "load-2")]


def test_a_touched_file_is_noted_and_not_read_again(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(LINES)
    load_folder(connection, folder)
    (folder / "a.jsonl").write_bytes(LINES)
    assert load_folder(connection, folder, "load-2").files_unchanged == 1
    modified = (folder / "a.jsonl").stat().st_mtime_ns
    assert rows(connection, "select modified_ns, load_id from raw.source_files") == [(modified, "load-1")]


def test_a_file_copied_in_two_goes_gives_its_last_line_the_second_time(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(LINES[:-30])
    assert load_folder(connection, folder).versions_new == 1
    (folder / "a.jsonl").write_bytes(LINES)
    assert load_folder(connection, folder, "load-2").versions_new == 1
    assert rows(connection, "select reason_code from raw.quarantine order by line_number") == [
        ("invalid_json",),
        ("truncated_line",),
    ]


def test_a_failure_within_a_file_stores_nothing_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    def broken() -> Iterator[SourceItem]:
        yield from (sample_article(number) for number in range(1500))
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="disk"):
        store_articles(connection, broken(), "load-1", NOW)
    assert set(raw_row_counts(connection).values()) == {0}
    store_articles(connection, [sample_article(1)], "load-2", NOW)
    assert raw_row_counts(connection)["article_versions"] == 1


def test_reading_in_one_go_or_file_by_file_stores_the_same(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.jsonl").write_bytes(LINES.replace(b"n.example", f"{name}.example".encode()))
    load_folder(connection, folder)
    other = open_warehouse(tmp_path / "other.duckdb")
    counts = store_articles(other, read_paths([folder], now=NOW, project_root=folder), "load-1", NOW)
    assert counts.files == 2
    statement = "select * from raw.article_versions order by load_sequence"
    assert rows(other, statement) == rows(connection, statement)
    other.close()


def test_versions_loaded_in_the_wrong_order_stand_in_the_order_of_their_fetching(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    lines = {
        "late": b'{"url": "https://n.example/a", "text": "Norland sent 32 tanks.", "fetched_at": "2024-03-02T08:00Z"}\n',
        "early": b'{"url": "https://n.example/a", "text": "Norland sent 31 tanks.", "fetched_at": "2024-03-01T08:00Z"}\n',
    }
    read = {name: list(read_article_lines([line], f"{name}.jsonl", now=NOW)) for name, line in lines.items()}
    for items in read.values():
        store_articles(connection, items, "load-1", NOW)
    (newest,) = [item for item in read["late"] if isinstance(item, SourceArticle)]
    assert last_seen_versions(connection, [newest.article_id]) == {
        newest.article_id: newest.article_version_id
    }
