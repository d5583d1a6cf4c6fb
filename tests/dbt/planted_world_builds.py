"""Builds of planted worlds by dbt in this process: seconds instead of a new program each time.

One build file for all, because dbt reads the project anew where the file's name changes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from tests.dbt.planted_world import PlantedArticle
from tests.dbt.planted_world_rows import create_raw_tables, deliver

DBT_PROJECT = Path(__file__).parents[2] / "dbt_project"
FACTS = ("fct_arms_transfers", "fct_troop_counts", "fct_sanctions")
CLAIMS = ("fct_arms_transfer_claims", "fct_troop_count_claims", "fct_sanction_claims")
NEEDED = tuple(f"+{model}" for model in (*FACTS, *CLAIMS))


class WorldBuilder:
    """Keeps a folder with the build file, an empty one that already holds the seeds, and what dbt has read."""

    def __init__(self, folder: Path, models: Sequence[str] = NEEDED) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.build_file = folder / "newsledger.duckdb"
        self._empty_file = folder / "empty.duckdb"
        self._models = models
        os.environ |= {
            "NEWSLEDGER_BUILD_FILE": str(self.build_file),
            "DBT_PROFILES_DIR": str(DBT_PROJECT),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
            "DO_NOT_TRACK": "1",
        }
        self.start_empty(with_seeds=False)
        self._dbt("seed")
        shutil.copy(self.build_file, self._empty_file)

    def start_empty(self, *, with_seeds: bool = True) -> None:
        """The build file without any article."""
        self.build_file.unlink(missing_ok=True)
        if with_seeds:
            shutil.copy(self._empty_file, self.build_file)
            return
        with duckdb.connect(str(self.build_file)) as connection:
            create_raw_tables(connection)

    def build(self, articles: Sequence[PlantedArticle], shuffle_seed: int | None = None) -> None:
        """Delivers the articles to the build file as it is, and builds."""
        with duckdb.connect(str(self.build_file)) as connection:
            deliver(connection, articles, shuffle_seed)
        self._dbt("run", "--select", *self._models, "--exclude", "resource_type:seed")

    def open(self) -> duckdb.DuckDBPyConnection:
        """The built file, to read."""
        return duckdb.connect(str(self.build_file), read_only=True)

    def _dbt(self, *arguments: str) -> None:
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.cli.main import dbtRunner

        outcome = dbtRunner().invoke(["--quiet", *arguments, "--project-dir", str(DBT_PROJECT)])
        DuckDBConnectionManager.close_all_connections()
        assert outcome.success, outcome.exception or [
            f"{one.node.name}: {one.message}" for one in outcome.result.results if one.status == "error"
        ]
