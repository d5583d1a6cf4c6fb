"""A workbook and a safe CSV go through LibreOffice and come back the same, with no formula in them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.exports.about_lines import ChosenRows, ExportOrigin
from orchestration.exports.table_files import FileForm, write_table_file
from orchestration.exports.text_cells import text_of_safe_csv
from orchestration.progress import SilentProgress
from tests.exports.published_samples import SHOWN, text_rows

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice (soffice) is not installed on this machine"
)
_UTF8_CSV = "--infilter=CSV:44,34,76,1,,0,false,true,false"
_TRUTHS = ("=TRUE()", "=FALSE()")  # how LibreOffice writes a truth


@pytest.fixture
def converted(
    request: pytest.FixtureRequest,
    sample: duckdb.DuckDBPyConnection,
    texts: ChosenRows,
    origin: ExportOrigin,
    tmp_path: Path,
) -> Path:
    """The harmful texts as a file of the form that the test is given, opened and saved as a workbook by LibreOffice."""
    form = request.param
    path = tmp_path / f"texts.{form}"
    write_table_file(sample, path, texts, FileForm(form), (origin, SilentProgress()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    read_as = [_UTF8_CSV] if form == "csv" else []
    saved = tmp_path / "saved"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        *read_as,
        "--convert-to",
        "xlsx",
        "--outdir",
        str(saved),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return saved / "texts.xlsx"


def formulas(sheet: Worksheet) -> list[str]:
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return [str(cell.value) for cell in cells if cell.data_type == "f" and cell.value not in _TRUTHS]


@pytest.mark.parametrize("converted", ["xlsx"], indirect=True)
def test_a_workbook_comes_back_equal(converted: Path) -> None:
    book = openpyxl.load_workbook(converted)
    assert [formulas(sheet) for sheet in book] == [[], [], []]
    values = openpyxl.load_workbook(converted, data_only=True)["data"]
    rows = list(values.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == SHOWN
    planted = text_rows()
    assert [row[1] for row in rows] == [row[1] for row in planted]
    assert [row[7] for row in rows] == [row[7] for row in planted]
    assert [row[8] for row in rows] == [str(row[8]) for row in planted]
    assert [f"{row[9]:.2f}" for row in rows] == [row[9] for row in planted]
    assert [bool(row[11]) for row in rows] == [row[11] for row in planted]
    assert [f"{row[12]:%Y-%m-%d}" for row in rows] == [row[12] for row in planted]
    assert [f"{row[13]:%Y-%m-%d %H:%M:%S}" for row in rows] == [row[13] for row in planted]


@pytest.mark.parametrize("converted", ["csv"], indirect=True)
def test_safe_csv_comes_back_equal(converted: Path) -> None:
    sheet = openpyxl.load_workbook(converted).worksheets[0]
    assert formulas(sheet) == []
    texts = [text_of_safe_csv(str(row[2])) for row in sheet.iter_rows(min_row=2, values_only=True)]
    # A day or a truth that stands in a text is taken for one, and is the same in another dress.
    told = [text.replace(" 00:00:00", "").replace("True", "TRUE") for text in texts]
    assert told == SHOWN
    ids = [text_of_safe_csv(str(row[1])) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ids == [row[1] for row in text_rows()]
    assert [row[7] for row in sheet.iter_rows(min_row=2, values_only=True)] == [row[7] for row in text_rows()]
