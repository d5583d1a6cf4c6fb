"""Texts as they stand in a cell of a review sheet, and cells of a workbook as texts again.

What a spreadsheet program may run, and what it cannot hold, is known by exports/text_cells.py.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from orchestration.exports.text_cells import without_controls

LONGEST_CELL = 32_000  # a workbook takes 32,767 letters, and counts some twice
_CUT = " […cut]"


def cell_text(text: str) -> str:
    r"""The text in one line, with a mark for each control character, and visibly cut where it is longer than a cell.

    >>> cell_text("a\x07b\nc")
    'a\ufffdb c'
    """
    visible = " ".join(without_controls(text)[0].splitlines())
    return visible if len(visible) <= LONGEST_CELL else visible[: LONGEST_CELL - len(_CUT)] + _CUT


def workbook_value(value: Any) -> str:  # noqa: ANN401 - any cell
    """A workbook's cell as text: whole numbers without decimals, days as ISO dates.

    >>> workbook_value(12.0), workbook_value(datetime(2024, 3, 1)), workbook_value(None)
    ('12', '2024-03-01', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
