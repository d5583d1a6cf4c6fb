"""The extraction can be imported and used where nothing of the pipeline is installed."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
BLOCKED = {"dagster", "dagster_dbt", "dagster_duckdb", "dbt", "duckdb"}
class Wall:
    def find_spec(self, name, path=None, target=None):
        ours = ("orchestration.sources", "orchestration.warehouse", "orchestration.settings", "orchestration.steps")
        if name.split(".")[0] in BLOCKED or name.startswith(ours):
            raise ImportError(f"{name} is behind the wall")
sys.meta_path.insert(0, Wall())
import orchestration.extraction.extractor, orchestration.extraction.scoring
print("imported")
"""


def test_extraction_is_behind_a_wall() -> None:
    finished = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert finished.stdout == "imported\n", finished.stderr


def test_importing_the_package_loads_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import orchestration; print(len(set(sys.modules) - before))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "1\n"
