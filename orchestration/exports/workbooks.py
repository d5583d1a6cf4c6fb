"""A table as a workbook of three kinds of sheets: its rows, its dictionary, and what the file is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.exports.plain_files import Rows
from orchestration.exports.workbook_cells import CellMaker
from orchestration.warehouse.published_tables import PublishedColumn

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

SHEET_ROWS = 1_048_576
_WIDEST = 60
_TEXT_WIDTH = 24


@dataclass(frozen=True, slots=True)
class WorkbookContent:
    """What goes into a workbook; `about` are rows of name and value, and `made_at` is the time the file states."""

    columns: Sequence[PublishedColumn]
    batches: Rows
    about: Sequence[tuple[str, Any]]
    made_at: datetime


def write_workbook(
    path: Path, content: WorkbookContent, *, sheet_rows: int = SHEET_ROWS
) -> tuple[int, dict[str, int]]:
    """Writes the workbook; returns the number of data sheets and what was changed in how many cells.

    Rows beyond `sheet_rows` (header included) go on in further sheets, data_2 and so on.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "newsledger"
    book.properties.created = book.properties.modified = content.made_at
    names = [column.column_name for column in content.columns]
    changes: Counter[str] = Counter()
    n_sheets = 0
    for part in _sheet_parts(content.batches, sheet_rows - 1):
        n_sheets += 1
        title = "data" if n_sheets == 1 else f"data_{n_sheets}"
        changes += _write_sheet(book, title, names, part)
    dictionary = [(column.column_name, column.data_type, column.comment) for column in content.columns]
    _write_sheet(book, "dictionary", ("column", "type", "description"), iter(dictionary))
    told = [*content.about, ("data sheets", n_sheets), *changes.items()]
    _write_sheet(book, "about", ("what", "value"), iter(told))
    book.save(path)
    return n_sheets, dict(changes)


def _sheet_parts(batches: Rows, most: int) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The rows in parts of at most `most`, each to be used up before the next; one empty part where there are none."""
    rows = (row for batch in batches for row in batch)
    first = next(rows, None)
    if first is None:
        yield iter(())
    while first is not None:
        yield _part(first, rows, most)
        first = next(rows, None)


def _part(first: tuple[Any, ...], rows: Iterator[tuple[Any, ...]], most: int) -> Iterator[tuple[Any, ...]]:
    yield first
    for _, row in zip(range(most - 1), rows, strict=False):
        yield row


def _write_sheet(
    book: Workbook, title: str, names: Sequence[str], rows: Iterator[tuple[Any, ...]]
) -> Counter[str]:
    from openpyxl.utils import get_column_letter

    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(title, name)
    maker = CellMaker(sheet)
    sheet.append([_header(sheet, name) for name in names])
    for row in rows:
        sheet.append([maker.cell(value) for value in row])
    return +maker.changes


def _header(sheet: WriteOnlyWorksheet, name: str) -> Any:  # noqa: ANN401 - openpyxl's cell
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def _width(title: str, name: str) -> int:
    if title in ("dictionary", "about"):
        return _WIDEST if name in ("description", "value") else _TEXT_WIDTH
    return min(max(len(name) + 2, 12), _WIDEST)


def told_changes(changes: Mapping[str, int]) -> list[str]:
    """What was changed in cells, as lines for a person.

    >>> told_changes({"texts cut": 2})
    ['2 texts cut']
    """
    return [f"{number:,} {what}" for what, number in changes.items()]
