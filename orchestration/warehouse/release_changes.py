"""What one release says otherwise than the one before: facts, tables and columns, told by comparing the two files as sets.

How it is worded is decided in orchestration.exports.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import attached
from orchestration.warehouse.fact_tables import FACT_TABLES, FactTables
from orchestration.warehouse.release_file import open_scratch
from orchestration.warehouse.sql_quoting import quoted, quoted_text

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

# What a fact is called in a list of changes: those of these columns that its table has.
_LABEL_COLUMNS = (
    "supplier_code", "recipient_code", "imposer_code", "target_country_code", "force_code", "location_code", "stage", "status",
    "action", "category_code", "target_type", "quantity_best", "count_best", "target_count_best", "event_date_start",
)  # fmt: skip
_COLUMNS = """
    select schema_name || '.' || table_name, column_name, lower(data_type)
    from duckdb_columns() where database_name = $1 and schema_name in ('marts', 'meta') order by table_name, column_index
"""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is new, gone (withdrawn) or told otherwise, and the columns in which it is."""

    fact_type: str
    fact_id: str
    change: str
    columns: str
    label: str


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """A table or a column that came, went or changed its type."""

    table: str
    column: str | None
    change: str


@contextmanager
def compared_files(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that has the two files as "before" and "after"."""
    connection = open_scratch()
    try:
        with (
            attached(connection, before, "before", options="read_only"),
            attached(connection, after, "after", options="read_only"),
        ):
            yield connection
    finally:
        connection.close()


def schema_changes(connection: duckdb.DuckDBPyConnection) -> list[SchemaChange]:
    """Tables first, then columns of the tables that both have, in name order."""
    before, after = (_columns(connection, name) for name in ("before", "after"))
    changes = [SchemaChange(table, None, "removed") for table in before if table not in after]
    changes += [SchemaChange(table, None, "added") for table in after if table not in before]
    for table in after:
        if table in before:
            old, new = before[table], after[table]
            changes += [SchemaChange(table, column, "removed") for column in old if column not in new]
            changes += [SchemaChange(table, column, "added") for column in new if column not in old]
            retyped = [column for column in new if column in old and old[column] != new[column]]
            changes += [
                SchemaChange(table, column, f"{old[column]} became {new[column]}") for column in retyped
            ]
    return sorted(changes, key=lambda one: (one.column is not None, one.table, one.column or ""))


def fact_changes(connection: duckdb.DuckDBPyConnection) -> list[FactChange]:
    """All changes of facts, by type and id; a fact is compared in the columns that both files have."""
    before, after = (_columns(connection, name) for name in ("before", "after"))
    changes: list[FactChange] = []
    for fact_type, tables in FACT_TABLES.items():
        name = f"marts.{tables.facts}"
        if name in before and name in after:
            rows = connection.execute(_comparison(tables, list(before[name]), list(after[name]))).fetchall()
            changes += [FactChange(fact_type, *row) for row in rows]
    return changes


def row_counts_compared(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int | None, int | None]]:
    """Rows of each table before and after; None where there is no such table."""
    before, after = (_columns(connection, name) for name in ("before", "after"))
    return [
        (table, _count(connection, "before", table, before), _count(connection, "after", table, after))
        for table in sorted({*before, *after})
    ]


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for table, column, data_type in connection.execute(_COLUMNS, [database]).fetchall():
        tables.setdefault(table, {})[column] = data_type
    return tables


def _count(
    connection: duckdb.DuckDBPyConnection, database: str, table: str, known: dict[str, dict[str, str]]
) -> int | None:
    if table not in known:
        return None
    schema_name, _, table_name = table.partition(".")
    statement = f"select count(*) from {database}.{quoted(schema_name)}.{quoted(table_name)}"  # noqa: S608 - quoted names
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0


def _comparison(tables: FactTables, before: list[str], after: list[str]) -> str:
    key = quoted(tables.fact_id)
    shared = [name for name in after if name in before and name != tables.fact_id]
    different = ", ".join(
        f"case when old.{quoted(name)} is distinct from new.{quoted(name)} then {quoted_text(name)} end"
        for name in shared
    )
    return f"""
        with compared as (
            select
                coalesce(new.{key}, old.{key}) as fact_id,
                case when old.{key} is null then 'added' when new.{key} is null then 'withdrawn' else 'changed' end as change,
                case when change = 'changed' then concat_ws(' ', '', {different or "''"}) else '' end as columns,
                case when new.{key} is null then {_label("old", before)} else {_label("new", after)} end as label
            from before.marts.{quoted(tables.facts)} as old
            full join after.marts.{quoted(tables.facts)} as new on old.{key} = new.{key}
        )
        select fact_id, change, trim(columns), label from compared
        where change <> 'changed' or trim(columns) <> ''
        order by change, fact_id
    """  # noqa: S608 - our own names, quoted


def _label(side: str, columns: list[str]) -> str:
    told = [f"cast({side}.{quoted(name)} as varchar)" for name in _LABEL_COLUMNS if name in columns]
    return f"concat_ws(' ', {', '.join(told)})" if told else "''"
