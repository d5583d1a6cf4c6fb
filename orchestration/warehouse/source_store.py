"""The sources of data/sources.yml as rows, every look at their lists, and the times when a list moved on without us.

What a source is and when it is due is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

    from orchestration.sources.source_entries import SourceEntry

_SOURCE_COLUMNS = {
    "source_id": ColumnKind.TEXT,
    "source_name": ColumnKind.TEXT,
    "source_kind": ColumnKind.TEXT,
    "source_group": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "country_code": ColumnKind.TEXT,
    "language": ColumnKind.TEXT,
    "outlet": ColumnKind.TEXT,
    "licence": ColumnKind.TEXT,
    "is_enabled": ColumnKind.BOOLEAN,
    "check_every_seconds": ColumnKind.LONG,
    "expect_new_within_seconds": ColumnKind.LONG,
    "expect_at_least": ColumnKind.INTEGER,
}
_OF_FILE = ", ".join(f"incoming.{name}" for name in _SOURCE_COLUMNS)
_OF_TABLE = ", ".join(f"stored.{name}" for name in _SOURCE_COLUMNS)
_COUNT_CHANGED = f"""
    select
        (
            select count(*) from incoming left join raw.sources as stored using (source_id)
            where ({_OF_FILE}) is distinct from ({_OF_TABLE})
        )
        + (select count(*) from raw.sources where is_enabled and source_id not in (select source_id from incoming))
"""  # noqa: S608 - names of the table above
_CHANGED = f"""
    create or replace temp table changed_sources as
    select
        incoming.* exclude (arrival),
        coalesce(stored.first_seen_at, $now) as first_seen_at,
        case when incoming.is_enabled then coalesce(stored.enabled_since, $now) end as enabled_since,
        $now as changed_at
    from incoming
    left join raw.sources as stored using (source_id)
    where ({_OF_FILE}) is distinct from ({_OF_TABLE})
"""  # noqa: S608 - names of the table above


@dataclass(frozen=True, slots=True)
class SourcePoll:
    """One look at the list of a source; times are naive UTC.

    `outcome` is read, not_modified, failed, refused, deferred or gone. `is_complete` is False where the list broke off.
    """

    source_id: str
    list_url: str
    polled_at: datetime
    outcome: str
    reason_code: str | None = None
    reason_text: str | None = None
    is_complete: bool = True
    n_listed: int = 0
    n_new: int = 0
    n_problems: int = 0
    shortest_wait_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class PollState:
    """What the looks at a source so far tell: the last one, the last that gave a list, and the wait it asked for (s)."""

    last_polled_at: datetime
    last_listed_at: datetime | None
    shortest_wait_seconds: int | None
    n_failures_in_a_row: int


@dataclass(frozen=True, slots=True)
class CoverageGap:
    """A time in which a list moved on without us; `n_lost_estimate` is None where nothing tells."""

    source_id: str
    gap_start: datetime
    gap_end: datetime
    n_lost_estimate: int | None
    found_at: datetime

    @property
    def gap_id(self) -> str:
        """The same for the same source and start."""
        return row_id("gap", self.source_id, str(self.gap_start))


def store_sources(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[SourceEntry], now: datetime
) -> int:
    """Bring raw.sources to what the file says; returns the number of rows that changed.

    A source that the file no longer holds stays as a row, not enabled.
    """
    rows = [_source_row(entry) for entry in entries]
    with insert_source(connection, _SOURCE_COLUMNS, rows):
        n_gone = connection.execute(
            "update raw.sources set is_enabled = false, enabled_since = null, changed_at = $now "
            "where is_enabled and source_id not in (select source_id from incoming)",
            {"now": now},
        ).fetchone()
        connection.execute(_CHANGED, {"now": now})
    connection.execute("delete from raw.sources where source_id in (select source_id from changed_sources)")
    connection.execute("insert into raw.sources by name select * from changed_sources")
    n_changed = connection.execute("select count(*) from changed_sources").fetchone()
    connection.execute("drop table changed_sources")
    return int(n_gone[0] if n_gone else 0) + int(n_changed[0] if n_changed else 0)


def count_changed_sources(connection: duckdb.DuckDBPyConnection, entries: Sequence[SourceEntry]) -> int:
    """How many rows of raw.sources are not what the file says, missing and left over ones among them."""
    with insert_source(connection, _SOURCE_COLUMNS, [_source_row(entry) for entry in entries]):
        row = connection.execute(_COUNT_CHANGED).fetchone()
    return int(row[0]) if row else 0


def store_poll(connection: duckdb.DuckDBPyConnection, poll: SourcePoll, load_id: str) -> None:
    """Note one look at a list."""
    list_url = redacted_url(poll.list_url)
    connection.execute(
        """
        insert into raw.source_polls (
            poll_id, source_id, list_url, polled_at, outcome, reason_code, reason_text, is_complete,
            n_listed, n_new, n_problems, shortest_wait_seconds, load_id
        ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        [
            row_id("pol", poll.source_id, list_url, str(poll.polled_at)),
            poll.source_id,
            list_url,
            poll.polled_at,
            poll.outcome,
            poll.reason_code,
            poll.reason_text,
            poll.is_complete,
            poll.n_listed,
            poll.n_new,
            poll.n_problems,
            poll.shortest_wait_seconds,
            load_id,
        ],
    )


def poll_states(connection: duckdb.DuckDBPyConnection) -> dict[str, PollState]:
    """By source what its looks so far tell; a source that was never looked at is missing."""
    rows = connection.execute(
        """
        with judged as (
            select *, outcome in ('read', 'not_modified') as is_good
            from raw.source_polls
        ),
        last_good as (
            select source_id, max(polled_at) as listed_at
            from judged where is_good group by source_id
        )
        select
            judged.source_id,
            max(judged.polled_at),
            any_value(last_good.listed_at),
            arg_max_null(judged.shortest_wait_seconds, judged.polled_at) filter (where judged.outcome = 'read'),
            count(*) filter (where not is_good and (listed_at is null or judged.polled_at > listed_at))
        from judged
        left join last_good using (source_id)
        group by judged.source_id
        """
    ).fetchall()
    return {row[0]: PollState(*row[1:]) for row in rows}


def store_gap(connection: duckdb.DuckDBPyConnection, gap: CoverageGap) -> None:
    """Note a gap once."""
    connection.execute(
        """
        insert into raw.coverage_gaps (gap_id, source_id, gap_start, gap_end, n_lost_estimate, n_filled, found_at)
        select $1, $2, $3, $4, $5, 0, $6
        where not exists (select 1 from raw.coverage_gaps where gap_id = $1)
        """,
        [gap.gap_id, gap.source_id, gap.gap_start, gap.gap_end, gap.n_lost_estimate, gap.found_at],
    )


def fill_gap(connection: duckdb.DuckDBPyConnection, gap_id: str, n_articles: int, now: datetime) -> None:
    """Note that a longer list was read for a gap, and how many articles it named that were not known."""
    connection.execute(
        "update raw.coverage_gaps set n_filled = n_filled + $2, filled_at = $3 where gap_id = $1",
        [gap_id, n_articles, now],
    )


def unfilled_gaps(
    connection: duckdb.DuckDBPyConnection, source_id: str, since: datetime
) -> list[CoverageGap]:
    """The gaps of a source, found since then, for which no longer list could be read yet."""
    rows = connection.execute(
        """
        select source_id, gap_start, gap_end, n_lost_estimate, found_at
        from raw.coverage_gaps
        where source_id = $1 and filled_at is null and found_at >= $2
        order by gap_start
        """,
        [source_id, since],
    ).fetchall()
    return [CoverageGap(*row) for row in rows]


def row_id(prefix: str, *parts: str) -> str:
    """An id from what identifies a row."""
    return f"{prefix}_" + sha256("\n".join(parts).encode()).hexdigest()[:20]


def _source_row(entry: SourceEntry) -> dict[str, object]:
    return {
        "source_id": entry.id,
        "source_name": entry.name,
        "source_kind": entry.kind.value,
        "source_group": entry.group.value,
        "url": redacted_url(entry.url),
        "country_code": entry.country,
        "language": entry.language,
        "outlet": entry.publisher,
        "licence": entry.licence,
        "is_enabled": entry.enabled,
        "check_every_seconds": int(entry.check_every.total_seconds()),
        "expect_new_within_seconds": int(entry.expect_new_within.total_seconds()),
        "expect_at_least": entry.expect_at_least,
    }
