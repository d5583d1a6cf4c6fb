"""How the sources stood when the published file was built: last look, how it ended, why a source is red."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

_HAS_TABLE = """
    select count(*) from duckdb_tables()
    where schema_name = 'meta' and table_name = 'sources' and database_name = current_database()
"""
_STATES = "select source_id, last_polled_at, last_poll_outcome, red_reason from meta.sources"


@dataclass(frozen=True, slots=True)
class SourceState:
    """The last look at a source (naive UTC) and how it ended, None before the first; `red_reason` is None where all is well."""

    last_polled_at: datetime | None = None
    last_poll_outcome: str | None = None
    red_reason: str | None = None


def source_states(connection: duckdb.DuckDBPyConnection) -> dict[str, SourceState]:
    """The states by the sources' ids; none in a file that was built before anything was collected."""
    (n_tables,) = connection.execute(_HAS_TABLE).fetchone() or (0,)
    if not n_tables:
        return {}
    return {row[0]: SourceState(*row[1:]) for row in connection.execute(_STATES).fetchall()}
