"""From what a person asked for to the rows of one table, or of every table that what was asked for fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from orchestration.exports.about_lines import ChosenRows, ExportOrigin
from orchestration.exports.citations import citation_of_build
from orchestration.exports.export_errors import ExportError
from orchestration.exports.row_filters import choose_columns, find_table, fits, read_filters
from orchestration.warehouse.export_queries import RowChoice, count_chosen_rows, day_columns, frequent_values
from orchestration.warehouse.published_tables import (
    PublishedTable,
    newest_build,
    published_tables,
    table_columns,
)
from orchestration.warehouse.source_licences import source_licences

if TYPE_CHECKING:
    import duckdb

ALL = "all"
_MOST_VALUES = 500
_SHOWN_VALUES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it was typed; `table` is a name, or ALL."""

    table: str
    wheres: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None


def origin_of(connection: duckdb.DuckDBPyConnection) -> ExportOrigin:
    """Which build the file holds, and the licences of its sources."""
    return ExportOrigin(citation_of_build(newest_build(connection)), tuple(source_licences(connection)))


def choose_rows(connection: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[list[ChosenRows], list[str]]:
    """The rows asked for, table by table, and what a person should know of them.

    With ALL, tables that lack a column or day that was asked for are left out. Raises ExportError where nothing fits.
    """
    tables = published_tables(connection)
    if asked.table.lower() != ALL:
        choice = _choice(connection, find_table(asked.table, tables), asked)
        return [_counted(connection, choice, asked)], _empty_filters(connection, choice)
    fitting = [table for table in tables if _fits_all(connection, table, asked)]
    if not fitting:
        raise ExportError(
            "no table has all columns that the filters name", next_step="newsledger describe TABLE"
        )
    left_out = [table.full_name for table in tables if table not in fitting]
    notes = (
        [f"left out, since the filters name what they have not: {', '.join(left_out)}"] if left_out else []
    )
    return [_counted(connection, _choice(connection, table, asked), asked) for table in fitting], notes


def _choice(connection: duckdb.DuckDBPyConnection, table: PublishedTable, asked: Asked) -> RowChoice:
    columns = table_columns(connection, table)
    if (asked.first_day or asked.last_day) and not day_columns(columns):
        name = table.full_name
        raise ExportError(
            f"{name} has no day that --from and --until could mean", next_step=f"newsledger describe {name}"
        )
    return RowChoice(
        table=table,
        columns=choose_columns(asked.columns, columns),
        all_columns=tuple(columns),
        filters=read_filters(asked.wheres, columns),
        first_day=asked.first_day,
        last_day=asked.last_day,
    )


def _fits_all(connection: duckdb.DuckDBPyConnection, table: PublishedTable, asked: Asked) -> bool:
    columns = table_columns(connection, table)
    has_day = bool(day_columns(columns)) or not (asked.first_day or asked.last_day)
    return has_day and all(fits(text, columns) for text in asked.wheres)


def _counted(connection: duckdb.DuckDBPyConnection, choice: RowChoice, asked: Asked) -> ChosenRows:
    import duckdb

    try:
        n_rows, n_cut = count_chosen_rows(connection, choice)
    except duckdb.ConversionException as error:
        why = str(error).splitlines()[0].removeprefix("Conversion Error: ")
        raise ExportError(
            "a value does not fit its column",
            why=why,
            next_step=f"newsledger describe {choice.table.full_name}",
        ) from error
    return ChosenRows(choice, n_rows, n_cut, asked.wheres)


def _empty_filters(connection: duckdb.DuckDBPyConnection, choice: RowChoice) -> list[str]:
    """For each value that no row of the table has, the values that there are: a typing error should not pass for no news."""
    notes = []
    for one in choice.filters:
        if one.operator != "=" or one.values == ("",):
            continue
        known = sorted(
            {
                value
                for column in one.columns
                for value in frequent_values(connection, choice, column, _MOST_VALUES)
            }
        )
        missing = [value for value in one.values if value and value not in known]
        if missing and len(known) < _MOST_VALUES:
            near = get_close_matches(missing[0], known, n=_SHOWN_VALUES, cutoff=0.6) or known[:_SHOWN_VALUES]
            notes.append(
                f"no row has {', '.join(missing)} in {' or '.join(one.columns)}; there are: {', '.join(near)}"
            )
    return notes


def file_stems(names: Sequence[str]) -> dict[str, str]:
    """The file name of each table without its ending: the schema goes away where the name is told apart without it."""
    plain = [name.partition(".")[2] for name in names]
    return {
        name: short if plain.count(short) == 1 else name for name, short in zip(names, plain, strict=True)
    }
