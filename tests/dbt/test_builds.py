"""What holds for every build: same rows in, same rows out; comments everywhere; nothing needed to start."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.dbt.raw_rows import RawRows

PUBLIC_TABLES = (
    "select schema_name, table_name from duckdb_tables() where database_name = 'one'"
    " and schema_name in ('marts', 'meta') order by all"
)


@pytest.fixture
def copied_build(build_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(build_file, tmp_path / build_file.name))


def rows_that_differ(one: Path, other: Path) -> dict[str, int]:
    """Tables of the public schemas with the number of rows that only one of the two files holds."""
    differences = {}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{one}' as one (read_only); attach '{other}' as other (read_only)")
        for schema, table in connection.sql(PUBLIC_TABLES).fetchall():
            sides = [f"select * from {name}.{schema}.{table}" for name in ("one", "other")]
            n_rows = connection.sql(
                f"select count(*) from (({sides[0]} except all {sides[1]}) union all ({sides[1]} except all {sides[0]}))"
            ).fetchone()
            if n_rows != (0,):
                differences[f"{schema}.{table}"] = n_rows[0] if n_rows else -1
    return differences


def test_the_same_rows_in_another_order_give_the_same_warehouse(
    build_file: Path, copied_build: Path, dbt: Callable[..., None]
) -> None:
    with duckdb.connect(str(copied_build)) as connection:
        for table in ("article_versions", "claims", "claim_slots"):
            connection.execute(f"create or replace table raw.{table} as from raw.{table} order by rowid desc")
    dbt(copied_build, "run")
    assert rows_that_differ(build_file, copied_build) == {}


def test_a_claim_that_goes_is_seen_as_a_difference(build_file: Path, copied_build: Path) -> None:
    with duckdb.connect(str(copied_build)) as connection:
        connection.execute("delete from marts.fct_sanction_claims where target_country_code = 'BLR'")
    assert rows_that_differ(build_file, copied_build) == {"marts.fct_sanction_claims": 2}


def test_an_empty_warehouse_builds(tmp_path: Path, dbt: Callable[..., None]) -> None:
    empty = tmp_path / "newsledger.duckdb"
    RawRows(empty).connection.close()
    dbt(empty, "build", "--exclude-resource-type", "unit_test", "--exclude-resource-type", "test")
    with duckdb.connect(str(empty), read_only=True) as connection:
        assert connection.sql("select count(*) from marts.fct_arms_transfers").fetchone() == (0,)
        assert connection.sql("select count(*) > 100 from marts.dim_parties").fetchone() == (True,)


@pytest.mark.parametrize("kind", ["tables", "columns"])
def test_everything_public_has_a_comment(build_file: Path, kind: str) -> None:
    with duckdb.connect(str(build_file), read_only=True) as connection:
        silent = connection.sql(
            f"select table_name from duckdb_{kind}() where schema_name in ('marts', 'meta') and comment is null"
        ).fetchall()
    assert silent == []


def test_public_columns_are_scalar(build_file: Path) -> None:
    with duckdb.connect(str(build_file), read_only=True) as connection:
        types = connection.sql(
            "select distinct regexp_replace(data_type, '\\(.*', '') from duckdb_columns()"
            " where schema_name in ('marts', 'meta') order by 1"
        ).fetchall()
    assert {name for (name,) in types} == {
        "BIGINT",
        "BOOLEAN",
        "DATE",
        "DECIMAL",
        "DOUBLE",
        "INTEGER",
        "TIMESTAMP",
        "VARCHAR",
    }


def test_a_misquoted_sentence_stops_the_build(copied_build: Path, dbt: Callable[..., None]) -> None:
    with duckdb.connect(str(copied_build)) as connection:
        connection.execute(
            "update raw.claims set evidence_start = evidence_start + 1 where polarity = 'denied'"
        )
    with pytest.raises(AssertionError, match="assert_evidence_quotes_its_article"):
        dbt(copied_build, "test", "--select", "assert_evidence_quotes_its_article")
