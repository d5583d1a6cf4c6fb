"""Review sheets as files: a workbook with one sheet for each kind of claim, or one CSV with all columns.

What the cells mean is not known here. Every cell is written as text, so that no program makes a date, number or formula of it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.exports.text_cells import safe_csv_text, text_of_safe_csv
from orchestration.extraction.records import ClaimType
from orchestration.steps.corrections.sheet_cells import workbook_value
from orchestration.steps.corrections.sheet_rows import (
    CLAIM_ID,
    DECISION,
    EXPORTED,
    WHY,
    Row,
    SheetRow,
    editable_columns,
    sheet_columns,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"sentence": 80, "why_look": 24, WHY: 30, "headline": 40, "claim_id": 14}
_TINTS = {DECISION: "FFF2CC", WHY: "FFF2CC"}
_EDITABLE_TINT = "E2EFDA"
_SEPARATORS = ",;\t"


class SheetFileError(ValueError):
    """The file is no review sheet; the message says what is wrong and where."""


def write_sheet(path: Path, rows: Sequence[Row]) -> None:
    """Writes the rows as .xlsx or .csv, by the ending of the name. Raises SheetFileError for another one."""
    writers = {".xlsx": _write_workbook, ".csv": _write_csv}
    if path.suffix.lower() not in writers:
        message = f"{path}: a review sheet ends in .xlsx or .csv"
        raise SheetFileError(message)
    unfinished = path.with_name(f".{path.name}.part")
    writers[path.suffix.lower()](unfinished, rows)
    unfinished.replace(path)


def read_sheet(path: Path) -> list[SheetRow]:
    """The rows that came back, empty ones left out. Raises SheetFileError, with the place, where a cell holds a formula."""
    if path.suffix.lower() == ".csv":
        return list(_read_csv(path))
    if path.suffix.lower() == ".xlsx":
        return list(_read_workbook(path))
    message = f"{path}: a review sheet ends in .xlsx or .csv"
    raise SheetFileError(message)


def _write_csv(path: Path, rows: Sequence[Row]) -> None:
    columns = sheet_columns(tuple(ClaimType))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([safe_csv_text(row.get(column, "")) for column in columns] for row in rows)


def _read_csv(path: Path) -> Iterator[SheetRow]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path}: not in UTF-8; save it as 'CSV UTF-8'"
        raise SheetFileError(message) from error
    header = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    columns = [cell.strip() for cell in next(reader, [])]
    _check_columns(str(path), columns)
    for cells in reader:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            message = f"{path}, line {reader.line_num}: more cells than columns"
            raise SheetFileError(message)
        texts = {column: text_of_safe_csv(cell).strip() for column, cell in zip(columns, cells, strict=False)}
        if any(texts.values()):
            yield SheetRow(f"{path.name}, line {reader.line_num}", texts)


def _write_workbook(path: Path, rows: Sequence[Row]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for kind in ClaimType:
        own = [row for row in rows if row["claim_type"] == kind]
        if own or (not rows and kind is ClaimType.ARMS_TRANSFER):
            _fill(book.create_sheet(f"{kind.value}s"), kind, own)
    book.save(path)


def _fill(sheet: Worksheet, kind: ClaimType, rows: Sequence[Row]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    columns = sheet_columns([kind])
    tints = dict.fromkeys(editable_columns([kind]), _EDITABLE_TINT) | _TINTS
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(1, number, column)
        head.font = Font(bold=True)
        if column in tints:
            head.fill = PatternFill("solid", fgColor=tints[column])
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDTHS.get(column, 16)
        dimension.hidden = column == EXPORTED
        for line, row in enumerate(rows, start=2):
            cell = sheet.cell(line, number)
            cell.number_format = "@"
            text = row.get(column, "")
            if text:
                cell.value = text
                cell.data_type = "s"  # also where it begins like a formula
                cell.quotePrefix = True
            cell.alignment = Alignment(wrap_text=column == "sentence", vertical="top")
    sheet.freeze_panes = "E2"


def _read_workbook(path: Path) -> Iterator[SheetRow]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        message = f"{path}: no workbook that can be read ({error})"
        raise SheetFileError(message) from error
    for sheet in book.worksheets:
        rows = sheet.iter_rows()
        columns = [workbook_value(cell.value).strip() for cell in next(rows, ())]
        if CLAIM_ID not in columns:
            continue
        _check_columns(f"{path}, sheet {sheet.title}", columns)
        for cells in rows:
            texts = {}
            for column, cell in zip(columns, cells, strict=False):
                if cell.data_type == "f":
                    place = f"{path.name}, sheet {sheet.title}, row {cell.row}, column {column}"
                    message = f"{place}: it holds a formula; write its value"
                    raise SheetFileError(message)
                texts[column] = workbook_value(cell.value).strip()
            if any(texts.values()):
                yield SheetRow(f"{path.name}, sheet {sheet.title}, row {cells[0].row}", texts)


def _check_columns(place: str, columns: Sequence[str]) -> None:
    missing = [name for name in (CLAIM_ID, DECISION, WHY, EXPORTED) if name not in columns]
    if missing:
        message = f"{place}: the column {', '.join(missing)} is missing; make the sheet anew with: newsledger review-sheet"
        raise SheetFileError(message)
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubled:
        message = f"{place}: the column {', '.join(doubled)} is there twice"
        raise SheetFileError(message)
