"""Publishing: complete, compact, readable by old engines, in one step, and only the newest three."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.warehouse import (
    PublishError,
    WarehouseMissingError,
    content_hash,
    open_published,
    open_warehouse,
    publish,
    published_file,
)
from orchestration.warehouse.fact_history import FACT_CHANGES_COMMENT, FACT_IDS_COMMENT
from tests.warehouse.warehouse_samples import build_file, build_info, rows

if TYPE_CHECKING:
    from pathlib import Path


def publish_generation(directory: Path, generation: int) -> str:
    publish(build_file(directory, generation), directory, build_info(f"b{generation}"))
    return f"b{generation}"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_published_file_holds_the_public_schemas_alone_with_their_comments(tmp_path: Path) -> None:
    published = publish(build_file(tmp_path), tmp_path, build_info("b1"))
    reader = open_published(published_file(tmp_path))
    assert rows(
        reader, "select schema_name || '.' || table_name, comment from duckdb_tables() order by 1"
    ) == [
        ("marts.dim_articles", "One row per article's newest version."),
        ("marts.fct_sanctions", None),
        ("marts.mart_answers", "One row per answer."),
        (
            "meta.builds",
            "One row per published build: this one, with the newest published_at, and all before it.",
        ),
        ("meta.coverage", None),
        ("meta.fact_changes", FACT_CHANGES_COMMENT),
        ("meta.fact_ids", FACT_IDS_COMMENT),
    ]
    assert rows(reader, "select count(*) from duckdb_views() where not internal") == [(0,)]
    commented = (
        "select table_name, column_name, comment from duckdb_columns() "
        "where comment is not null and schema_name = 'marts' order by 1"
    )
    assert rows(reader, commented) == [
        ("dim_articles", "generation", "Which build it was."),
        ("mart_answers", "article_id", "The article."),
    ]
    assert published.row_counts == {
        "marts.dim_articles": 300,
        "marts.fct_sanctions": 200,
        "marts.mart_answers": 111,
        "meta.coverage": 1,
    }
    reader.close()


def test_every_column_of_the_history_is_explained(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    reader = open_published(published_file(tmp_path))
    unexplained = "select column_name from duckdb_columns() where table_name = 'builds' and comment is null"
    assert rows(reader, unexplained) == []
    reader.close()


def test_rows_are_sorted_whatever_the_order_of_building(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    reader = open_published(published_file(tmp_path))
    ids = rows(reader, "select article_id from marts.dim_articles")
    assert ids == sorted(ids)
    reader.close()


def test_the_file_is_written_for_old_engines_and_read_only_for_all(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    path = published_file(tmp_path)
    # Byte 12 of the file is its storage version: 64 is the one that DuckDB 1.0 reads.
    assert path.read_bytes()[12] == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert names_in(path.parent) == ["newsledger.duckdb"]


def test_current_is_a_relative_link_so_that_the_folder_can_be_moved(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    publish_generation(warehouse, 1)
    assert (warehouse / "current").readlink().as_posix() == "builds/b1"
    warehouse.rename(tmp_path / "moved")
    reader = open_published(published_file(tmp_path / "moved"))
    assert rows(reader, "select build_id from meta.builds") == [("b1",)]
    reader.close()


def test_the_newest_three_builds_are_kept_and_leftovers_deleted(tmp_path: Path) -> None:
    for generation in (1, 2, 3, 4, 5):
        (tmp_path / "builds" / "dead.tmp").mkdir(parents=True, exist_ok=True)
        publish_generation(tmp_path, generation)
    assert names_in(tmp_path / "builds") == ["b3", "b4", "b5"]
    assert names_in(tmp_path) == ["build", "builds", "current"]


def test_the_build_that_readers_see_is_never_deleted(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    for generation in (2, 3, 4):
        os.utime(published_file(tmp_path), ns=(1, 1))  # the copying of a folder may do this
        publish_generation(tmp_path, generation)
        assert published_file(tmp_path).exists()


def test_the_history_of_builds_is_taken_over(tmp_path: Path) -> None:
    for generation in (1, 2, 3, 4):
        publish_generation(tmp_path, generation)
    reader = open_published(published_file(tmp_path))
    history = rows(
        reader, "select build_id, n_articles, n_facts, n_claims, duckdb_version from meta.builds order by 1"
    )
    assert history == [(f"b{n}", 300, 200, 0, duckdb.__version__) for n in (1, 2, 3, 4)]
    reader.close()


def test_the_history_is_taken_from_an_older_build_where_the_current_one_is_damaged(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    publish_generation(tmp_path, 2)
    damaged = published_file(tmp_path).resolve()
    damaged.chmod(0o644)
    damaged.write_bytes(b"damaged " * 1000)
    published = publish(build_file(tmp_path, 3), tmp_path, build_info("b3"))
    assert len(published.notes) == 1
    assert "b2" in published.notes[0]
    reader = open_published(published_file(tmp_path))
    assert rows(reader, "select build_id from meta.builds order by 1") == [("b1",), ("b3",)]
    reader.close()


def test_equal_content_has_an_equal_hash_and_other_content_another(tmp_path: Path) -> None:
    hashes = [
        publish(build_file(tmp_path / name, generation), tmp_path / name, build_info("b")).content_hash
        for name, generation in (("one", 1), ("two", 1), ("three", 2))
    ]
    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


def test_the_hash_of_the_published_file_is_the_hash_of_the_build(tmp_path: Path) -> None:
    published = publish(build_file(tmp_path), tmp_path, build_info("b1"))
    reader = open_published(published.path)
    assert content_hash(reader) == published.content_hash
    reader.close()


def test_repeated_rows_and_null_rows_change_the_hash(tmp_path: Path) -> None:
    connection = open_warehouse(tmp_path / "x.duckdb")
    connection.execute("create schema marts")
    hashes = []
    for values in ("(1)", "(1), (1)", "(1), (1), (1)", "(null)", "('1')", "(1), (2)"):
        connection.execute(f"create or replace table marts.t as select * from (values {values}) as v(a)")
        hashes.append(content_hash(connection))
    assert len(set(hashes)) == 6
    connection.close()


def test_a_build_without_marts_is_not_published(tmp_path: Path) -> None:
    publish_generation(tmp_path, 1)
    empty = tmp_path / "empty" / "newsledger.duckdb"
    open_warehouse(empty).close()
    with pytest.raises(PublishError, match="nothing to publish"):
        publish(empty, tmp_path, build_info("b2"))
    assert (tmp_path / "current").readlink().as_posix() == "builds/b1"
    with pytest.raises(WarehouseMissingError, match="newsledger run"):
        publish(tmp_path / "none.duckdb", tmp_path, build_info("b2"))


@pytest.mark.parametrize("build_id", ["b1", "", "../b2", "a/b", ".hidden", "b2.tmp", "b 2"])
def test_a_name_that_is_taken_or_no_name_is_refused(tmp_path: Path, build_id: str) -> None:
    path = build_file(tmp_path)
    publish(path, tmp_path, build_info("b1"))
    with pytest.raises(PublishError):
        publish(path, tmp_path, build_info(build_id))
    assert (tmp_path / "current").readlink().as_posix() == "builds/b1"


def test_many_publishes_do_not_make_the_file_grow(tmp_path: Path) -> None:
    sizes = [publish(build_file(tmp_path, n), tmp_path, build_info(f"b{n}")).n_bytes for n in range(1, 6)]
    assert max(sizes) <= 1.2 * min(sizes)
