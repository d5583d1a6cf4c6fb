"""A tiny warehouse, built once by dbt for all tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import load_settings
from orchestration.steps.article_relations import relate_articles
from tests.dbt.busy_sites import fill_busy_sites
from tests.dbt.fact_ledger import Ledger
from tests.dbt.newsroom import fill_newsroom
from tests.dbt.press_review import fill_press_review
from tests.dbt.raw_rows import LOADED_AT, RawRows
from tests.dbt.review_round import fill_review_round

DBT_PROJECT = Path(__file__).parents[2] / "dbt_project"


def run_dbt(build_file: Path, *arguments: str) -> None:
    """Runs one dbt command on the build file; what dbt said becomes the failure's text."""
    environment = os.environ | {
        "NEWSLEDGER_BUILD_FILE": str(build_file),
        "DBT_PROFILES_DIR": str(DBT_PROJECT),
        "DBT_TARGET_PATH": str(build_file.parent / "target"),
        "DBT_LOG_PATH": str(build_file.parent / "logs"),
        "DO_NOT_TRACK": "1",
    }
    dbt = Path(sys.executable).with_name("dbt")
    finished = subprocess.run(
        [dbt, "--no-use-colors", *arguments],
        cwd=DBT_PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout[-6000:] + finished.stderr[-2000:]


@pytest.fixture(scope="session")
def dbt() -> Callable[..., None]:
    return run_dbt


@pytest.fixture(scope="session")
def build_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build") / "newsledger.duckdb"
    rows = RawRows(path)
    fill_newsroom(rows)
    fill_press_review(rows)
    fill_busy_sites(rows)
    fill_review_round(rows)
    relate_articles(rows.connection, load_settings(), LOADED_AT)
    rows.connection.close()
    run_dbt(path, "build")
    return path


@pytest.fixture(scope="session")
def warehouse(build_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(build_file), read_only=True)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def first_ledger(build_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger(tmp_path_factory.mktemp("ledger"), build_file)
    ledger.publish()
    return ledger


@pytest.fixture
def ledger(first_ledger: Ledger, tmp_path: Path) -> Ledger:
    """A warehouse with its first build published."""
    return first_ledger.copied_to(tmp_path / "data" / "warehouse")
