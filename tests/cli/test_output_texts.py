"""What is printed is fit for a terminal and marks the right words."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from orchestration.cli.console import printable
from orchestration.cli.result_output import json_value, write_rows
from orchestration.cli.trace_text import marked_sentence


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert printable("a\x1b]0;title\x07b\u202ec\n d") == "a]0;titlebc d"


def test_decimals_and_times_become_plain_json() -> None:
    assert json_value([Decimal("5.00"), Decimal("0.5"), datetime(2024, 1, 2, tzinfo=UTC)]) == [
        5,
        0.5,
        "2024-01-02T00:00:00+00:00",
    ]


def test_an_empty_cell_is_empty_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["a", "b"], [(None, "x,y")], "csv")
    assert capsys.readouterr().out == 'a,b\n,"x,y"\n'


def test_a_piped_table_keeps_every_cell_whole(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(["text"], [("word " * 100,)], "table")
    assert ("word " * 100).strip() in capsys.readouterr().out


def test_parts_are_marked_where_the_text_says_them() -> None:
    slots = (
        {"slot_name": "force_code", "slot_start": 10, "slot_end": 16},
        {"slot_name": "count_low", "slot_start": 21, "slot_end": 26},
        {"slot_name": "count_high", "slot_start": 21, "slot_end": 26},
        {"slot_name": "status", "slot_start": None, "slot_end": None},
        {"slot_name": "elsewhere", "slot_start": 900, "slot_end": 905},
    )
    marked = marked_sentence("Russia has 1,500 men", 10, slots)
    assert marked == "[Russia force_code] has [1,500 count_low count_high] men"


def test_overlapping_parts_do_not_garble_the_sentence() -> None:
    slots = (
        {"slot_name": "item_text", "slot_start": 0, "slot_end": 9},
        {"slot_name": "quantity_low", "slot_start": 0, "slot_end": 2},
    )
    assert marked_sentence("12 tanks.", 0, slots) == "[12 tanks. item_text]"
