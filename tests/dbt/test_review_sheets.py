"""Review sheets: out, changed, back; only changes count, nothing is half applied, and the same file again changes nothing."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from tests.dbt.review_home import call, claim_where, make_review_home, stored_rows

SOFFICE = shutil.which("soffice")
EVIL = '=HYPERLINK("https://example.org","guns")'


@pytest.fixture
def home(tmp_path: Path, build_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    monkeypatch.setenv("NEWSLEDGER_REVIEWER", "Rae Viewer")
    return make_review_home(tmp_path, build_file)


def edit(path: Path, claim_id: str, **cells: object) -> None:
    """Fills cells of one claim's row, in a workbook or a CSV."""
    (_edit_csv if path.suffix == ".csv" else _edit_workbook)(path, claim_id, cells)


def _edit_csv(path: Path, claim_id: str, cells: Mapping[str, object]) -> None:
    """As a program of a country that writes decimals with a comma: parted by semicolons."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";" if b"claim_id;" in path.read_bytes() else ","))
    for row in rows:
        if row["claim_id"] == claim_id:
            row.update({name: str(value) for name, value in cells.items()})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def _edit_workbook(path: Path, claim_id: str, cells: Mapping[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        columns = {str(cell.value): cell.column or 0 for cell in sheet[1]}
        for line in range(2, sheet.max_row + 1):
            if sheet.cell(line, columns["claim_id"]).value != claim_id:
                continue
            for name, value in cells.items():
                cell = sheet.cell(line, columns[name])
                cell.value = value  # type: ignore[assignment]
                cell.data_type = "s" if value == EVIL else cell.data_type
    book.save(path)


def new_rows(home: Path) -> list[tuple[object, ...]]:
    return stored_rows(
        home,
        "select claim_id, action, column_name, new_value, why from raw.corrections where reviewer = 'Rae Viewer'"
        " and why like 'sheet%' order by all",
    )


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_comes_back_as_decisions_and_twice_changes_nothing(home: Path, ending: str) -> None:
    howitzers = claim_where(home, "quantity_low = 40 and quantity_qualifier = 'about'")
    boats = claim_where(home, "supplier_code = 'SWE'")
    sheet = home / f"review.{ending}"
    made = call("review-sheet", "--to", str(sheet), "--claim", howitzers, "--claim", boats)
    assert made.code == 0, made.err
    assert "asks for nothing new" in call("apply-sheet", str(sheet)).err
    number = 44.0 if ending == "xlsx" else "44"
    edit(sheet, howitzers, quantity_low=number, item_text=EVIL, why="sheet one")
    edit(sheet, boats, decision="reject", why="sheet two")
    shown = call("apply-sheet", str(sheet), "--dry-run")
    assert "quantity_low 40 -> 44" in shown.out
    assert new_rows(home) == []
    assert call("apply-sheet", str(sheet)).code == 0
    kept = new_rows(home)
    assert sorted(kept, key=str) == sorted(
        [
            (howitzers, "correct", "item_text", EVIL, "sheet one"),
            (howitzers, "correct", "quantity_high", "44", "sheet one"),
            (howitzers, "correct", "quantity_low", "44", "sheet one"),
            (boats, "reject", "", None, "sheet two"),
        ],
        key=str,
    )
    again = call("apply-sheet", str(sheet))
    assert "asks for nothing new" in again.err
    assert new_rows(home) == kept


def test_every_wrong_cell_is_named_and_nothing_is_kept(home: Path) -> None:
    howitzers = claim_where(home, "quantity_low = 40 and quantity_qualifier = 'about'")
    boats = claim_where(home, "supplier_code = 'SWE'")
    sheet = home / "review.xlsx"
    call("review-sheet", "--to", str(sheet), "--claim", howitzers, "--claim", boats)
    edit(sheet, howitzers, quantity_low="many", supplier_code="Norway", why="x")
    edit(sheet, boats, decision="perhaps", quantity_low="9")
    refused = call("apply-sheet", str(sheet))
    assert refused.code == 1
    for words in (
        "row 2, column quantity_low: 'many'",
        "row 2, column supplier_code",
        "row 3, column decision: 'perhaps'",
    ):
        assert words in refused.err
    edit(sheet, boats, decision="", quantity_low="9")
    edit(sheet, howitzers, quantity_low="40", supplier_code="NOR")
    assert "row 3, column why: a reason is missing" in call("apply-sheet", str(sheet)).err
    edit(sheet, boats, quantity_low="=4+5", why="x")
    assert "row 3, column quantity_low: it holds a formula" in call("apply-sheet", str(sheet)).err
    assert not (home / "data" / "corrections.jsonl").exists()


def test_a_change_by_somebody_else_in_the_meantime_is_pointed_out(home: Path) -> None:
    howitzers = claim_where(home, "quantity_low = 40 and quantity_qualifier = 'about'")
    sheet = home / "review.csv"
    call("review-sheet", "--to", str(sheet), "--claim", howitzers)
    call("correct", howitzers, "--set", "quantity_low=43", "--why", "meanwhile", "--who", "Another")
    assert "asks for nothing new" in call("apply-sheet", str(sheet)).err
    edit(sheet, howitzers, quantity_low="44", why="sheet")
    assert "was 40 in the sheet, and is 43 by now" in call("apply-sheet", str(sheet), "--dry-run").err


def test_the_queue_fills_a_sheet_with_what_was_reopened_first(home: Path) -> None:
    sheet = home / "queue.csv"
    assert call("review-sheet", "--to", str(sheet), "--limit", "12").code == 0
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        reasons = [row["why_look"] for row in csv.DictReader(file)]
    assert 0 < len(reasons) <= 12
    assert all(reason.startswith("reopened: ") for reason in reasons)
    assert call("review-sheet", "--to", str(home / "queue.pdf")).code == 1


@pytest.mark.skipif(
    SOFFICE is None, reason="soffice is not installed: the round trip through LibreOffice was not tried"
)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_round_trip_through_libreoffice_changes_nothing(home: Path, ending: str) -> None:
    sheet = home / f"review.{ending}"
    howitzers = claim_where(home, "quantity_low = 40 and quantity_qualifier = 'about'")
    call(
        "correct", howitzers, "--set", f"item_text={EVIL}", "--set", "event_date=2024-03", "--why", "payload"
    )
    call(
        "review-sheet",
        "--to",
        str(sheet),
        "--claim",
        howitzers,
        "--claim",
        claim_where(home, "supplier_code = 'SWE'"),
    )
    saved = home / "saved"
    office = [str(SOFFICE), f"-env:UserInstallation=file://{home / 'profile'}", "--headless"]
    forms = {
        "xlsx": ["--convert-to", "xlsx"],
        "csv": ["--infilter=CSV:44,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"],
    }
    subprocess.run(
        [*office, *forms[ending], "--outdir", str(saved), str(sheet)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    back = call("apply-sheet", str(saved / sheet.name), "--dry-run")
    assert "asks for nothing new" in back.err, back.out + back.err
