"""Each planted fault alone, through the whole job: the run fails, says what broke by which row, and leaves readers alone.

    python -m tests.soak.planted_faults            # all; about a minute each
    python -m tests.soak.planted_faults 0 5 12     # some, by their number in the list that is printed

Raw faults are planted into the build file. What raw data cannot spoil is planted into a copy of the dbt project, in a model or
seed that gives a bad row. Exit 1 where a fault got through.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.definitions import definitions_of
from orchestration.defs.local_run import RunOutcome, run_job
from orchestration.progress import SilentProgress
from orchestration.settings import Settings, export_tool_environment, load_settings
from orchestration.steps.home_folders import make_home_folders
from tests.dbt.faults import RAW, Fault
from tests.road.own_articles import newest_build, write_articles
from tests.soak.faulty_projects import FAULTY_PROJECTS, FaultyProject, articles_for_faults


def main(numbers: Sequence[str]) -> int:
    """Runs the faults of these numbers, or all; gives the exit code."""
    faults: list[Fault | FaultyProject] = [*RAW, *FAULTY_PROJECTS]
    chosen = [int(number) for number in numbers] or range(len(faults))
    with tempfile.TemporaryDirectory() as folder:
        first = _first_home(Path(folder) / "first")
        n_through = sum(not _is_stopped(number, faults[number], first, Path(folder)) for number in chosen)
    sys.stdout.write(f"{len(chosen) - n_through} of {len(chosen)} faults stopped the publishing\n")
    return 1 if n_through else 0


def _first_home(home: Path) -> Path:
    """A home after a run on our own articles, with enough claims of each kind to spoil."""
    write_articles(home / "data" / "inbox")
    articles_for_faults(home / "data" / "inbox" / "more.jsonl")
    outcome = _run(home, load_settings().code_root)
    if not outcome.is_success:
        raise SystemExit("the first run failed:\n" + "\n".join(outcome.failures))
    return home


def _is_stopped(number: int, fault: Fault | FaultyProject, first: Path, folder: Path) -> bool:
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(first, home, symlinks=True)
    code_root = load_settings().code_root
    if isinstance(fault, FaultyProject):
        code_root = fault.plant(code_root, folder / "code")
        named = fault.named
    else:
        named = _plant(home, fault)
    before = newest_build(home)
    outcome = _run(home, code_root)
    words = "\n".join(outcome.failures)
    is_stopped = not outcome.is_success and newest_build(home) == before
    is_told = named in words and fault.test in words and "Traceback" not in words
    if words.startswith(
        "check "
    ):  # met by the checks of the raw tables, before any model is built; they name the key alone
        is_told = named.partition("=")[2] in words
    sys.stdout.write(
        f"{number:>2} {'ok ' if is_stopped and is_told else 'BAD'} {fault.name}\n{_indented(words)}\n"
    )
    sys.stdout.flush()
    return is_stopped and is_told


def _plant(home: Path, fault: Fault) -> str:
    settings = Settings(code_root=load_settings().code_root, home=home)
    with duckdb.connect(str(settings.build_file)) as connection:
        connection.execute(fault.plant)
        row = connection.execute(fault.named_by).fetchone()
    return str((row or ("",))[0])


def _run(home: Path, code_root: Path) -> RunOutcome:
    """The job, as `newsledger run` starts it, for that home and that checkout."""
    settings = Settings(code_root=code_root, home=home)
    export_tool_environment(settings)
    make_home_folders(settings)
    return run_job(definitions_of(settings, SilentProgress()))


def _indented(text: str) -> str:
    return "\n".join(f"       {line[:200]}" for line in text.splitlines()[:14])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
