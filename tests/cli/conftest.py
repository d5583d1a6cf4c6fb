"""A small published file with the shape of a real one, and a way to call the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.main import _exit_code


@dataclass(frozen=True, slots=True)
class Called:
    code: int
    out: str
    err: str


Newsledger = Callable[..., Called]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of its own."""
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def newsledger(capsys: pytest.CaptureFixture[str]) -> Newsledger:
    """Calls the command line; the result holds the exit code and both streams."""

    def call(*arguments: str) -> Called:
        code = _exit_code(list(arguments))
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    return call


@pytest.fixture
def published(home: Path) -> Path:
    """A published file with one table of facts and the list of builds."""
    folder = home / "data" / "warehouse" / "builds" / "b1"
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "newsledger.duckdb")) as connection:
        connection.execute("create schema marts; create schema meta")
        connection.execute(
            "create table marts.fct_troop_counts as select range as n, 'UKR' as force_code from range(150)"
        )
        connection.execute("comment on table marts.fct_troop_counts is 'One row per troop count.'")
        connection.execute("comment on column marts.fct_troop_counts.force_code is 'Whose troops.'")
        connection.execute(
            "create table meta.builds as select 'b1' as build_id, now()::timestamp as published_at"
        )
    (home / "data" / "warehouse" / "current").symlink_to("builds/b1")
    return folder / "newsledger.duckdb"
