"""The rows that break a test: its query, run once more on the build file; all of them as CSV, the first for a message."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.connections import open_warehouse
from orchestration.warehouse.sql_quoting import quoted_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHOWN_ROWS = 5
_CELL_WIDTH = 80
_CELLS = 8


@dataclass(frozen=True, slots=True)
class FailingRows:
    """How many rows break a promise, the first of them as "column=value, ...", and the file that holds all."""

    n_rows: int
    samples: tuple[str, ...]
    path: Path


def keep_failing_rows(
    build_file: Path, test_query: str, path: Path, telling_columns: Sequence[str] = ()
) -> FailingRows | None:
    """Writes the rows that the query finds to `path` and describes the first by `telling_columns`, as far as it has these.

    Gives None where the query cannot be run, as after a model that was not built.
    """
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(open_warehouse(build_file)) as connection:
        try:
            connection.execute(f"create or replace temp table broken as {test_query}")
        except duckdb.Error:
            return None
        connection.execute(f"copy (from broken order by all) to {quoted_text(str(path))} (header)")
        result = connection.execute("from broken order by all")
        columns = [column[0] for column in result.description or []]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchmany(SHOWN_ROWS)]
        (n_rows,) = connection.execute("select count(*) from broken").fetchone() or (0,)
    return FailingRows(n_rows, tuple(_row_text(row, telling_columns) for row in rows), path)


def _row_text(row: dict[str, object], telling_columns: Sequence[str]) -> str:
    """The telling cells; where these are all empty, as in a row without a key, the first cells that hold something."""
    told = [column for column in dict.fromkeys(telling_columns) if column in row]
    if all(row[column] is None for column in told):
        told += [column for column, value in row.items() if value is not None and column not in told]
    return ", ".join(f"{column}={_cell(row[column])}" for column in told[:_CELLS])


def _cell(value: object) -> str:
    return "(nothing)" if value is None else " ".join(str(value).split())[:_CELL_WIDTH]
