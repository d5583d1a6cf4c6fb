"""The models again without dbt: the SQL that it compiled for the shared build, run in the same order on another build file.

A build of dbt costs many seconds, most of them for its own start and its tests; this one costs about two.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import duckdb


def run_models(
    connection: duckdb.DuckDBPyConnection,
    target: Path,
    *,
    only: Collection[str] = (),
    with_answers: bool = True,
) -> None:
    """Makes every model anew in the build file that is open as `newsledger`, in the order of the build.

    Or those of `only`; or all but the marts of answers, on which no other model rests.
    """
    for name, schema, kind, sql in _models(target):
        if name in only or (not only and (with_answers or not name.startswith("mart_"))):
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f'create or replace {kind} "{schema}"."{name}" as {sql}')


@cache
def _models(target: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Name, schema, kind (view or table) and SQL of each model."""
    models = []
    results = json.loads((target / "run_results.json").read_text(encoding="utf-8"))["results"]
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    for unique_id in (result["unique_id"] for result in results):
        if unique_id.startswith("model."):
            node = nodes[unique_id]
            path = target / "compiled" / "newsledger" / node["original_file_path"]
            kind = "view" if node["config"]["materialized"] == "view" else "table"
            models.append(
                (node["name"], node["schema"], kind, _typed(node, path.read_text(encoding="utf-8")))
            )
    return tuple(models)


def _typed(node: dict[str, Any], sql: str) -> str:
    """The SQL with the types of the model's contract, where it has one, as dbt makes the table."""
    if not node["config"]["contract"]["enforced"]:
        return sql
    columns = node["columns"].values()
    cells = ", ".join(
        f'cast("{column["name"]}" as {column["data_type"]}) as "{column["name"]}"' for column in columns
    )
    return f"select {cells} from ({sql})"
