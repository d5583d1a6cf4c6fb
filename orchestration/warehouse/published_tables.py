"""What the published file holds: its tables, their columns and their comments, and its newest build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.warehouse.row_counts import row_counts

if TYPE_CHECKING:
    import duckdb

_SCHEMAS = ("marts", "meta")
_TABLES = """
    select schema_name, table_name, comment from duckdb_tables() where schema_name in ('marts', 'meta') and not internal
    union all
    select schema_name, view_name, comment from duckdb_views() where schema_name in ('marts', 'meta') and not internal
    order by 1, 2
"""
_COLUMNS = """
    select column_name, lower(data_type), comment
    from duckdb_columns()
    where schema_name = $1 and table_name = $2 and database_name = current_database()
    order by column_index
"""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table with its comment and number of rows."""

    schema_name: str
    table_name: str
    comment: str
    n_rows: int

    @property
    def full_name(self) -> str:
        """Schema and table, as a query names it."""
        return f"{self.schema_name}.{self.table_name}"


@dataclass(frozen=True, slots=True)
class PublishedColumn:
    """A column with its type and comment."""

    column_name: str
    data_type: str
    comment: str


def published_tables(connection: duckdb.DuckDBPyConnection) -> list[PublishedTable]:
    """All tables of the public schemas, in name order."""
    counts = {schema: row_counts(connection, schema) for schema in _SCHEMAS}
    rows = connection.execute(_TABLES).fetchall()
    return [
        PublishedTable(schema, name, comment or "", counts[schema].get(name, 0))
        for schema, name, comment in rows
    ]


def table_columns(connection: duckdb.DuckDBPyConnection, table: PublishedTable) -> list[PublishedColumn]:
    """The columns of a table in their order."""
    rows = connection.execute(_COLUMNS, [table.schema_name, table.table_name]).fetchall()
    return [PublishedColumn(name, data_type, comment or "") for name, data_type, comment in rows]


def published_columns(connection: duckdb.DuckDBPyConnection, schema_name: str, table_name: str) -> set[str]:
    """The names of a table's columns; none where there is no such table."""
    return {name for name, *_ in connection.execute(_COLUMNS, [schema_name, table_name]).fetchall()}


def newest_build(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The row of meta.builds for the build of this file, by column name."""
    result = connection.execute("select * from meta.builds order by published_at desc, build_id desc limit 1")
    columns = [column[0] for column in result.description or ()]
    row = result.fetchone()
    return dict(zip(columns, row, strict=True)) if row else {}


def example_claim_id(connection: duckdb.DuckDBPyConnection) -> str | None:
    """A claim that several outlets make, as a first one to look at; None where there is no claim."""
    row = connection.execute(
        """
        select best_claim_id from marts.fct_arms_transfers
        order by n_independent_sources desc, n_claims desc, best_claim_id limit 1
        """
    ).fetchone()
    return str(row[0]) if row else None
