"""Copying the public schemas of a build into a fresh, compact file that older readers can open too.

Where the file goes and who may see it is decided in publication.py.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from orchestration.warehouse.sql_quoting import quoted, quoted_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

PUBLIC_SCHEMAS = ("marts", "meta")
# The oldest storage that can hold the tables: read by every DuckDB from 1.0 on, and by the BI tools that
# bring one along.
STORAGE_VERSION = "v1.0.0"

_RELATIONS = """
    select schema_name, table_name, comment from duckdb_tables()
    where database_name = current_database() and schema_name in ('marts', 'meta')
    union all
    select schema_name, view_name, comment from duckdb_views()
    where database_name = current_database() and schema_name in ('marts', 'meta')
    order by 1, 2
"""
_COLUMN_COMMENTS = """
    select column_name, comment from duckdb_columns()
    where database_name = current_database() and schema_name = $1 and table_name = $2 and comment is not null
    order by column_index
"""


@contextmanager
def attached(
    connection: duckdb.DuckDBPyConnection, path: Path, alias: str, *, options: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second file under a name of its own for the block."""
    connection.execute(f"attach {quoted_text(str(path))} as {alias} ({options})")
    try:
        yield connection
    finally:
        connection.execute(f"detach {alias}")


def copy_public_schemas(
    connection: duckdb.DuckDBPyConnection, alias: str, *, leave_out: frozenset[str]
) -> None:
    """Copy every table and view of the public schemas, as tables with sorted rows and with all comments.

    `leave_out` names tables ("meta.builds") that are made otherwise.
    """
    for schema_name in PUBLIC_SCHEMAS:
        connection.execute(f"create schema if not exists {alias}.{schema_name}")
    for schema_name, table_name, comment in connection.execute(_RELATIONS).fetchall():
        if f"{schema_name}.{table_name}" in leave_out:
            continue
        source = f"{quoted(schema_name)}.{quoted(table_name)}"
        target = f"{alias}.{source}"
        statement = f"create table {target} as select * from {source} order by all"  # noqa: S608 - quoted names
        connection.execute(statement)
        comments = connection.execute(_COLUMN_COMMENTS, [schema_name, table_name]).fetchall()
        write_comments(connection, target, comment, dict(comments))


def write_comments(
    connection: duckdb.DuckDBPyConnection,
    target: str,
    table_comment: str | None,
    column_comments: dict[str, str],
) -> None:
    """Put comments on a table and its columns; `target` is the table's full, quoted name."""
    if table_comment is not None:
        connection.execute(f"comment on table {target} is {quoted_text(table_comment)}")
    for column_name, comment in column_comments.items():
        connection.execute(f"comment on column {target}.{quoted(column_name)} is {quoted_text(comment)}")
