"""feedparser opens text, and bytes too, as paths and addresses: one module calls it, with an in-memory file only."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLER = ROOT / "orchestration" / "sources" / "feed_parsing.py"


def _imports_feedparser(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(
            name.name.split(".")[0] == "feedparser" for name in node.names
        ):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "feedparser":
            return True
    return False


def test_one_module_knows_feedparser() -> None:
    knowing = [
        path
        for path in sorted((ROOT / "orchestration").rglob("*.py"))
        if _imports_feedparser(ast.parse(path.read_text("utf-8")))
    ]
    assert knowing == [CALLER]


def test_every_use_of_it_is_a_call_with_an_in_memory_file() -> None:
    tree = ast.parse(CALLER.read_text("utf-8"))
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "feedparser"]
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "feedparser.parse"
    ]
    assert len(names) == len(calls) == 1
    assert [ast.unparse(argument) for argument in calls[0].args] == ["io.BytesIO(document)"]
