"""No text becomes a formula, and what was done to a text can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.exports.text_cells import (
    is_formula_like,
    safe_csv_text,
    text_of_safe_csv,
    without_controls,
)
from tests.exports.published_samples import CONTROLS, HARMLESS, PAYLOADS

DANGEROUS = "=+-@＝＋－＠\t\r\n"


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one not in ("'=1+1", "''", '"=1+1')])
def test_a_payload_is_known_for_one(payload: str) -> None:
    assert is_formula_like(payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_safe_csv_begins_as_a_formula_does(payload: str) -> None:
    assert safe_csv_text(payload)[0] not in DANGEROUS


@pytest.mark.parametrize("text", ["007", "12345678901234567890", "1E5", "0.10", "3.14e10"])
def test_a_text_that_a_spreadsheet_would_round_is_kept_a_text(text: str) -> None:
    assert safe_csv_text(text) == "'" + text


@pytest.mark.parametrize("text", ["plain", "a=b", "2024", "31", "3,500", "F-16", "", " lead and trail "])
def test_a_text_that_harms_nobody_stays_as_it_is(text: str) -> None:
    assert safe_csv_text(text) == text


@given(st.text())
def test_the_rule_has_an_inverse(text: str) -> None:
    assert text_of_safe_csv(safe_csv_text(text)) == text


@given(st.text(alphabet=[*DANGEROUS, "'", " ", "\u00a0", "a", "1", "\x0b"]))
def test_no_text_at_all_begins_a_formula_behind_blanks(text: str) -> None:
    cell = safe_csv_text(text)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠") or not cell.strip()


def test_a_control_character_becomes_a_mark() -> None:
    assert without_controls(CONTROLS) == ("belt\ufffdof\ufffdmines\ufffd", True)


@pytest.mark.parametrize("text", [one for one in HARMLESS if "\r" not in one])
def test_a_text_without_control_characters_has_no_mark(text: str) -> None:
    assert without_controls(text) == (text, False)


def test_line_ends_become_line_feeds() -> None:
    assert without_controls("a\r\nb\rc") == ("a\nb\nc", False)
