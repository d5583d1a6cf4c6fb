"""Sources as rows, what the looks at their lists tell, and gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.sources.source_entries import SourceEntry
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.raw_state import raw_state
from orchestration.warehouse.source_store import (
    CoverageGap,
    PollState,
    SourcePoll,
    count_changed_sources,
    fill_gap,
    poll_states,
    store_gap,
    store_poll,
    store_sources,
    unfilled_gaps,
)

NOON = datetime(2024, 3, 5, 12)  # noqa: DTZ001 - naive UTC
HOUR = timedelta(hours=1)


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_warehouse(tmp_path / "newsledger.duckdb")
    yield connection
    connection.close()


def _source(source_id: str = "one", **fields: object) -> SourceEntry:
    row = {
        "id": source_id,
        "name": "One",
        "kind": "feed",
        "url": f"https://{source_id}.example/feed?key=secret",
        "group": "news",
        "enabled": True,
    }
    return SourceEntry.model_validate(row | fields)


def _times(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return warehouse.execute(
        "select source_id, is_enabled, first_seen_at, enabled_since, changed_at from raw.sources order by 1"
    ).fetchall()


def _poll(hours: int, outcome: str, wait: int | None = None) -> SourcePoll:
    return SourcePoll(
        "one", "https://one.example/feed", NOON + hours * HOUR, outcome, shortest_wait_seconds=wait
    )


def test_sources_are_stored_once_and_only_changes_are_written(warehouse: duckdb.DuckDBPyConnection) -> None:
    entries = (_source(), _source("two", enabled=False))
    assert count_changed_sources(warehouse, entries) == 2
    assert store_sources(warehouse, entries, NOON) == 2
    assert store_sources(warehouse, entries, NOON + HOUR) == 0
    assert _times(warehouse) == [("one", True, NOON, NOON, NOON), ("two", False, NOON, None, NOON)]
    renamed = (_source(name="Another name"), entries[1])
    assert count_changed_sources(warehouse, renamed) == 1
    assert store_sources(warehouse, renamed, NOON + HOUR) == 1
    assert _times(warehouse)[0] == ("one", True, NOON, NOON, NOON + HOUR)
    assert count_changed_sources(warehouse, renamed) == 0


def test_a_source_taken_out_stays_as_a_row_and_comes_back_with_a_new_promise(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    store_sources(warehouse, (_source(),), NOON)
    assert count_changed_sources(warehouse, ()) == 1
    assert store_sources(warehouse, (), NOON + HOUR) == 1
    assert store_sources(warehouse, (), NOON + 2 * HOUR) == 0
    assert _times(warehouse) == [("one", False, NOON, None, NOON + HOUR)]
    store_sources(warehouse, (_source(),), NOON + 3 * HOUR)
    assert _times(warehouse) == [("one", True, NOON, NOON + 3 * HOUR, NOON + 3 * HOUR)]


def test_no_key_of_an_address_is_stored(warehouse: duckdb.DuckDBPyConnection) -> None:
    store_sources(warehouse, (_source(),), NOON)
    store_poll(
        warehouse, SourcePoll("one", "https://one.example/feed?key=secret", NOON, "read"), load_id="load_1"
    )
    rows = warehouse.execute(
        "select url from raw.sources union all select list_url from raw.source_polls"
    ).fetchall()
    assert "secret" not in str(rows)


@pytest.mark.parametrize(
    ("polls", "expected"),
    [
        ([_poll(0, "read", 600)], PollState(NOON, NOON, 600, 0)),
        ([_poll(0, "read", 600), _poll(1, "not_modified")], PollState(NOON + HOUR, NOON + HOUR, 600, 0)),
        (
            [_poll(0, "read", 600), _poll(1, "failed"), _poll(2, "refused")],
            PollState(NOON + 2 * HOUR, NOON, 600, 2),
        ),
        ([_poll(0, "failed"), _poll(1, "read")], PollState(NOON + HOUR, NOON + HOUR, None, 0)),
        ([_poll(0, "failed"), _poll(1, "gone")], PollState(NOON + HOUR, None, None, 2)),
        ([_poll(0, "read", 600), _poll(1, "read")], PollState(NOON + HOUR, NOON + HOUR, None, 0)),
    ],
)
def test_looks_tell_when_the_list_was_had_and_how_often_it_failed_since(
    warehouse: duckdb.DuckDBPyConnection, polls: list[SourcePoll], expected: PollState
) -> None:
    for poll in polls:
        store_poll(warehouse, poll, load_id="load_1")
    assert poll_states(warehouse) == {"one": expected}


def test_a_gap_is_noted_once_and_waits_until_a_longer_list_was_read(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    gap = CoverageGap("one", NOON - 9 * HOUR, NOON - HOUR, None, NOON)
    store_gap(warehouse, gap)
    store_gap(warehouse, gap)
    assert unfilled_gaps(warehouse, "one", NOON - HOUR) == [gap]
    assert unfilled_gaps(warehouse, "one", NOON + HOUR) == []
    fill_gap(warehouse, gap.gap_id, 0, NOON)
    assert unfilled_gaps(warehouse, "one", NOON - HOUR) == []


def test_another_look_of_the_day_that_found_the_same_makes_no_other_state(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    store_sources(warehouse, (_source(),), NOON)
    store_poll(warehouse, replace(_poll(0, "read"), n_listed=3), load_id="load_1")
    before = raw_state(warehouse)
    for poll, is_as_before in (
        (_poll(1, "not_modified"), True),
        (_poll(2, "failed"), False),
        (_poll(3, "not_modified"), True),
        (replace(_poll(4, "read"), n_listed=0), False),
        (_poll(5, "not_modified"), False),
        (replace(_poll(6, "read"), n_listed=4), True),
        (_poll(12, "not_modified"), False),  # another day
    ):
        store_poll(warehouse, poll, load_id="load_2")
        assert (raw_state(warehouse) == before) is is_as_before, poll
