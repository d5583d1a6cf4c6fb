"""A user's mistake ends in words and a next step, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Newsledger


@pytest.mark.parametrize(
    "command", [["sql", "select 1"], ["tables"], ["describe", "x"], ["trace", "clm_1234"], ["claims"]]
)
def test_without_a_warehouse_the_way_to_one_is_named(
    home: Path, newsledger: Newsledger, command: list[str]
) -> None:
    called = newsledger(*command)
    assert called.code == 1
    assert "newsledger run" in called.err
    assert "Traceback" not in called.err


def test_a_missing_file_to_ingest_is_named(home: Path, newsledger: Newsledger) -> None:
    called = newsledger("ingest", str(home / "none.jsonl"))
    assert called.code == 1
    assert "none.jsonl" in called.err
    assert not (home / "data").exists()


def test_a_folder_without_gold_cannot_be_evaluated(home: Path, newsledger: Newsledger) -> None:
    (home / "articles.jsonl").write_text('{"id": "a", "text": "Nothing happened."}\n')
    called = newsledger("evaluate", str(home))
    assert called.code == 1
    assert "gold.jsonl" in called.err


def test_a_broken_line_of_gold_is_named_by_its_number(home: Path, newsledger: Newsledger) -> None:
    (home / "articles.jsonl").write_text('{"id": "a", "text": "Nothing happened."}\n')
    (home / "gold.jsonl").write_text('{"id": "a"}\n{"id": \n')
    called = newsledger("evaluate", str(home))
    assert called.code == 1
    assert "gold.jsonl, line 2" in called.err


def test_debugging_shows_the_traceback(
    home: Path, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLEDGER_DEBUG", "1")
    assert "Traceback" in newsledger("tables").err
