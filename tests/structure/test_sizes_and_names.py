"""Files stay small and are named by what they hold; every model says in a file of its own what its rows are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON_FILES = sorted([*(ROOT / "orchestration").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
MODELS = sorted((ROOT / "dbt_project" / "models").rglob("*.sql"))
LINE_CAPS = {".py": 300, ".sql": 120, ".yml": 150}
FUNCTION_CAP = 40
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "data", "process"}
MODEL_NAMES = {
    "staging": r"stg_[a-z]+__[a-z_]+",
    "intermediate": r"int_[a-z_]+",
    "marts": r"(fct|dim|bridge|mart)_[a-z_]+",
    "meta": r"[a-z_]+",
}


def _sized_files() -> list[Path]:
    """All but the one file that is the agreement on the raw tables and is read as a whole."""
    agreed = ROOT / "orchestration" / "warehouse" / "schema.sql"
    folders = (
        ROOT / "orchestration",
        ROOT / "tests",
        ROOT / "dbt_project" / "models",
        ROOT / "dbt_project" / "macros",
    )
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in LINE_CAPS and path != agreed
    ]


def test_no_file_outgrows_its_cap() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for path in _sized_files()}
    assert {path: n for path, n in lengths.items() if n > LINE_CAPS[path.suffix]} == {}


def test_no_function_outgrows_its_cap() -> None:
    long = []
    for path in PYTHON_FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                n_lines = (node.end_lineno or node.lineno) - node.lineno + 1
                long += [f"{path.relative_to(ROOT)}:{node.name} {n_lines}"] if n_lines > FUNCTION_CAP else []
    assert long == []


def test_every_module_says_what_it_holds() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in (ROOT / "orchestration").rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    assert [path for path in PYTHON_FILES if path.stem in NAMELESS or path.parent.name in NAMELESS] == []


def test_there_is_nothing_left_to_do_in_the_code() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    paths = [*(ROOT / "orchestration").rglob("*.py"), *MODELS]
    assert [path.relative_to(ROOT) for path in paths if marks.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_model_has_its_yaml_with_its_grain(model: Path) -> None:
    described = model.with_suffix(".yml")
    assert described.exists()
    assert f"- name: {model.stem}\n" in described.read_text("utf-8")
    assert "One row per" in described.read_text("utf-8")


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_model_is_named_by_its_layer(model: Path) -> None:
    layer = model.relative_to(ROOT / "dbt_project" / "models").parts[0]
    assert re.fullmatch(MODEL_NAMES[layer], model.stem)


def test_only_staging_reads_raw_tables() -> None:
    readers = [path for path in MODELS if "source(" in path.read_text("utf-8")]
    assert [path for path in readers if "staging" not in path.parts] == []
