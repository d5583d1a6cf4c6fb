"""Reading a published table for an export: chosen columns, filtered rows, and no text longer than may be quoted.

Values of filters go in as parameters; which filters there may be is decided in orchestration.exports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.warehouse.published_tables import PublishedColumn, PublishedTable
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import duckdb
    import pyarrow as pa

# What is quoted of an article stays a quotation: at most so many code points in a cell, the mark included.
QUOTED_LENGTH = 300
CUT_MARK = "…"
# Texts of these columns are addresses, keys and versions, which are of no use in part, and are never an article's words.
_WHOLE_ENDINGS = ("_id", "_code", "_codes", "_hash", "_version", "_key", "url", "_path")
# The day of a row: the first of these that its table has and that is filled.
_DAY_COLUMNS = (
    "anchor_date", "event_date_start", "event_date", "published_date", "published_at", "first_reported_at", "first_action_date",
    "first_published_date", "month_start_date", "coverage_date", "calendar_date", "changed_at", "event_at",
)  # fmt: skip
_FETCHED_ROWS = 5_000
OPERATORS = ("!=", ">=", "<=", "=", ">", "<")


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Rows of which one of the columns stands to one of the values as the operator says; for != none of them may be equal.

    Values are texts, read as the column's type; an empty one is null.
    """

    columns: tuple[str, ...]
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChoice:
    """Which columns and rows of a table are read: all filters hold, and the row's day lies between the two, both included."""

    table: PublishedTable
    columns: tuple[PublishedColumn, ...]
    all_columns: tuple[PublishedColumn, ...]
    filters: tuple[RowFilter, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


def day_columns(columns: Sequence[PublishedColumn]) -> list[str]:
    """The columns that tell the day of a row, most telling first."""
    names = {column.column_name for column in columns}
    return [name for name in _DAY_COLUMNS if name in names]


def count_chosen_rows(connection: duckdb.DuckDBPyConnection, choice: RowChoice) -> tuple[int, int]:
    """How many rows are chosen, and how many of their cells are cut to a quotation."""
    cut = [
        f"count(*) filter (where length({quoted(name)}) > {QUOTED_LENGTH})"
        for name in _quoted_columns(choice)
    ]
    where, parameters = _condition(choice)
    statement = f"select count(*), {' + '.join(cut) or '0'} from {_source(choice)} {where}"  # noqa: S608 - quoted names
    row = connection.execute(statement, parameters).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def chosen_rows(connection: duckdb.DuckDBPyConnection, choice: RowChoice) -> Iterator[list[tuple[Any, ...]]]:
    """The chosen rows in the table's order, some thousand at a time."""
    result = connection.cursor().execute(*_selection(choice))
    while rows := result.fetchmany(_FETCHED_ROWS):
        yield rows


def chosen_batches(connection: duckdb.DuckDBPyConnection, choice: RowChoice) -> pa.RecordBatchReader:
    """The same as Arrow batches."""
    return connection.cursor().execute(*_selection(choice)).to_arrow_reader(_FETCHED_ROWS)


def frequent_values(
    connection: duckdb.DuckDBPyConnection, choice: RowChoice, column: str, most: int
) -> list[str]:
    """The values that a column has most often, as text; to propose one where a filter finds nothing."""
    statement = (
        f"select {quoted(column)}::varchar from {_source(choice)} where {quoted(column)} is not null "  # noqa: S608 - quoted names
        f"group by 1 order by count(*) desc, 1 limit {most}"
    )
    return [value for (value,) in connection.execute(statement).fetchall()]


def is_whole(column: PublishedColumn) -> bool:
    """Whether the cells of a column are given as they are, however long."""
    return column.data_type != "varchar" or column.column_name.endswith(_WHOLE_ENDINGS)


def cut_cell(column: PublishedColumn) -> str:
    """The SQL of one cell: the column, its texts cut to what may be quoted, with a mark."""
    name = quoted(column.column_name)
    if is_whole(column):
        return name
    kept = QUOTED_LENGTH - len(CUT_MARK)
    return f"case when length({name}) > {QUOTED_LENGTH} then left({name}, {kept}) || '{CUT_MARK}' else {name} end as {name}"


def _quoted_columns(choice: RowChoice) -> list[str]:
    return [column.column_name for column in choice.columns if not is_whole(column)]


def _source(choice: RowChoice) -> str:
    return f"{quoted(choice.table.schema_name)}.{quoted(choice.table.table_name)}"


def _selection(choice: RowChoice) -> tuple[str, list[str | date]]:
    where, parameters = _condition(choice)
    cells = ", ".join(map(cut_cell, choice.columns))
    return f"select {cells} from {_source(choice)} {where}", parameters  # noqa: S608 - quoted names


def _condition(choice: RowChoice) -> tuple[str, list[str | date]]:
    """The where clause and its parameters."""
    types = {column.column_name: column.data_type for column in choice.all_columns}
    parameters: list[str | date] = []
    parts = [_filter_sql(one, types, parameters) for one in choice.filters]
    days = ", ".join(f"cast({quoted(name)} as date)" for name in day_columns(choice.all_columns))
    for operator, day in ((">=", choice.first_day), ("<=", choice.last_day)):
        if day is not None:
            parameters.append(day)
            parts.append(f"coalesce({days}) {operator} ${len(parameters)}")
    return (f"where {' and '.join(parts)}" if parts else ""), parameters


def _filter_sql(one: RowFilter, types: dict[str, str], parameters: list[str | date]) -> str:
    tests = []
    for column in one.columns:
        for value in one.values:
            name = quoted(column)
            if value == "":
                tests.append(f"{name} is {'not ' if one.operator == '!=' else ''}null")
                continue
            parameters.append(value)
            told = f"cast(${len(parameters)} as {types[column]})"
            operator = "is distinct from" if one.operator == "!=" else one.operator
            tests.append(f"{name} {operator} {told}")
    return f"({' and '.join(tests) if one.operator == '!=' else ' or '.join(tests)})"
