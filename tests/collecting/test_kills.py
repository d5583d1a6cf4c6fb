"""Collecting that is killed; `python -m tests.soak.kill_collecting` does it fifty times."""

from __future__ import annotations

from pathlib import Path

from tests.collecting.killed_collectings import run_kills


def test_a_killed_collecting_loses_and_doubles_nothing(tmp_path: Path) -> None:
    result = run_kills(tmp_path, n_kills=3, n_articles=30, seed=7)
    assert result.wrong == []
