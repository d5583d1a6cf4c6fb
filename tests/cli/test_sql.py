"""The query command answers questions and does nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Newsledger

HOSTILE = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "copy marts.fct_troop_counts to '/tmp/newsledger_stolen.csv'",
    "attach '/tmp/newsledger_other.duckdb'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "pragma enable_profiling",
    "drop table marts.fct_troop_counts",
    "insert into marts.fct_troop_counts values (1, 'X')",
    "create table marts.mine as select 1",
    "select 1; drop table marts.fct_troop_counts",
    "export database '/tmp/newsledger_stolen'",
    "select * from glob('/etc/*')",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_refused(published: Path, newsledger: Newsledger, query: str) -> None:
    before = published.read_bytes()
    called = newsledger("sql", query)
    assert called.code == 1
    assert called.out == ""
    assert "Traceback" not in called.err
    assert published.read_bytes() == before
    assert not Path("/tmp/newsledger_stolen.csv").exists()


def test_rows_come_as_json(published: Path, newsledger: Newsledger) -> None:
    called = newsledger(
        "sql", "select n, force_code from marts.fct_troop_counts order by n limit 2", "--json"
    )
    assert json.loads(called.out) == [{"n": 0, "force_code": "UKR"}, {"n": 1, "force_code": "UKR"}]
    assert called.err == ""


def test_a_table_says_when_it_was_cut(published: Path, newsledger: Newsledger) -> None:
    called = newsledger("sql", "select n from marts.fct_troop_counts")
    assert "the first 100 rows" in called.err
    assert len(called.out.splitlines()) == 102


def test_csv_is_not_cut(published: Path, newsledger: Newsledger) -> None:
    called = newsledger("sql", "select n from marts.fct_troop_counts order by n", "--format", "csv")
    assert called.out.splitlines() == ["n", *map(str, range(150))]


def test_a_query_that_takes_too_long_is_stopped(published: Path, newsledger: Newsledger) -> None:
    called = newsledger(
        "sql", "select count(*) from range(100000000000) where hash(range) = 1", "--timeout", "0.3"
    )
    assert called.code == 1
    assert "0.3 s" in called.err
    assert "--timeout 600" in called.err
    assert "does not know" not in called.err


def test_a_mistyped_table_leads_to_the_list_of_tables(published: Path, newsledger: Newsledger) -> None:
    called = newsledger("sql", "select * from marts.fct_troops")
    assert called.code == 1
    assert "newsledger tables" in called.err


def test_tables_and_describe_read_the_comments(published: Path, newsledger: Newsledger) -> None:
    tables = json.loads(newsledger("tables", "--json").out)
    assert {
        "table": "marts.fct_troop_counts",
        "rows": 150,
        "description": "One row per troop count.",
    } in tables
    described = json.loads(newsledger("describe", "fct_troop_counts", "--json").out)
    assert described["columns"][1] == {
        "column": "force_code",
        "type": "varchar",
        "description": "Whose troops.",
    }


def test_an_unknown_table_is_answered_with_the_nearest_one(published: Path, newsledger: Newsledger) -> None:
    assert "marts.fct_troop_counts" in newsledger("describe", "marts.fct_troop_count").err
