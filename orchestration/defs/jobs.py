"""The one job that makes everything, the schedules of it, and the job that keeps Dagster's own storage small."""

import dagster as dg

from orchestration.defs.run_records import fail_dead_runs, prune_runs
from orchestration.sources.source_entries import SourceGroup

JOB_NAME = "newsledger_job"
COLLECTION_OP = "collection"

newsledger_job = dg.define_asset_job(
    JOB_NAME,
    selection=dg.AssetSelection.all(),
    description="Articles in, published warehouse out: reads what is due, extracts, builds, tests, publishes.",
    config={"loggers": {"console": {"config": {"log_level": "WARNING"}}}},
)

# Stopped as shipped: a laptop need not work at night. Started on the schedule's page, it runs while `newsledger ui` does.
daily_schedule = dg.ScheduleDefinition(
    name="daily",
    job=newsledger_job,
    cron_schedule="0 5 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="The whole job every day at 05:00 UTC. Stopped until you start it here.",
)

_MINUTES = {
    SourceGroup.GOVERNMENT: "5",
    SourceGroup.AGENCY: "15",
    SourceGroup.NEWS: "25",
    SourceGroup.INTERNATIONAL: "35",
    SourceGroup.RESEARCH: "45",
}
# One an hour for each group; a source is looked at only when its own `check_every` has passed.
collection_schedules = [
    dg.ScheduleDefinition(
        name=f"collect_{group.value}",
        job=newsledger_job,
        cron_schedule=f"{minute} * * * *",
        execution_timezone="UTC",
        run_config={"ops": {COLLECTION_OP: {"config": {"groups": [group.value]}}}},
        default_status=dg.DefaultScheduleStatus.STOPPED,
        description=f"Every hour the whole job, collecting from the {group.value} sources. Stopped until you start it here.",
    )
    for group, minute in _MINUTES.items()
]


@dg.op(
    description="Fails runs whose process is gone, deletes finished ones over 30 days old or beyond the last 40."
)
def tidy_runs(context: dg.OpExecutionContext) -> None:
    """Keeps Dagster's storage small and its list of runs true."""
    failed = fail_dead_runs(context.instance)
    n_deleted = prune_runs(context.instance)
    context.log.info(f"{len(failed)} dead runs marked as failed, {n_deleted} old runs deleted")


@dg.job(description="House-keeping of Dagster's own storage; touches no article and no table.")
def tidy_runs_job() -> None:
    """One op."""
    tidy_runs()


tidy_schedule = dg.ScheduleDefinition(
    name="tidy_runs_weekly",
    job=tidy_runs_job,
    cron_schedule="30 4 * * 0",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="House-keeping every Sunday at 04:30 UTC.",
)
