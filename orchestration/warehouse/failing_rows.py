"""The rows that break a test: the test's own query, run once more on the build file and cut short."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from orchestration.warehouse.connections import open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = 3
_CELL_WIDTH = 80
_CELLS = 8


def sample_failing_rows(build_file: Path, test_query: str) -> list[str]:
    """The first rows as "column=value, ..."; empty where the query cannot be run."""
    import duckdb

    with closing(open_warehouse(build_file)) as connection:
        try:
            result = connection.execute(test_query)
        except duckdb.Error:
            return []
        columns = [column[0] for column in result.description or []]
        return [_row_text(columns, row) for row in result.fetchmany(_ROWS)]


def _row_text(columns: list[str], row: tuple[object, ...]) -> str:
    cells = [
        f"{column}={' '.join(str(value).split())[:_CELL_WIDTH]}"
        for column, value in zip(columns, row, strict=True)
    ]
    return ", ".join(cells[:_CELLS])
