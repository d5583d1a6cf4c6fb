"""Reads dbt's results of a build: what failed, in plain words, with the rows that broke it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.defs.check_descriptions import describe_check
from orchestration.settings import Settings
from orchestration.warehouse.failing_rows import keep_failing_rows

_BROKEN = {"fail", "error", "runtime error"}
_SHOWN_FAILURES = 5
_MESSAGE_LINES = 12
_KEY_TESTS = {"unique", "combination_is_unique"}
_COLUMN_ARGUMENTS = ("column_name", "low", "high")


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """A model, seed or test that failed.

    `words` say what a test promises, or what dbt said; `test_query` finds the rows that break a test, and `telling_columns` are
    those by which such a row is known.
    """

    name: str
    kind: str
    words: str
    test_query: str | None = None
    telling_columns: tuple[str, ...] = ()


def broken_nodes(target_dir: Path) -> list[BrokenNode]:
    """What failed in the build whose results lie in `target_dir`; empty where dbt left no results."""
    try:
        results = json.loads((target_dir / "run_results.json").read_text(encoding="utf-8"))["results"]
    except (OSError, ValueError):
        return []
    failed = [result for result in results if result["status"] in _BROKEN]
    if not failed:
        return []
    nodes = json.loads((target_dir / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    return [_broken_node(result, nodes) for result in failed]


def describe_failures(broken: list[BrokenNode], settings: Settings) -> str:
    """The failures for people: what was promised, how many rows break it, the first of these, and the file with all."""
    lines = []
    for node in broken[:_SHOWN_FAILURES]:
        lines.append(f"{node.kind} {node.name}: {node.words}")
        if node.test_query:
            lines += _rows_in_words(node, settings)
    if len(broken) > _SHOWN_FAILURES:
        lines.append(
            f"and {len(broken) - _SHOWN_FAILURES} more: {', '.join(n.name for n in broken[_SHOWN_FAILURES:])}"
        )
    return "\n".join(lines)


def _rows_in_words(node: BrokenNode, settings: Settings) -> list[str]:
    path = settings.broken_rows_dir / f"{node.name}.csv"
    found = keep_failing_rows(settings.build_file, node.test_query or "", path, node.telling_columns)
    if found is None or not found.n_rows:
        return []
    n_more = found.n_rows - len(found.samples)
    return [
        f"  broken by {found.n_rows:,} {'row' if found.n_rows == 1 else 'rows'}:",
        *(f"    {sample}" for sample in found.samples),
        f"  {f'{n_more:,} more and ' if n_more else ''}every column: {found.path}",
    ]


def _broken_node(result: Mapping[str, Any], nodes: Mapping[str, Any]) -> BrokenNode:
    kind, _, path = str(result["unique_id"]).partition(".")
    parts = path.split(".")
    message = "\n".join(str(result.get("message") or "no message").strip().splitlines()[:_MESSAGE_LINES])
    if kind != "test" or result["status"] != "fail":
        return BrokenNode(parts[1] if kind == "test" else parts[-1], kind, message)
    test = nodes[result["unique_id"]]
    table = nodes.get(test.get("attached_node"), {})
    words = f"{table['name']}: {describe_check(test)}" if table else describe_check(test)
    columns = (*_key_columns(test.get("attached_node"), nodes.values()), *_tested_columns(test))
    return BrokenNode(parts[1], "test", words, result.get("compiled_code"), columns)


def _key_columns(table_id: str | None, nodes: Iterable[Mapping[str, Any]]) -> list[str]:
    """The columns that dbt tests to be unique in a table."""
    tests = [node for node in nodes if node.get("attached_node") == table_id and node.get("test_metadata")]
    return [
        column
        for test in tests
        if test["test_metadata"]["name"] in _KEY_TESTS
        for column in _tested_columns(test)
    ]


def _tested_columns(test: Mapping[str, Any]) -> list[str]:
    arguments = (test.get("test_metadata") or {}).get("kwargs", {})
    named = [str(arguments[name]) for name in _COLUMN_ARGUMENTS if name in arguments]
    return [*named, *arguments.get("columns", [])]
