"""A table as a file: whole, typed, cut where the law of quotation cuts, and saying so."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from orchestration.exports.about_lines import ChosenRows, ExportOrigin
from orchestration.exports.export_errors import ExportError
from orchestration.exports.table_files import FileForm, WrittenFile, write_table_file
from orchestration.exports.text_cells import text_of_safe_csv
from orchestration.progress import SilentProgress
from tests.exports.published_samples import LONG_URL, PAYLOADS, QUOTED, SHOWN, text_rows

Written = tuple[Path, WrittenFile]


@pytest.fixture
def written(
    request: pytest.FixtureRequest,
    sample: duckdb.DuckDBPyConnection,
    texts: ChosenRows,
    origin: ExportOrigin,
    tmp_path: Path,
) -> Written:
    """The harmful texts in the form that the test is given."""
    form = request.param
    path = tmp_path / f"texts.{form.form}"
    return path, write_table_file(sample, path, texts, form, (origin, SilentProgress()))


def opened(path: Path) -> Any:
    """The workbook; its own types know too little of what a cell may be."""
    return openpyxl.load_workbook(path)


def about_of(book: Any) -> dict[str, Any]:
    return dict(book["about"].iter_rows(min_row=2, values_only=True))


def in_form(name: str, **options: object) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("written", [FileForm(name, **options)], indirect=True)  # type: ignore[arg-type]


@in_form("xlsx")
def test_a_workbook_holds_no_formula(written: Written) -> None:
    book = opened(written[0])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [row[2].value for row in book["data"].iter_rows(min_row=2)] == [
        text.replace("_x0041_", "_x005F_x0041_") for text in SHOWN
    ]


@in_form("xlsx")
def test_a_payload_stays_a_text_when_somebody_edits_its_cell(written: Written) -> None:
    rows = list(opened(written[0])["data"].iter_rows(min_row=2))
    assert [row[2].quotePrefix for row in rows[:5]] == [True] * 5
    assert not rows[len(PAYLOADS)][2].quotePrefix


@in_form("xlsx")
def test_numbers_dates_and_truths_keep_their_kind_and_ids_are_text(written: Written) -> None:
    first = next(opened(written[0])["data"].iter_rows(min_row=2))
    kinds = {name: cell.data_type for name, cell in zip(_names(), first, strict=True)}
    assert kinds == {
        "text_id": "s", "external_id": "s", "note_text": "s", "page_url": "s", "stage": "s", "supplier_code": "s",
        "recipient_code": "s", "n_tanks": "n", "n_atoms": "s", "amount": "n", "share": "n", "is_told": "b",
        "event_date_start": "d", "seen_at": "d",
    }  # fmt: skip
    values = dict(zip(_names(), (cell.value for cell in first), strict=True))
    assert (values["external_id"], values["n_atoms"], values["amount"]) == (
        "12345678901234567890",
        str(2**60),
        -3.5,
    )


@in_form("xlsx")
def test_what_excel_cannot_hold_is_cut_visibly_and_counted(written: Written) -> None:
    book = opened(written[0])
    url = book["data"].cell(3, 4).value
    assert len(url) == 32_767
    assert LONG_URL.startswith(url.removesuffix(" […cut]"))
    assert url.endswith(" […cut]")
    about = about_of(book)
    n_rows = len(text_rows())
    assert about["texts cut at 32,767 letters, marked […cut]"] == 1
    assert about["numbers of more than 15 digits, given as text"] == n_rows
    assert about["texts with control characters, shown as \ufffd"] == 2
    assert about["texts cut to 300 characters"] == 1
    assert about["rows"] == n_rows
    assert "1 texts cut at 32,767 letters, marked […cut]" in written[1].notes


@in_form("xlsx")
def test_a_workbook_says_what_its_columns_mean_and_how_to_cite_it(written: Written) -> None:
    book = opened(written[0])
    assert book.sheetnames == ["data", "dictionary", "about"]
    assert ("note_text", "varchar", "What a page says.") in set(
        book["dictionary"].iter_rows(values_only=True)
    )
    about = about_of(book)
    assert about["build"] == "b1"
    assert about["licence"] == "CC-BY-4.0"
    assert "build b1" in str(about["citation"])
    assert about["filters"] == "none"


@in_form("xlsx", sheet_rows=11)
def test_more_rows_than_a_sheet_holds_go_on_in_further_sheets(written: Written) -> None:
    book = opened(written[0])
    parts = [name for name in book.sheetnames if name.startswith("data")]
    assert parts == ["data", "data_2", "data_3", "data_4"]
    ids = [row[0] for name in parts for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert ids == [row[0] for row in text_rows()]
    assert any("--format parquet" in note for note in written[1].notes)


@in_form("csv")
def test_safe_csv_gives_every_text_back_by_its_one_rule(written: Written) -> None:
    assert written[0].read_bytes().startswith(b"\xef\xbb\xbf")
    with written[0].open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [text_of_safe_csv(row["note_text"]) for row in rows] == SHOWN
    assert [row["n_tanks"] for row in rows][:3] == ["-5", "-4", "-3"]
    assert rows[0]["external_id"] == "'12345678901234567890"
    assert rows[0]["seen_at"] == "2024-01-01 08:00:00"
    assert written[1].notes[-1] == "2 texts with control characters, shown as \ufffd"


@in_form("csv", is_raw=True)
def test_raw_csv_has_the_texts_as_they_are(written: Written) -> None:
    with written[0].open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["note_text"] for row in rows] == QUOTED
    assert rows[0]["external_id"] == "12345678901234567890"


@in_form("jsonl")
def test_json_lines_have_numbers_and_dates(written: Written) -> None:
    rows = [json.loads(line) for line in written[0].read_text("utf-8").splitlines()]
    assert [row["note_text"] for row in rows] == QUOTED
    assert (rows[0]["n_atoms"], rows[0]["amount"], rows[0]["is_told"]) == (2**60, -3.5, True)
    assert (rows[0]["event_date_start"], rows[0]["seen_at"]) == ("2024-01-01", "2024-01-01T08:00:00")
    assert rows[2]["stage"] is None


@in_form("parquet")
def test_parquet_keeps_types_comments_and_terms(written: Written) -> None:
    table = pq.read_table(written[0])
    assert [str(table.schema.field(name).type) for name in ("n_tanks", "amount", "event_date_start", "seen_at")] == [
        "int64", "decimal128(24, 2)", "date32[day]", "timestamp[us]",
    ]  # fmt: skip
    assert table.column("note_text").to_pylist() == QUOTED
    assert table.column("amount")[0].as_py() == Decimal("-3.50")
    assert table.schema.field("note_text").metadata == {b"description": b"What a page says."}
    assert b"b1" in table.schema.metadata[b"newsledger.citation"]
    assert b"CC-BY-4.0" in table.schema.metadata[b"newsledger.licence"]


def test_a_file_that_is_there_is_kept(
    sample: duckdb.DuckDBPyConnection, texts: ChosenRows, origin: ExportOrigin, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        write_table_file(sample, path, texts, FileForm("csv"), (origin, SilentProgress()))
    assert path.read_text() == "mine"
    write_table_file(sample, path, texts, FileForm("csv", may_overwrite=True), (origin, SilentProgress()))
    assert path.read_text("utf-8-sig").startswith("text_id,")


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl", "xlsx"])
def test_a_file_that_cannot_be_finished_leaves_what_was_there(
    form: str, sample: duckdb.DuckDBPyConnection, texts: ChosenRows, origin: ExportOrigin, tmp_path: Path
) -> None:
    path = tmp_path / f"mine.{form}"
    path.write_text("mine")
    full_disk = OSError(28, "No space left on device")
    with patch("os.fsync", side_effect=full_disk), pytest.raises(OSError, match="No space"):
        write_table_file(sample, path, texts, FileForm(form, may_overwrite=True), (origin, SilentProgress()))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def _names() -> list[str]:
    return (
        "text_id external_id note_text page_url stage supplier_code recipient_code n_tanks n_atoms amount share is_told "
        "event_date_start seen_at"
    ).split()
