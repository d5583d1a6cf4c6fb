"""What the assets are given: a workspace (settings, a listener for progress, the write lock) and dbt."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
from dagster_dbt import DbtCliResource

from orchestration.defs.run_records import record_process
from orchestration.progress import Progress
from orchestration.run_lock import hold_run_lock
from orchestration.settings import Settings

_WAIT_SECONDS = 3600.0  # a first run over a large archive; whoever waits says so in its log


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything lies and who listens; whoever has one holds the write lock."""

    settings: Settings
    progress: Progress


def resources_for(settings: Settings, progress: Progress) -> dict[str, object]:
    """The resources by name."""
    return {
        "workspace": workspace_resource(settings, progress),
        "dbt": DbtCliResource(
            project_dir=os.fspath(settings.dbt_project_dir),
            profiles_dir=os.fspath(settings.dbt_project_dir),
            dbt_executable=dbt_executable(),
        ),
    }


def workspace_resource(settings: Settings, progress: Progress) -> dg.ResourceDefinition:
    """A workspace that is locked from the first to the last step of a run, so that one process at a time writes."""

    @dg.resource(description="Settings, progress and the write lock of one run.")
    def workspace(context: dg.InitResourceContext) -> Iterator[Workspace]:
        if context.instance is not None and context.run is not None:
            record_process(context.instance, context.run.run_id)
        log = context.log or dg.get_dagster_logger()
        with hold_run_lock(settings.run_lock_file, wait_seconds=_WAIT_SECONDS, on_wait=log.info):
            yield Workspace(settings, progress)

    return workspace


def dbt_executable() -> str:
    """Our own dbt program, from the environment this Python belongs to."""
    return os.fspath(Path(sys.executable).parent / "newsledger-dbt")
