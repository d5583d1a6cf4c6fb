"""Reads dbt's results of a build: what failed, in words with sample rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.warehouse.failing_rows import sample_failing_rows

_BROKEN = {"fail", "error", "runtime error"}
_SHOWN_FAILURES = 5
_MESSAGE_LINES = 12


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """A model, seed or test that failed; `test_query` finds the rows that break a test."""

    name: str
    kind: str
    message: str
    test_query: str | None


def broken_nodes(target_dir: Path) -> list[BrokenNode]:
    """What failed in the build whose results lie in `target_dir`; empty where dbt left no results."""
    try:
        results = json.loads((target_dir / "run_results.json").read_text(encoding="utf-8"))["results"]
    except (OSError, ValueError):
        return []
    return [_broken_node(result) for result in results if result["status"] in _BROKEN]


def describe_failures(broken: list[BrokenNode], build_file: Path) -> str:
    """The failures for people: the name of each test, how many rows break it and the first of these."""
    lines = []
    for node in broken[:_SHOWN_FAILURES]:
        lines.append(f"{node.kind} {node.name}: {node.message}")
        if node.test_query:
            lines += [f"  row: {row}" for row in sample_failing_rows(build_file, node.test_query)]
    if len(broken) > _SHOWN_FAILURES:
        lines.append(f"and {len(broken) - _SHOWN_FAILURES} more")
    return "\n".join(lines)


def _broken_node(result: dict[str, Any]) -> BrokenNode:
    kind, _, path = str(result["unique_id"]).partition(".")
    parts = path.split(".")
    message = "\n".join(str(result.get("message") or "no message").strip().splitlines()[:_MESSAGE_LINES])
    is_data_test = kind == "test" and result["status"] == "fail"
    name = parts[1] if kind == "test" else parts[-1]
    return BrokenNode(name, kind, message, result.get("compiled_code") if is_data_test else None)
