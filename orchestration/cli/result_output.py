"""Rows to stdout as a fitted table, CSV, JSON or JSONL; where the rows come from is not known here."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import click

from orchestration.cli.console import printable

FORMATS = ("table", "csv", "json", "jsonl")
_PIPED_WIDTH = 100_000


def json_value(value: Any) -> Any:  # noqa: ANN401 - any cell
    """A cell as JSON knows it: dates as ISO 8601, decimals as numbers, bytes as hex."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case bytes():
            return value.hex()
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return {str(key): json_value(one) for key, one in value.items()}
        case list() | tuple():
            return [json_value(one) for one in value]
        case _:
            return str(value)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Writes rows in one of FORMATS."""
    match form:
        case "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([["" if cell is None else json_value(cell) for cell in row] for row in rows])
        case "json":
            records = [dict(zip(columns, map(json_value, row), strict=True)) for row in rows]
            click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        case "jsonl":
            for row in rows:
                click.echo(
                    json.dumps(dict(zip(columns, map(json_value, row), strict=True)), ensure_ascii=False)
                )
        case _:
            write_table(columns, rows)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table as wide as the terminal; cells that do not fit end in an ellipsis. Piped, every cell is whole."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    kept = [list(row) for row in rows]
    for index, column in enumerate(columns):
        numbers = [row[index] for row in kept if row[index] is not None]
        is_numeric = bool(numbers) and all(isinstance(n, int | float | Decimal) for n in numbers)
        justify = "right" if is_numeric else "left"
        table.add_column(Text(column), justify=justify, no_wrap=True, overflow="ellipsis")  # type: ignore[arg-type]  # rich wants a literal
    for row in kept:
        table.add_row(*[Text(_cell(cell)) for cell in row])
    width = None if sys.stdout.isatty() else _PIPED_WIDTH
    console = Console(width=width, highlight=False, file=sys.stdout)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def _cell(value: Any) -> str:  # noqa: ANN401 - any cell
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.4g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")
        case Decimal():
            return f"{value.normalize():f}"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return printable(str(value))
