"""Keeps Dagster's list of runs true and small: which process a run is, runs whose process is gone, runs long past."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg

PROCESS_TAG = "newsledger/process"

_KEPT_DAYS = 30
_KEPT_RUNS = 40  # a run with 500 tests takes 7 MB of storage
_UNTAGGED_GRACE = timedelta(minutes=5)
_UNFINISHED = [
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]


def process_mark(process_id: int) -> str | None:
    """The process id with its start time, so that a later process of the same id is another one; None if it is gone."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    try:
        fields = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return str(process_id)
    return None if fields[0] == "Z" else f"{process_id}:{fields[19]}"


def process_tags() -> dict[str, str]:
    """The tags of a run that this process executes."""
    return {PROCESS_TAG: process_mark(os.getpid()) or ""}


def record_process(instance: dg.DagsterInstance, run_id: str) -> None:
    """Notes in the run's tags which process executes it."""
    instance.add_run_tags(run_id, process_tags())


def dead_runs(instance: dg.DagsterInstance) -> list[dg.DagsterRun]:
    """Runs that count as running though their process is gone."""
    dead = []
    for record in instance.get_run_records(dg.RunsFilter(statuses=_UNFINISHED)):
        mark = record.dagster_run.tags.get(PROCESS_TAG)
        age = datetime.now(UTC) - record.create_timestamp.replace(tzinfo=UTC)  # noqa: TID251 - Dagster's own clock
        if not _is_alive(mark) and (mark is not None or age > _UNTAGGED_GRACE):
            dead.append(record.dagster_run)
    return dead


def fail_dead_runs(instance: dg.DagsterInstance) -> list[str]:
    """Marks dead runs as failed; returns their ids."""
    dead = dead_runs(instance)
    for run in dead:
        instance.report_run_failed(
            run, "The process of this run ended without a word; the next run takes up its work."
        )
    return [run.run_id for run in dead]


def prune_runs(instance: dg.DagsterInstance) -> int:
    """Deletes finished runs older than 30 days, and the oldest beyond 40; returns how many."""
    finished = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
    records = instance.get_run_records(dg.RunsFilter(statuses=finished), order_by="id")
    oldest_kept = datetime.now(UTC) - timedelta(days=_KEPT_DAYS)  # noqa: TID251 - Dagster's own clock
    past = [
        record.dagster_run.run_id
        for rank, record in enumerate(records)
        if rank >= _KEPT_RUNS or record.create_timestamp.replace(tzinfo=UTC) < oldest_kept
    ]
    for run_id in past:
        instance.delete_run(run_id)
    return len(past)


def _is_alive(mark: str | None) -> bool:
    if not mark:
        return False
    process_id = mark.partition(":")[0]
    return process_id.isdigit() and process_mark(int(process_id)) == mark
