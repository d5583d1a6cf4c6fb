"""Whatever is imported is named in pyproject.toml: nothing is there only because another package brought it along."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = {"orchestration", "tests"}
COMPARED = ROOT / "tests" / "benchmarks"  # runs the readers of others, in environments of their own


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(group: Sequence[str | Mapping[str, str]]) -> set[str]:
    """The packages of a list of requirements, without versions and extras."""
    texts = [requirement for requirement in group if isinstance(requirement, str)]
    return {_plain(match[0]) for text in texts if (match := re.match(r"[\w.-]+", text))}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def _unnamed(folder: str, named: set[str]) -> dict[str, list[str]]:
    """Each module that a folder imports from a package outside `named`, with the files that do."""
    owners = packages_distributions()
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        if COMPARED in path.parents:
            continue
        for module in set(_imported(path)) - OURS - sys.stdlib_module_names:
            if not {_plain(owner) for owner in owners.get(module, [])} & named:
                found.setdefault(module, []).append(str(path.relative_to(ROOT)))
    return found


def test_every_imported_package_is_named() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = told["project"]["optional-dependencies"].values()
    named = _named(told["project"]["dependencies"]).union(*map(_named, extras))
    assert _unnamed("orchestration", named) == {}
    assert _unnamed("tests", named | _named(told["dependency-groups"]["dev"])) == {}
