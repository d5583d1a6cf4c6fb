"""One table, or part of it, as one file: chosen, counted, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from orchestration.exports.about_lines import ChosenRows, ExportOrigin, about_rows, about_texts
from orchestration.exports.finished_files import check_free, finished_file
from orchestration.exports.parquet_files import write_parquet
from orchestration.exports.plain_files import Rows, write_csv, write_jsonl
from orchestration.exports.text_cells import CONTROL_MARK
from orchestration.exports.workbooks import SHEET_ROWS, WorkbookContent, told_changes, write_workbook
from orchestration.progress import Progress
from orchestration.warehouse.export_queries import QUOTED_LENGTH, chosen_batches, chosen_rows

if TYPE_CHECKING:
    import duckdb

TABLE_FORMATS = {"parquet": ".parquet", "csv": ".csv", "jsonl": ".jsonl", "xlsx": ".xlsx"}


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a table becomes a file. `is_raw` gives CSV for programs; `sheet_rows` is how many rows a sheet holds."""

    form: str
    is_raw: bool = False
    may_overwrite: bool = False
    sheet_rows: int = SHEET_ROWS


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A finished file; `notes` say what in it differs from the table."""

    path: Path
    n_rows: int
    notes: tuple[str, ...] = ()


def write_table_file(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    chosen: ChosenRows,
    form: FileForm,
    told: tuple[ExportOrigin, Progress],
) -> WrittenFile:
    """Writes the chosen rows to `path`; `told` are what the file says of its origin, and who hears how far it is.

    Raises ExportError where the path is taken.
    """
    origin, progress = told
    check_free(path, may_overwrite=form.may_overwrite)
    notes = [f"{chosen.n_cut:,} texts cut to {QUOTED_LENGTH} characters, marked …"] if chosen.n_cut else []
    with finished_file(path) as unfinished:
        if form.form == "parquet":
            comments = {column.column_name: column.comment for column in chosen.choice.columns}
            about = about_texts(origin, chosen.choice)
            write_parquet(unfinished, chosen_batches(connection, chosen.choice), comments, about)
        else:
            batches = _watched(chosen_rows(connection, chosen.choice), chosen, progress)
            notes += _write_rows(unfinished, batches, chosen, form, origin)
    progress.finish(chosen.choice.table.full_name, f"{chosen.n_rows:,} rows, {path}")
    return WrittenFile(path, chosen.n_rows, tuple(notes))


def write_table_text(handle: IO[str], batches: Rows, chosen: ChosenRows, form: FileForm) -> list[str]:
    """Writes CSV or JSON Lines to an open file; returns what was changed in it."""
    names = [column.column_name for column in chosen.choice.columns]
    if form.form == "jsonl":
        write_jsonl(handle, names, batches)
        return []
    n_marked = write_csv(handle, names, batches, is_raw=form.is_raw)
    return [f"{n_marked:,} texts with control characters, shown as {CONTROL_MARK}"] if n_marked else []


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """A text file of ours to write to: UTF-8, line ends as they are given."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        yield handle


def _write_rows(
    path: Path, batches: Rows, chosen: ChosenRows, form: FileForm, origin: ExportOrigin
) -> list[str]:
    if form.form == "xlsx":
        made_at = datetime.combine(origin.cited.published_on, time())
        content = WorkbookContent(chosen.choice.columns, batches, about_rows(origin, chosen), made_at)
        n_sheets, changes = write_workbook(path, content, sheet_rows=form.sheet_rows)
        split = f"{chosen.n_rows:,} rows are more than a sheet holds: {n_sheets} sheets; --format parquet keeps them in one"
        return [*told_changes(changes), *([split] if n_sheets > 1 else [])]
    with text_file(path) as handle:
        return write_table_text(handle, batches, chosen, form)


def _watched(batches: Rows, chosen: ChosenRows, progress: Progress) -> Iterator[list[tuple[Any, ...]]]:
    n_done = 0
    for rows in batches:
        yield rows
        n_done += len(rows)
        progress.update(chosen.choice.table.full_name, n_done, chosen.n_rows)
