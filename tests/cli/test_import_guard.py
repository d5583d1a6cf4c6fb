"""`extract` and `evaluate` work where Dagster, dbt and DuckDB cannot be imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BLOCKED = """
import sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"dagster", "dagster_dbt", "dagster_duckdb", "dbt", "duckdb"}:
            raise ImportError(f"{name} is behind the wall")
sys.meta_path.insert(0, Wall())
from orchestration.cli.main import main
main()
"""
ARTICLE = {
    "id": "a1",
    "url": "https://example.org/a1",
    "title": "Poland sends tanks",
    "text": "Poland delivered 14 tanks to Ukraine on Monday, the defence ministry in Warsaw said.",
    "published_at": "2023-03-22",
}


def _call(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def test_extract_filters_stdin_without_the_pipeline() -> None:
    called = _call("extract", stdin=json.dumps(ARTICLE) + "\nnot json\n")
    assert called.returncode == 0, called.stderr
    (record,) = map(json.loads, called.stdout.splitlines())
    assert record["id"] == "a1"
    assert set(record) >= {"arms_transfers", "troop_counts", "sanctions"}
    assert "line 2" in called.stderr


def test_evaluate_scores_without_the_pipeline(tmp_path: Path) -> None:
    gold = {"id": "a1", "arms_transfers": [], "troop_counts": [], "sanctions": []}
    (tmp_path / "articles.jsonl").write_text(json.dumps(ARTICLE) + "\n")
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    called = _call("evaluate", str(tmp_path), "--json")
    assert called.returncode == 0, called.stderr
    assert json.loads(called.stdout)["n_articles"] == 1
