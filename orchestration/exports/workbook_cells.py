"""Values as cells of a workbook: what Excel cannot hold is given as text or cut, visibly and counted, never silently.

Excel keeps 15 digits of a number, 32,767 letters of a cell (counted in UTF-16), and no day before March 1900.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from orchestration.exports.text_cells import is_formula_like, without_controls

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_TEXT = 32_767
CUT_MARK = " […cut]"
_MOST_DIGITS = 15
_FIRST_SAFE_DAY = date(1900, 3, 1)
# A workbook reads _x000B_ in a text as the character of that number; so the underscore itself is written by number.
_NUMBERED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

CUT = "texts cut at 32,767 letters, marked […cut]"
MARKED = "texts with control characters, shown as \ufffd"
NUMBER_TEXTS = "numbers of more than 15 digits, given as text"
DATE_TEXTS = "dates that Excel does not know, given as text"


class CellMaker:
    """Makes the cells of one sheet; `changes` counts what could not be given as it is, by what was done."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet
        self.changes: Counter[str] = Counter()

    def cell(self, value: Any) -> Any:  # noqa: ANN401 - any value, and openpyxl's cell or a plain value
        """A cell for one value: numbers, dates and truths as such, all else as text that nothing runs."""
        match value:
            case None | bool():
                return value
            case str():
                return self._text_cell(value)
            case int() | Decimal():
                return self._number(value)
            case float():
                return value if math.isfinite(value) else None
            case datetime():
                return value if value.date() >= _FIRST_SAFE_DAY else self._told_date(value)
            case date():
                return value if value >= _FIRST_SAFE_DAY else self._told_date(value)
            case _:
                return self._text_cell(str(value))

    def _number(self, value: int | Decimal) -> Any:  # noqa: ANN401 - a number or a cell
        digits = str(abs(value)).replace(".", "").strip("0")
        if len(digits) <= _MOST_DIGITS:
            return value
        self.changes[NUMBER_TEXTS] += 1
        return self._text_cell(f"{value:f}" if isinstance(value, Decimal) else str(value))

    def _told_date(self, value: date) -> Any:  # noqa: ANN401 - openpyxl's cell
        self.changes[DATE_TEXTS] += 1
        return self._text_cell(value.isoformat())

    def _text_cell(self, text: str) -> Any:  # noqa: ANN401 - openpyxl's cell
        from openpyxl.cell import WriteOnlyCell

        shown, is_marked = without_controls(text)
        self.changes[MARKED] += is_marked
        escaped = _NUMBERED.sub("_x005F_", shown)
        if _letters(escaped) > LONGEST_TEXT:
            escaped = _beginning(escaped, LONGEST_TEXT - len(CUT_MARK)) + CUT_MARK
            self.changes[CUT] += 1
        if not escaped:
            return None
        cell = WriteOnlyCell(self._sheet)
        cell.value = escaped
        cell.data_type = "s"
        if is_formula_like(escaped):
            cell.quotePrefix = True  # stays text when somebody edits the cell
        return cell


def _letters(text: str) -> int:
    """Letters as Excel counts them: those beyond the basic plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _beginning(text: str, most: int) -> str:
    """The longest beginning of so many letters at most, no character cut in two."""
    if text.isascii():
        return text[:most]
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", errors="ignore")
