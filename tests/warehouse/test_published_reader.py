"""Readers of the published file: they see one whole build, reach nothing else, and never wait for a run."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.warehouse import (
    QueryTimeoutError,
    WarehouseMissingError,
    WarehouseUnreadableError,
    open_published,
    open_warehouse,
    publish,
    published_file,
    time_limit,
)
from tests.warehouse.warehouse_samples import build_file, build_info, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = [
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from read_json('http://127.0.0.1:9/x')",
    "select * from glob('/etc/*')",
    "select * from '/etc/passwd.csv'",
    "select * from query('select * from read_text(''/etc/passwd'')')",
    "copy (select 1) to '{folder}/stolen.csv'",
    "copy (select 1) to '/dev/stdout'",
    "export database '{folder}/stolen'",
    "import database '{folder}'",
    "attach '{folder}/other.duckdb' as other",
    "attach '{folder}/build/newsledger.duckdb' as build (read_only)",
    "install httpfs",
    "load '{folder}/evil.duckdb_extension'",
    "set enable_external_access = true",
    "reset enable_external_access",
    "set lock_configuration = false",
    "set memory_limit = '100GB'",
    "set temp_directory = '{folder}/spill'",
    "pragma enable_profiling = 'json'",
    "create table marts.mine as select 1",
    "delete from marts.dim_articles",
    "update marts.dim_articles set generation = 0",
    "drop table marts.dim_articles",
    "create persistent secret (type s3)",
    "select * from a_variable_of_the_program",
]
WATCH = """
import sys, time
from pathlib import Path
from orchestration.warehouse import open_published
path, stop = Path(sys.argv[1]), Path(sys.argv[2])
n_reads = n_torn = 0
seen = set()
print("watching", flush=True)
while not stop.exists():
    reader = open_published(path)
    for _ in range(2):
        generations = {row[0] for table in ("marts.dim_articles", "marts.fct_sanctions", "marts.mart_answers", "meta.coverage")
                       for row in reader.execute(f"select distinct generation from {table}").fetchall()}
        n_torn += len(generations) != 1
        seen |= generations
        n_reads += 1
        time.sleep(0.01)
    reader.close()
print(n_reads, n_torn, len(seen), flush=True)
"""

PUBLISH_FOR_EVER = """
import itertools, sys
from datetime import datetime
from pathlib import Path
from orchestration.warehouse import BuildInfo, publish
at = datetime(2024, 3, 20)
print("publishing", flush=True)
for n in itertools.count():
    publish(Path(sys.argv[1]), Path(sys.argv[2]), BuildInfo(f"{sys.argv[3]}-{n}", at, at, "0", "1", "2"))
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    publish(build_file(tmp_path), tmp_path, build_info("b1"))
    opened = open_published(published_file(tmp_path))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("warehouse")
    publish(build_file(directory), directory, build_info("b1"))
    return directory


@pytest.mark.parametrize("statement", HOSTILE)
def test_no_statement_reaches_beyond_the_published_tables(folder: Path, statement: str) -> None:
    reader = open_published(published_file(folder))
    a_variable_of_the_program = duckdb.sql("select 'secret' as word").arrow()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with pytest.raises(duckdb.Error):
        reader.execute(statement.format(folder=folder)).fetchall()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert rows(reader, "select count(*) from marts.dim_articles") == [(300,)]
    reader.close()
    del a_variable_of_the_program


def test_a_second_reader_of_this_process_is_shut_in_as_well(
    reader: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    second = open_published(published_file(tmp_path))
    assert rows(second, "select current_setting('TimeZone')") == [("UTC",)]
    with pytest.raises(duckdb.Error):
        second.execute("select * from read_text('/etc/passwd')")
    second.close()
    assert rows(reader, "select 1") == [(1,)]


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_runs(
    reader: duckdb.DuckDBPyConnection,
) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.3 s"), time_limit(reader, 0.3):
        reader.execute("select count(*) from range(10000000) as a, range(10000000) as b").fetchall()
    assert time.monotonic() - started < 10
    with time_limit(reader, 30):
        assert rows(reader, "select 1") == [(1,)]


def test_a_query_that_needs_too_much_memory_fails_alone(tmp_path: Path) -> None:
    publish(build_file(tmp_path), tmp_path, build_info("b1"))
    small = open_published(published_file(tmp_path), memory_limit="50MB")
    with pytest.raises(duckdb.OutOfMemoryException):
        small.execute("select list(n) from range(50000000) as numbers(n)").fetchall()
    assert rows(small, "select 1") == [(1,)]
    small.close()


def test_a_missing_or_damaged_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="newsledger run"):
        open_published(published_file(tmp_path))
    (tmp_path / "broken.duckdb").write_bytes(b"broken " * 1000)
    with pytest.raises(WarehouseUnreadableError, match="cannot be read"):
        open_published(tmp_path / "broken.duckdb")


def test_a_reader_keeps_its_build_while_newer_ones_are_published(
    reader: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for generation in (2, 3, 4, 5):
        publish(build_file(tmp_path, generation), tmp_path, build_info(f"b{generation}"))
    assert rows(reader, "select distinct generation from marts.dim_articles") == [(1,)]
    newest = open_published(published_file(tmp_path))
    assert rows(newest, "select distinct generation from marts.dim_articles") == [(5,)]
    newest.close()


def test_a_reader_does_not_block_a_run(reader: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    connection = open_warehouse(tmp_path / "build" / "newsledger.duckdb", wait_seconds=0)
    connection.execute("create table raw.written as select 1")
    connection.close()
    assert rows(reader, "select 1") == [(1,)]


def test_readers_see_whole_builds_during_ten_publishes(tmp_path: Path) -> None:
    publish(build_file(tmp_path, 1), tmp_path, build_info("b1"))
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", WATCH, str(published_file(tmp_path)), str(stop)]
    watchers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for watcher in watchers:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == "watching\n"
    for generation in range(2, 12):
        publish(build_file(tmp_path, generation), tmp_path, build_info(f"b{generation}"))
    stop.touch()
    for watcher in watchers:
        output, errors = watcher.communicate(timeout=60)
        assert (watcher.returncode, errors) == (0, "")
        n_reads, n_torn, n_builds = map(int, output.split())
        assert n_torn == 0
        assert n_reads > n_builds > 1


def test_a_publish_that_is_killed_leaves_a_whole_build_and_the_next_one_goes_through(tmp_path: Path) -> None:
    publish(build_file(tmp_path, 1), tmp_path, build_info("b1"))
    path = build_file(tmp_path, 2)
    delays = random.Random(7)
    for attempt in range(3):
        command = [sys.executable, "-c", PUBLISH_FOR_EVER, str(path), str(tmp_path), f"k{attempt}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as publisher:
            assert publisher.stdout is not None
            assert publisher.stdout.readline() == "publishing\n"
            time.sleep(delays.uniform(0.05, 0.6))
            publisher.kill()
        seen = open_published(published_file(tmp_path))
        statement = (
            "select distinct generation from marts.dim_articles union select generation from meta.coverage"
        )
        assert len(rows(seen, statement)) == 1
        seen.close()
    published = publish(path, tmp_path, build_info("last"))
    assert published.path == published_file(tmp_path).resolve()
    assert not list((tmp_path / "builds").glob("*.tmp"))
