"""Texts as they must stand in a cell of a sheet: inert, printable, not too long; and back again.

A text that a spreadsheet program would take for a formula gets an apostrophe before it in CSV; in a workbook its cell says that
it is text.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

LONGEST_CELL = 32_000  # a workbook takes 32,767 characters
_CUT = " … [cut]"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_CONTROL_PICTURES = 0x2400


def cell_text(text: str) -> str:
    r"""The text with control characters as visible signs and not longer than a cell.

    >>> cell_text("a\x07b")
    'a␇b'
    """
    visible = "".join(_visible(letter) for letter in text)
    return visible if len(visible) <= LONGEST_CELL else visible[: LONGEST_CELL - len(_CUT)] + _CUT


def csv_text(text: str) -> str:
    """The text for a CSV file: nothing that a spreadsheet program would calculate.

    >>> csv_text("=1+1"), csv_text("12 tanks"), csv_text("'=1")
    ("'=1+1", '12 tanks', "''=1")
    """
    shown = cell_text(text)
    return f"'{shown}" if shown.lstrip("' ").startswith(_FORMULA_SIGNS) else shown


def csv_value(text: str) -> str:
    """What `csv_text` was made from."""
    is_guarded = text.startswith("'") and text[1:].lstrip("' ").startswith(_FORMULA_SIGNS)
    return text[1:] if is_guarded else text


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


def _visible(letter: str) -> str:
    code = ord(letter)
    if letter in "\n\r\t":
        return " "
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return (
        "\N{REPLACEMENT CHARACTER}"
        if 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
        else letter
    )
