"""What a build was made from, as hashes: tells whether a run has anything to do, and whether a build is verified.

`verified.json` beside the build file names the inputs for which every test passed, `verified_tables.json` what the public tables
held then; `inputs.json` beside a published file names the inputs it was made from.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.claim_methods import chosen_identity
from orchestration.warehouse.raw_state import raw_state

if TYPE_CHECKING:
    import duckdb

BuildInputs = dict[str, str]

_DBT_SUFFIXES = {".sql", ".yml", ".yaml", ".csv", ".md"}
_DBT_MADE = {"target", "logs"}
_CODE_SUFFIXES = {".py", ".sql"}


def dbt_project_hash(project_dir: Path) -> str:
    """A hash over the names and contents of every file that dbt reads."""
    files = [
        path
        for path in project_dir.rglob("*")
        if path.suffix in _DBT_SUFFIXES and path.relative_to(project_dir).parts[0] not in _DBT_MADE
    ]
    return _hash_of(files, project_dir)


def build_inputs(connection: duckdb.DuckDBPyConnection, settings: Settings) -> BuildInputs:
    """Everything that decides the content of a published file, by name."""
    warehouse_code = settings.code_root / "orchestration" / "warehouse"
    code = [path for path in warehouse_code.iterdir() if path.suffix in _CODE_SUFFIXES]
    return {
        "dbt_project": dbt_project_hash(settings.dbt_project_dir),
        "warehouse_code": _hash_of(code, warehouse_code),
        "extractor": chosen_identity(settings).version,
        **{f"raw.{table}": state for table, state in raw_state(connection).items()},
    }


def verified_inputs(settings: Settings) -> BuildInputs | None:
    """The inputs of the build file for which every model was built and every test passed; None where there are none."""
    return _read(settings.build_file.with_name("verified.json"))


def verified_tables(settings: Settings) -> dict[str, str]:
    """What each public table held when it was tested, as fingerprints; empty where nothing was."""
    return _read(settings.build_file.with_name("verified_tables.json")) or {}


def record_verification(settings: Settings, inputs: BuildInputs, tables: dict[str, str]) -> None:
    """Notes that the build file holds a tested build of these inputs, with the fingerprint of each public table."""
    _write(settings.build_file.with_name("verified_tables.json"), tables)
    _write(settings.build_file.with_name("verified.json"), inputs)


def forget_verification(settings: Settings) -> None:
    """To be called before any model is rebuilt."""
    settings.build_file.with_name("verified_tables.json").unlink(missing_ok=True)
    settings.build_file.with_name("verified.json").unlink(missing_ok=True)


def published_inputs(settings: Settings) -> BuildInputs | None:
    """The inputs of the newest published file; None where there is none."""
    return _read(settings.published_file.with_name("inputs.json"))


def record_published(settings: Settings, inputs: BuildInputs) -> None:
    """Notes beside the newest published file what it was made from."""
    folder = settings.published_file.parent.resolve()
    _write(folder / "inputs.json", inputs)


def _hash_of(files: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _read(path: Path) -> BuildInputs | None:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _write(path: Path, inputs: BuildInputs) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(json.dumps(inputs, indent=1, sort_keys=True), encoding="utf-8")
    unfinished.replace(path)
