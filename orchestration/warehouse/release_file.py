"""The database of a release: all public tables with their comments, no text longer than may be quoted.

What a release is, and where it goes, is decided in orchestration.exports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import PUBLIC_SCHEMAS, STORAGE_VERSION, attached, write_comments
from orchestration.warehouse.export_queries import cut_cell
from orchestration.warehouse.published_tables import published_tables, table_columns
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_FRESH = "fresh"


def write_release_file(connection: duckdb.DuckDBPyConnection, published: Path, path: Path) -> None:
    """Copies the published file to `path` as tables with cut texts; `connection` is one of our own, in memory."""
    with (
        attached(connection, published, "published", options="read_only"),
        attached(connection, path, _FRESH, options=f"storage_version '{STORAGE_VERSION}'"),
    ):
        connection.execute("use published")
        for schema_name in PUBLIC_SCHEMAS:
            connection.execute(f"create schema {_FRESH}.{schema_name}")
        for table in published_tables(connection):
            columns = table_columns(connection, table)
            source = f"{quoted(table.schema_name)}.{quoted(table.table_name)}"
            cells = ", ".join(map(cut_cell, columns))
            connection.execute(f"create table {_FRESH}.{source} as select {cells} from {source}")  # noqa: S608 - quoted names
            comments = {column.column_name: column.comment for column in columns if column.comment}
            write_comments(connection, f"{_FRESH}.{source}", table.comment or None, comments)
        connection.execute(f"checkpoint {_FRESH}")
        connection.execute("use memory")


def open_scratch() -> duckdb.DuckDBPyConnection:
    """A connection in memory and UTC, with one thread, so that the same rows are always written in the same order."""
    import duckdb

    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("set TimeZone = 'UTC'")
    return connection


def is_key(connection: duckdb.DuckDBPyConnection, schema_name: str, table_name: str, column: str) -> bool:
    """Whether a column of the published file is filled and different in every row of its table, and there are rows."""
    name = quoted(column)
    statement = f"select count(*) > 0 and count(*) = count(distinct {name}) from {quoted(schema_name)}.{quoted(table_name)}"  # noqa: S608 - quoted names
    row = connection.execute(statement).fetchone()
    return bool(row and row[0])
