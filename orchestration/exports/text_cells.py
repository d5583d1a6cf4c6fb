"""Texts as cells of files that spreadsheets open: no cell becomes a formula, no character breaks the file.

The one rule of safe CSV, so that a program can undo it: a cell that begins with an apostrophe loses it.
"""

from __future__ import annotations

import re

# What a spreadsheet takes for the beginning of a formula, in plain and in full width, wherever blanks stand before it.
_FORMULA = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
# Texts that a spreadsheet takes for a number and then shows as another: leading zeros, over 15 digits, powers of ten.
_LOST_NUMBER = re.compile(r"\s*(0[\d.,]*\d|[\d.,]{16,}|[\d.,]*\d[eE]\d+)\s*")
_QUOTE = "'"
# XML 1.0 and spreadsheets know tab and line feed of the control characters; the rest shows as this mark.
CONTROL_MARK = "\ufffd"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?")


def without_controls(text: str) -> tuple[str, bool]:
    r"""The text with a mark for each control character and with line feeds for all line ends; True if a mark was set.

    >>> without_controls("a\x0bb")
    ('a\ufffdb', True)
    """
    plain = _LINE_ENDS.sub("\n", text) if "\r" in text else text
    marked, n_marks = _CONTROLS.subn(CONTROL_MARK, plain)
    return marked, n_marks > 0


def is_formula_like(text: str) -> bool:
    r"""Whether a spreadsheet might run the text, or split it into cells that it runs.

    >>> is_formula_like("=1+1"), is_formula_like("  @SUM(A1)"), is_formula_like("a=b"), is_formula_like("\t1")
    (True, True, False, True)
    """
    return _FORMULA.match(text) is not None


def safe_csv_text(text: str) -> str:
    """The text as safe CSV has it, with an apostrophe before it where a spreadsheet would not leave it alone.

    That is what looks like a formula, a number that would lose digits, and, so that the rule has an inverse, a text that begins
    with an apostrophe.

    >>> safe_csv_text("-4 °C"), safe_csv_text("'quoted'"), safe_csv_text("007"), safe_csv_text("plain")
    ("'-4 °C", "''quoted'", "'007", 'plain')
    """
    is_touched = is_formula_like(text) or _LOST_NUMBER.fullmatch(text) or text.startswith(_QUOTE)
    return _QUOTE + text if is_touched else text


def text_of_safe_csv(cell: str) -> str:
    """The text that a cell of safe CSV stands for; the inverse of `safe_csv_text`.

    >>> text_of_safe_csv("'-4 °C"), text_of_safe_csv("''quoted'"), text_of_safe_csv("plain")
    ('-4 °C', "'quoted'", 'plain')
    """
    return cell.removeprefix(_QUOTE)
