"""What the assets are given: the settings, a listener for progress, the write lock, dbt."""

from __future__ import annotations

import os
from collections.abc import Iterator

import dagster as dg
from dagster_dbt import DbtCliResource

from orchestration.defs.run_records import record_process
from orchestration.progress import SilentProgress
from orchestration.run_lock import hold_run_lock
from orchestration.settings import Settings

_WAIT_SECONDS = 3600.0  # a first run over a large archive; the run waits in its start, with a line in its log


def resources_for(settings: Settings) -> dict[str, object]:
    """The resources by name."""
    return {
        "settings": settings,
        "progress": SilentProgress(),
        "write_lock": _write_lock(settings),
        "dbt": DbtCliResource(
            project_dir=os.fspath(settings.dbt_project_dir),
            profiles_dir=os.fspath(settings.dbt_project_dir),
            dbt_executable=dbt_executable(),
        ),
    }


def dbt_executable() -> str:
    """Our own dbt program, from the environment this Python belongs to."""
    import sys
    from pathlib import Path

    return os.fspath(Path(sys.executable).parent / "newsledger-dbt")


def _write_lock(settings: Settings) -> dg.ResourceDefinition:
    @dg.resource(description="Held by a run from its first to its last step, so that one process at a time writes.")
    def write_lock(context: dg.InitResourceContext) -> Iterator[None]:
        if context.instance is not None and context.run_id is not None:
            record_process(context.instance, context.run_id)
        log = context.log.info if context.log else lambda _: None
        with hold_run_lock(settings.run_lock_file, wait_seconds=_WAIT_SECONDS, on_wait=log):
            yield None

    return write_lock
