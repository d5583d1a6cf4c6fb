"""A home whose published file is the tests' warehouse, and the command line called in this process as a reviewer calls it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.cli.main import _exit_code


@dataclass(frozen=True, slots=True)
class Called:
    code: int
    out: str
    err: str


Reviewer = Callable[..., Called]


def call(*arguments: str) -> Called:
    """One command of `newsledger`, for the home that the environment names."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _exit_code(list(arguments))
    return Called(code, out.getvalue(), err.getvalue())


def make_review_home(home: Path, build_file: Path) -> Path:
    """Publishes the warehouse there as it is, and makes it the build file too."""
    warehouse = home / "data" / "warehouse"
    for folder in ("builds/b1", "build"):
        (warehouse / folder).mkdir(parents=True)
        shutil.copy(build_file, warehouse / folder / "newsledger.duckdb")
    (warehouse / "current").symlink_to("builds/b1")
    return home


def stored_rows(home: Path, statement: str) -> list[tuple[object, ...]]:
    """What the build file holds."""
    path = home / "data" / "warehouse" / "build" / "newsledger.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def claim_where(home: Path, condition: str, table: str = "fct_arms_transfer_claims") -> str:
    """The id of the first claim for which the condition holds."""
    rows = stored_rows(home, f"select claim_id from marts.{table} where {condition} order by 1 limit 1")
    return str(rows[0][0])
