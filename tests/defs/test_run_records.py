"""Dagster's list of runs tells the truth after a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import dagster as dg
import pytest

from orchestration.defs.run_records import PROCESS_TAG, fail_dead_runs, process_mark, prune_runs


@dg.job
def nothing_job() -> None:
    """A job without steps."""


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as one:
        yield one


def _started_run(instance: dg.DagsterInstance, mark: str) -> dg.DagsterRun:
    run = instance.create_run_for_job(nothing_job, tags={PROCESS_TAG: mark})
    instance.report_run_canceling(run)
    return run


def _status(instance: dg.DagsterInstance, run: dg.DagsterRun) -> dg.DagsterRunStatus:
    found = instance.get_run_by_id(run.run_id)
    assert found is not None
    return found.status


def test_a_run_whose_process_is_gone_is_failed(instance: dg.DagsterInstance) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    mark = f"{ended.pid}:1"
    ended.wait()
    run = _started_run(instance, mark)
    assert fail_dead_runs(instance) == [run.run_id]
    assert _status(instance, run) is dg.DagsterRunStatus.FAILURE


def test_a_run_killed_before_it_began_is_failed(instance: dg.DagsterInstance) -> None:
    run = instance.create_run_for_job(nothing_job, tags={PROCESS_TAG: "4000000:1"})
    assert fail_dead_runs(instance) == [run.run_id]


def test_a_run_of_a_living_process_is_left_alone(instance: dg.DagsterInstance) -> None:
    mark = process_mark(os.getpid())
    assert mark is not None
    run = _started_run(instance, mark)
    assert fail_dead_runs(instance) == []
    assert _status(instance, run) is dg.DagsterRunStatus.CANCELING


def test_a_later_process_with_the_same_number_is_another_one(instance: dg.DagsterInstance) -> None:
    run = _started_run(instance, f"{os.getpid()}:1")
    assert fail_dead_runs(instance) == [run.run_id]


def test_the_oldest_finished_runs_beyond_the_limit_are_deleted(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestration.defs.run_records._KEPT_RUNS", 2)
    runs = [nothing_job.execute_in_process(instance=instance).run_id for _ in range(4)]
    assert prune_runs(instance) == 2
    assert {run.run_id for run in instance.get_runs()} == set(runs[2:])
