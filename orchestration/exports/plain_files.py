"""Rows as CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from orchestration.exports.text_cells import safe_csv_text, without_controls

Rows = Iterable[list[tuple[Any, ...]]]
# Excel takes a CSV without it for the code page of the machine; text of other alphabets then turns into signs.
BYTE_ORDER_MARK = "\ufeff"


def write_csv(
    handle: IO[str], names: Sequence[str], batches: Rows, *, is_raw: bool, has_mark: bool = True
) -> int:
    """Writes RFC 4180 CSV with one header line; returns how many cells had control characters marked.

    Safe for spreadsheets (see text_cells), with a byte order mark if `has_mark`, unless `is_raw`: then texts are as they are,
    without mark.
    """
    if has_mark and not is_raw:
        handle.write(BYTE_ORDER_MARK)
    writer = csv.writer(handle, lineterminator="\r\n")
    writer.writerow(names)
    n_marked = 0
    for rows in batches:
        for row in rows:
            cells = [_raw_cell(value) if is_raw or not isinstance(value, str) else value for value in row]
            if not is_raw:
                cells, marked = _safe_cells(cells, row)
                n_marked += marked
            writer.writerow(cells)
    return n_marked


def write_jsonl(handle: IO[str], names: Sequence[str], batches: Rows) -> None:
    """Writes one object a row: dates as ISO 8601, numbers as numbers, nothing as null."""
    for rows in batches:
        for row in rows:
            record = dict(zip(names, map(json_cell, row), strict=True))
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_records(handle: IO[str], records: Iterable[dict[str, Any]]) -> int:
    """Writes finished objects, one a line; returns how many."""
    n_records = 0
    for record in records:
        handle.write(json.dumps(record, ensure_ascii=False) + "\n")
        n_records += 1
    return n_records


def json_cell(value: Any) -> Any:  # noqa: ANN401 - any cell
    """A cell as JSON knows it. A decimal that no double can hold is given as text."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            whole = value == value.to_integral_value()
            return (
                int(value)
                if whole
                else (float(value) if Decimal(repr(float(value))) == value else str(value))
            )
        case float() if not math.isfinite(value):
            return None
        case _:
            return value


def _raw_cell(value: Any) -> Any:  # noqa: ANN401 - any cell
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return value


def _safe_cells(cells: list[Any], row: tuple[Any, ...]) -> tuple[list[Any], int]:
    n_marked = 0
    for at, value in enumerate(row):
        if isinstance(value, str):
            text, is_marked = without_controls(value)
            n_marked += is_marked
            cells[at] = safe_csv_text(text)
    return cells, n_marked


def text_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[tuple[Any, ...]]]:
    """Rows that are in memory as one batch."""
    yield [tuple(row) for row in rows]
