"""What is remembered of published facts: each build once, what is gone keeps its last fact, damage loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.warehouse import open_warehouse
from orchestration.warehouse.published_facts import remember_published_facts
from tests.warehouse.warehouse_samples import rows

ALL = "select claim_id, fact_id, is_published from raw.published_fact_claims order by 1"
IDS = "select fact_id from raw.published_fact_ids order by 1"


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_warehouse(tmp_path / "build.duckdb")
    yield connection
    connection.close()


def publish_facts(folder: Path, build_id: str, claims: dict[str, str], earlier_ids: str = "") -> Path:
    """A published file whose bridge has these claims, each with its fact."""
    path = folder / build_id / "newsledger.duckdb"
    path.parent.mkdir()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts; create schema meta")
        connection.execute(
            "create table marts.bridge_fact_claims (claim_id varchar, fact_id varchar, fact_type varchar, article_id varchar,"
            " match_key varchar, sentence_key varchar, outlet_id varchar)"
        )
        for claim_id, fact_id in claims.items():
            connection.execute(
                "insert into marts.bridge_fact_claims values ($1, $2, 'sanction', 'art', 'key', 'snt', 'out')",
                [claim_id, fact_id],
            )
        if earlier_ids:
            connection.execute(f"create table meta.fact_ids as select '{earlier_ids}' as fact_id")
    return path


def test_a_claim_that_is_no_longer_published_keeps_its_last_fact(
    tmp_path: Path, build: duckdb.DuckDBPyConnection
) -> None:
    assert remember_published_facts(build, publish_facts(tmp_path, "b1", {"c1": "f1", "c2": "f2"})) is None
    assert remember_published_facts(build, publish_facts(tmp_path, "b2", {"c1": "f3", "c4": "f3"})) is None
    assert rows(build, ALL) == [("c1", "f3", True), ("c2", "f2", False), ("c4", "f3", True)]
    assert rows(build, IDS) == [("f1",), ("f2",), ("f3",)]


def test_a_claim_that_returns_is_published_again(tmp_path: Path, build: duckdb.DuckDBPyConnection) -> None:
    for build_id, claims in (("b1", {"c1": "f1"}), ("b2", {}), ("b3", {"c1": "f1"})):
        remember_published_facts(build, publish_facts(tmp_path, build_id, claims))
    assert rows(build, ALL) == [("c1", "f1", True)]


def test_one_build_is_read_once(tmp_path: Path, build: duckdb.DuckDBPyConnection) -> None:
    path = publish_facts(tmp_path, "b1", {"c1": "f1"})
    remember_published_facts(build, path)
    build.execute("update raw.published_fact_claims set fact_id = 'marked'")
    remember_published_facts(build, path)
    assert rows(build, ALL) == [("c1", "marked", True)]


def test_ids_of_facts_that_are_gone_come_along_into_a_new_build_file(
    tmp_path: Path, build: duckdb.DuckDBPyConnection
) -> None:
    remember_published_facts(build, publish_facts(tmp_path, "b1", {"c1": "f1"}, earlier_ids="f0"))
    assert rows(build, IDS) == [("f0",), ("f1",)]


def test_without_facts_to_read_nothing_is_remembered(
    tmp_path: Path, build: duckdb.DuckDBPyConnection
) -> None:
    assert remember_published_facts(build, tmp_path / "none.duckdb") is None
    older = tmp_path / "b0" / "newsledger.duckdb"
    older.parent.mkdir()
    duckdb.connect(str(older)).close()
    assert remember_published_facts(build, older) is None
    assert rows(build, ALL) == []


def test_a_damaged_file_is_told_and_leaves_what_is_remembered(
    tmp_path: Path, build: duckdb.DuckDBPyConnection
) -> None:
    remember_published_facts(build, publish_facts(tmp_path, "b1", {"c1": "f1"}))
    damaged = publish_facts(tmp_path, "b2", {"c1": "f2"})
    damaged.write_bytes(b"damaged " * 1000)
    note = remember_published_facts(build, damaged)
    assert note is not None
    assert "b2" in note
    assert rows(build, ALL) == [("c1", "f1", True)]
