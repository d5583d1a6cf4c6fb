"""How many rows each table of a schema holds.

No opinion on whether that is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    import duckdb


def raw_row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table name of schema raw, in name order."""
    return row_counts(connection, "raw")


def row_counts(connection: duckdb.DuckDBPyConnection, schema_name: str) -> dict[str, int]:
    """Rows by name of a schema's tables and views, in name order; empty where there is no such schema."""
    names = connection.execute(
        "select table_name from information_schema.tables "
        "where table_schema = $1 and table_catalog = current_database() order by table_name",
        [schema_name],
    ).fetchall()
    return {name: count_rows(connection, schema_name, name) for (name,) in names}


def count_rows(connection: duckdb.DuckDBPyConnection, schema_name: str, table_name: str) -> int:
    """Rows of one table or view."""
    statement = f"select count(*) from {quoted(schema_name)}.{quoted(table_name)}"  # noqa: S608 - quoted names
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0
