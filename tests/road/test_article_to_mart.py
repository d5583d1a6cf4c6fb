"""The whole road, as a user takes it: articles in the inbox, one command, claims and facts in the published file."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import duckdb
import pytest

from tests.road.own_articles import call, newest_build, published_file, start, write_articles

KILLED_AFTER_SECONDS = 12.0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after its first run."""
    folder = tmp_path_factory.mktemp("home")
    write_articles(folder / "data" / "inbox")
    finished = call(folder, "run")
    assert finished.returncode == 0, finished.stderr
    return folder


@pytest.fixture(scope="module")
def first_build(home: Path) -> tuple[str, str]:
    return newest_build(home)


def test_all_three_kinds_of_claim_and_fact_are_published(home: Path) -> None:
    with duckdb.connect(str(published_file(home)), read_only=True) as connection:
        for thing in ("arms_transfer", "troop_count", "sanction"):
            for table in (f"fct_{thing}_claims", f"fct_{thing}s"):
                (n_rows,) = connection.execute(f"select count(*) from marts.{table}").fetchone() or (0,)
                assert n_rows > 0, table


def test_extract_and_claims_say_the_same(home: Path) -> None:
    extracted = call(home, "extract", str(home / "data" / "inbox" / "articles.jsonl"))
    claims = call(home, "claims")

    def by_id(lines: str) -> dict[str, object]:
        return {record["id"]: record for record in map(json.loads, lines.splitlines())}

    assert by_id(extracted.stdout) == by_id(claims.stdout)


def test_a_claim_can_be_traced_to_its_sentence(home: Path) -> None:
    query = "select claim_id from marts.fct_troop_count_claims where count_low = 1500"
    claim_id = call(home, "sql", query, "--format", "csv").stdout.splitlines()[1]
    traced = call(home, "trace", claim_id).stdout
    assert "[1,500 " in traced
    assert "https://three.example/troops" in traced


def test_the_bad_line_is_in_quarantine_with_its_number(home: Path) -> None:
    waiting = json.loads(call(home, "status", "--json").stdout)["waiting"]
    assert waiting["quarantined"]["n_items"] == 1
    assert "line 5" in waiting["quarantined"]["newest"][0][0]


def test_a_run_with_nothing_new_changes_nothing(home: Path, first_build: tuple[str, str]) -> None:
    again = call(home, "run")
    assert again.returncode == 0
    assert "Nothing new" in again.stderr
    assert newest_build(home) == first_build


def test_a_broken_promise_stops_the_run_and_leaves_readers_alone(
    home: Path, first_build: tuple[str, str]
) -> None:
    build_file = home / "data" / "warehouse" / "build" / "newsledger.duckdb"
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create table planted as from raw.claims")
        connection.execute("update raw.claims set evidence_text = 'Never said.'")
    failed = call(home, "run")
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("delete from raw.claims; insert into raw.claims from planted; drop table planted")
    assert failed.returncode == 1
    assert "evidence_is_quoted_exactly" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert newest_build(home) == first_build


def test_a_killed_run_harms_nothing_and_the_next_one_builds_the_same(
    home: Path, first_build: tuple[str, str]
) -> None:
    killed = start(home, "run", "--full")
    time.sleep(KILLED_AFTER_SECONDS)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert newest_build(home)[1] == first_build[1]
    finished = call(home, "run", "--full")
    assert finished.returncode == 0, finished.stderr
    build_id, content_hash = newest_build(home)
    assert build_id != first_build[0]
    assert content_hash == first_build[1]
