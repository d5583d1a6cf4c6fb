"""Runs the whole job in this process, with the persistent storage of Dagster, and says in words what went wrong."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import dagster as dg

from orchestration.defs.collection import COLLECTION_TABLES
from orchestration.defs.event_storage import relax_event_storage
from orchestration.defs.jobs import JOB_NAME
from orchestration.defs.publication import PUBLICATION_OP
from orchestration.defs.run_records import fail_dead_runs, process_tags, prune_runs

_QUIET: dict[str, Any] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """Whether the run published, and if not, why; `n_dead_runs` earlier runs were found dead and marked so."""

    is_success: bool
    failures: tuple[str, ...]
    n_dead_runs: int


class JobPart(Enum):
    """Which steps of the job a run executes."""

    WHOLE = auto()
    COLLECTING = auto()
    AFTER_COLLECTING = auto()


def run_job(
    definitions: dg.Definitions, part: JobPart = JobPart.WHOLE, *, accept_row_drop: bool = False
) -> RunOutcome:
    """Executes the job or a part of it; for the holder of the run lock, with the tools' environment exported.

    `accept_row_drop` lets a build be published though its tables lost rows.

    Raises:
        KeyboardInterrupt: when the person at the terminal stops it.
    """
    _silence_libraries()
    relax_event_storage()
    job = definitions.resolve_job_def(JOB_NAME)
    with dg.DagsterInstance.get() as instance:
        dead = fail_dead_runs(instance)
        try:
            with redirect_stdout(io.StringIO()):
                result = job.execute_in_process(
                    run_config=_run_config(part, accept_row_drop=accept_row_drop),
                    instance=instance,
                    tags=process_tags(),
                    raise_on_error=False,
                    asset_selection=_assets_of(part, definitions),
                )
        except dg.DagsterExecutionInterruptedError:
            raise KeyboardInterrupt from None
        prune_runs(instance)
    return RunOutcome(result.success, tuple(_failures(result.all_events)), len(dead))


def _run_config(part: JobPart, *, accept_row_drop: bool) -> dict[str, Any]:
    if part is JobPart.COLLECTING or not accept_row_drop:
        return _QUIET
    return _QUIET | {"ops": {PUBLICATION_OP: {"config": {"accept_row_drop": True}}}}


def _assets_of(part: JobPart, definitions: dg.Definitions) -> list[dg.AssetKey] | None:
    """The assets that a part makes; None for all."""
    if part is JobPart.WHOLE:
        return None
    collected = [dg.AssetKey(["raw", table]) for table in COLLECTION_TABLES]
    if part is JobPart.COLLECTING:
        return collected
    made = definitions.resolve_asset_graph().executable_asset_keys
    return sorted(key for key in made if key not in collected)


def _failures(events: Sequence[dg.DagsterEvent]) -> list[str]:
    """What failed: broken promises first, then errors of steps; steps that only waited for these are left out."""
    broken = []
    for event in events:
        if event.event_type_value != "ASSET_CHECK_EVALUATION":
            continue
        check = event.asset_check_evaluation_data
        if (
            not check.passed
            and check.blocking
            and check.severity is dg.AssetCheckSeverity.ERROR
            and check.description
        ):
            broken.append(f"check {check.check_name}: {check.description}")
    errors = [_error_text(event) for event in events if event.is_step_failure]
    return broken or errors


def _error_text(event: dg.DagsterEvent) -> str:
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    error = data.error
    while error is not None and error.cause is not None:
        error = error.cause
    message = error.message.strip() if error else "no message"
    return f"step {event.step_key}: {message}"


def _silence_libraries() -> None:
    """Notices meant for developers of pipelines would bury the progress lines."""
    warnings.filterwarnings("ignore", module="dagster")
    for category in (dg.BetaWarning, dg.PreviewWarning):
        warnings.filterwarnings("ignore", category=category)
    logging.getLogger("dagster").setLevel(logging.ERROR)
