"""How many rows a table has, and its first ones, for the pages that show tables; it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

_PREVIEW_ROWS = 5


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The number of rows, the column names and the first rows of a table."""

    n_rows: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def preview_tables(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], TablePreview]:
    """Previews by (schema, table); a table that does not exist is left out."""
    existing = {
        (schema, table)
        for schema, table in connection.execute(
            "select table_schema, table_name from information_schema.tables"
        ).fetchall()
    }
    return {key: _preview(connection, *key) for key in tables if key in existing}


def _preview(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> TablePreview:
    relation = connection.table(f'"{schema}"."{table}"')
    counted = relation.count("*").fetchone()
    first = relation.limit(_PREVIEW_ROWS)
    rows = first.fetchall()
    return TablePreview(int(counted[0]) if counted else 0, tuple(relation.columns), tuple(rows))
