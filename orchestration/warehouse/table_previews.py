"""How many rows a table has, and its first ones, for the pages that show tables; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.warehouse.row_counts import count_rows
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    import duckdb

_PREVIEW_ROWS = 5
_EXISTING = (
    "select table_schema, table_name from information_schema.tables where table_catalog = current_database()"
)


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The number of rows, the column names and the first rows of a table."""

    n_rows: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def preview_tables(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], TablePreview]:
    """Previews by (schema, table) of tables and views; what does not exist is left out."""
    existing = set(connection.execute(_EXISTING).fetchall())
    return {key: _preview(connection, *key) for key in tables if key in existing}


def _preview(connection: duckdb.DuckDBPyConnection, schema_name: str, table_name: str) -> TablePreview:
    statement = f"select * from {quoted(schema_name)}.{quoted(table_name)} limit {_PREVIEW_ROWS}"  # noqa: S608 - quoted
    result = connection.execute(statement)
    columns = tuple(column[0] for column in result.description or ())
    rows = tuple(result.fetchall())
    return TablePreview(count_rows(connection, schema_name, table_name), columns, rows)
