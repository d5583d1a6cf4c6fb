"""Builds of planted worlds by one dbt process that stays: seconds instead of a new program each time.

One build file for all, because dbt reads the project anew where the file's name changes.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb

from tests.dbt.planted_world import PlantedArticle
from tests.dbt.planted_world_rows import create_raw_tables, deliver

DBT_PROJECT = Path(__file__).parents[2] / "dbt_project"
FACTS_AND_CLAIMS = ("+marts.facts", "+marts.claims")


class WorldBuilder:
    """Keeps a folder with the build file, an empty one that already holds the seeds, and dbt with what it has read."""

    def __init__(self, folder: Path, seeds_from: Path | None = None) -> None:
        """The seeds are copied from another build file where there is one, which is faster than reading them."""
        folder.mkdir(parents=True, exist_ok=True)
        self.build_file = folder / "newsledger.duckdb"
        self._empty_file = folder / "empty.duckdb"
        self._dbt_process = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), initializer=_set_environment, initargs=(str(folder),)
        )
        self.build_file.unlink(missing_ok=True)
        with duckdb.connect(str(self.build_file)) as connection:
            create_raw_tables(connection)
            if seeds_from:
                _copy_seeds(connection, seeds_from)
        if not seeds_from:
            self._dbt("seed")
        shutil.copy(self.build_file, self._empty_file)

    def start_empty(self) -> None:
        """The build file without any article."""
        shutil.copy(self._empty_file, self.build_file)

    def build(self, articles: Sequence[PlantedArticle], shuffle_seed: int | None = None) -> None:
        """Delivers the articles to the build file as it is, and builds."""
        with duckdb.connect(str(self.build_file)) as connection:
            deliver(connection, articles, shuffle_seed)
        self._dbt("run", "--select", *FACTS_AND_CLAIMS, "--exclude", "resource_type:seed")

    def open(self) -> duckdb.DuckDBPyConnection:
        """The built file, to read."""
        return duckdb.connect(str(self.build_file), read_only=True)

    def close(self) -> None:
        """Ends dbt's process."""
        self._dbt_process.shutdown()

    def _dbt(self, *arguments: str) -> None:
        failures = self._dbt_process.submit(_run_dbt, arguments).result()
        assert failures == [], failures


def _copy_seeds(connection: duckdb.DuckDBPyConnection, build_file: Path) -> None:
    connection.execute(f"attach '{build_file}' as other (read_only); create schema reference")
    seeds = connection.sql(
        "select table_name from duckdb_tables() where database_name = 'other' and schema_name = 'reference'"
    ).fetchall()
    for (seed,) in seeds:
        connection.execute(f"create table reference.{seed} as from other.reference.{seed}")
    connection.execute("detach other")


def _set_environment(folder: str) -> None:
    """Where dbt finds and puts things; only in its own process."""
    os.environ |= {
        "NEWSLEDGER_BUILD_FILE": f"{folder}/newsledger.duckdb",
        "DBT_PROFILES_DIR": str(DBT_PROJECT),
        "DBT_TARGET_PATH": f"{folder}/target",
        "DBT_LOG_PATH": f"{folder}/logs",
        "DO_NOT_TRACK": "1",
    }


def _run_dbt(arguments: Sequence[str]) -> list[str]:
    """One command; gives what failed, in words, and lets go of the build file."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    outcome = dbtRunner().invoke(["--quiet", *arguments, "--project-dir", str(DBT_PROJECT)])
    DuckDBConnectionManager.close_all_connections()
    if outcome.success:
        return []
    failed = [one for one in getattr(outcome.result, "results", None) or [] if one.status == "error"]
    return [f"{one.node.name}: {one.message}" for one in failed] or [repr(outcome.exception)]
