"""The history of decisions and the review queue, read from the published file; a file of an older newsledger has none."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_HAS_TABLE = """
    select count(*) from duckdb_tables()
    where schema_name = 'marts' and table_name = $1 and database_name = current_database()
"""
_HISTORY = """
    select * exclude (correction_column_id)
    from marts.mart_corrections
    order by corrected_at, correction_id, column_name
"""
_QUEUE = """
    select *
    from marts.mart_review_queue
    where
        ($claim_type is null or claim_type = $claim_type)
        and ($outlet is null or lower(outlet_name) = lower($outlet))
        and ($party is null or party_code = $party or counterparty_code = $party)
        and (not $only_reopened or reopen_reason is not null)
    order by queue_rank
    limit $most
"""
_OUTLETS = "select outlet_name from marts.dim_outlets order by outlet_name"


@dataclass(frozen=True, slots=True)
class QueueChoice:
    """Which rows of the review queue: of one kind of claim, outlet or party, None for any; or only those that were reopened."""

    claim_type: str | None = None
    outlet: str | None = None
    party: str | None = None
    only_reopened: bool = False


def published_history(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """All decisions, one row per column, the oldest first."""
    return _rows(connection, _HISTORY, {}) if _has_table(connection, "mart_corrections") else []


def published_queue(connection: duckdb.DuckDBPyConnection, choice: QueueChoice, most: int) -> list[Row]:
    """The first rows of the review queue that were chosen."""
    if not _has_table(connection, "mart_review_queue"):
        return []
    return _rows(connection, _QUEUE, {"most": most, **asdict(choice)})


def published_outlets(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of all outlets."""
    return [name for (name,) in connection.execute(_OUTLETS).fetchall() if name]


def _has_table(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    (n_tables,) = connection.execute(_HAS_TABLE, [name]).fetchone() or (0,)
    return bool(n_tables)


def _rows(connection: duckdb.DuckDBPyConnection, statement: str, parameters: dict[str, Any]) -> list[Row]:
    result = connection.execute(statement, parameters)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
