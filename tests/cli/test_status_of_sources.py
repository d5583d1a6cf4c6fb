"""`newsledger status --sources`: states that add up, why a source is red, and days with their gaps."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.clock import utc_now
from orchestration.settings import load_settings
from orchestration.warehouse import open_warehouse
from tests.cli.conftest import Newsledger

STATES = ("read", "waiting", "gone", "duplicate", "stub", "failed", "refused", "quarantined")
COUNTS = (
    "found", "fetched", "not_modified", "waiting", "gone", "refused", "failed", "quarantined", "stub", "duplicate",
    "other_language", "not_extracted", "extracted", "claims",
)  # fmt: skip
TODAY = utc_now().date()


@pytest.fixture
def collected(home: Path) -> Path:
    """A build file with one source that names one article of each state but two that were read, and was never looked at."""
    settings = load_settings()
    settings.build_file.parent.mkdir(parents=True, exist_ok=True)
    with closing(open_warehouse(settings.build_file)) as connection:
        connection.execute(
            "insert into raw.sources by name select 'desk' as source_id, 'Desk' as source_name, 'feed' as source_kind, "
            "'news' as source_group, 'https://example.org/f' as url, 'Desk' as outlet, 'unknown' as licence, true as is_enabled, "
            "3600 as check_every_seconds, 86400 as expect_new_within_seconds, 1 as expect_at_least, "
            "timestamp '2024-01-01' as first_seen_at, timestamp '2024-01-01' as enabled_since, "
            "timestamp '2024-01-01' as changed_at"
        )
        for number, state in enumerate((*STATES, "read")):
            connection.execute(
                "insert into raw.links by name select $1 as link_id, 'desk' as source_id, 'https://example.org/f' as list_url, "
                "'T' as title, timestamp '2024-01-01' as first_listed_at, timestamp '2024-01-01' as last_listed_at, "
                "$2 as link_status, 0 as n_failures, 0 as n_checks, 0 as n_not_modified, 'load_1' as load_id",
                [f"lnk_{number}", state],
            )
    return settings.build_file


@pytest.fixture
def covered(published: Path) -> Path:
    """A published file: two days of one source, a file without a day, and gaps, one of them on a day without articles."""
    with duckdb.connect(str(published)) as connection:
        columns = ", ".join(f"{name} bigint" for name in COUNTS)
        connection.execute(
            f"create table meta.coverage (source_id varchar, outlet_id varchar, {columns}, published_date date)"
        )
        for source_id, outlet_id, day, found in (
            ("desk", "o1", TODAY, 3),
            ("desk", "o2", TODAY, 4),
            ("desk", "o1", TODAY - timedelta(days=7), 9),
            (None, "o1", None, 2),
        ):
            counts = [found if name in ("found", "fetched", "extracted") else 0 for name in COUNTS]
            marks = ", ".join("?" for _ in COUNTS)
            connection.execute(
                f"insert into meta.coverage values (?, ?, {marks}, ?)", [source_id, outlet_id, *counts, day]
            )
        connection.execute(
            "create table meta.coverage_gaps (source_id varchar, gap_start timestamp, n_lost_estimate integer, n_filled integer)"
        )
        connection.executemany(
            "insert into meta.coverage_gaps values ('desk', ?, ?, ?)",
            [(TODAY, 40, 30), (TODAY, None, 0), (TODAY - timedelta(days=1), None, 0)],
        )
        connection.execute("create table meta.sources (source_id varchar, last_polled_at timestamp)")
        connection.execute("alter table meta.sources add column last_poll_outcome varchar")
        connection.execute("alter table meta.sources add column red_reason varchar")
        connection.execute("insert into meta.sources (source_id) values ('desk')")
    return published


def test_the_states_of_a_source_make_up_what_it_named(collected: Path, newsledger: Newsledger) -> None:
    (record,) = json.loads(newsledger("status", "--sources", "--json").out)
    assert record["n_named"] == sum(record[f"n_{state}"] for state in STATES) == 9
    called = newsledger("status", "--sources")
    header, row = [line.split() for line in called.out.splitlines() if "─" not in line]
    assert header == ["source", "named", *STATES, "last", "look", "red"]
    assert row == "desk 9 2 1 1 1 1 1 1 1 switched on, but never looked at".split()
    assert "1 sources are on, 1 of them red" in called.err


def test_the_line_on_all_sources_adds_up(collected: Path, newsledger: Newsledger) -> None:
    assert (
        "1 on, 1 red; 9 articles named: 2 read, 1 waiting, 1 gone, 1 duplicate; "
        "not to be had: 1 stub, 1 failed, 1 refused, 1 quarantined"
    ) in newsledger("status").out


def test_a_home_without_a_build_has_no_sources(home: Path, newsledger: Newsledger) -> None:
    assert json.loads(newsledger("status", "--sources", "--json").out) == []


def test_days_are_summed_over_outlets_and_hold_their_gaps(covered: Path, newsledger: Newsledger) -> None:
    records = json.loads(newsledger("status", "--sources", "--days", "7", "--json").out)
    names = ("day", "source_id", "found", "fetched", "gaps", "lost_in_gaps", "found_for_gaps")
    assert [tuple(record[name] for name in names) for record in records] == [
        (TODAY.isoformat(), "desk", 7, 7, 2, 40, 30),
        ((TODAY - timedelta(days=1)).isoformat(), "desk", 0, 0, 1, None, 0),
        (None, None, 2, 2, 0, None, 0),
    ]
    assert set(COUNTS) < set(records[0])


def test_the_days_of_one_source_alone(covered: Path, newsledger: Newsledger) -> None:
    records = json.loads(newsledger("status", "--source", "desk", "--days", "8", "--json").out)
    assert [record["found"] for record in records] == [7, 0, 9]
    called = newsledger("status", "--source", "desk")
    assert [line.split()[:3] for line in called.out.splitlines()[2:]] == [
        [TODAY.isoformat(), "desk", "7"],
        [(TODAY - timedelta(days=1)).isoformat(), "desk", "0"],
    ]
    assert f"since {TODAY - timedelta(days=6)}" in called.err


def test_a_source_that_is_not_there_and_a_home_without_coverage_are_told(
    covered: Path, newsledger: Newsledger
) -> None:
    (load_settings().sources_file).write_text(
        "sources:\n  - id: desk\n    name: Desk\n    kind: feed\n    url: https://example.org/f\n    group: news\n",
        encoding="utf-8",
    )
    called = newsledger("status", "--source", "dekk")
    assert called.code == 1
    assert "Did you mean desk?" in called.err
    (covered.parents[2] / "current").unlink()
    called = newsledger("status", "--source", "desk")
    assert called.code == 1
    assert "there is no coverage yet" in called.err


def test_a_file_of_an_older_newsledger_has_no_days(published: Path, newsledger: Newsledger) -> None:
    assert json.loads(newsledger("status", "--days", "3", "--json").out) == []
