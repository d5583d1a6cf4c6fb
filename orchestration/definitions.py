"""The one entry point of Dagster: every asset, check, job, schedule and sensor by name."""

from __future__ import annotations

import dagster as dg

from orchestration.defs.articles import articles
from orchestration.defs.claims import claims, quality_measurements
from orchestration.defs.collection import collection, source_check
from orchestration.defs.corrections import corrections
from orchestration.defs.dbt_manifest import prepared_manifest
from orchestration.defs.dbt_models import dbt_build_assets, published_model_keys, shrinking_models
from orchestration.defs.inbox_sensor import inbox_sensor
from orchestration.defs.jobs import (
    collection_schedules,
    daily_schedule,
    newsledger_job,
    tidy_runs_job,
    tidy_schedule,
)
from orchestration.defs.publication import publication_asset, published_facts
from orchestration.defs.raw_checks import raw_checks
from orchestration.defs.resources import resources_for
from orchestration.defs.stories import stories
from orchestration.progress import Progress, SilentProgress
from orchestration.settings import Settings, load_settings


@dg.definitions
def defs() -> dg.Definitions:
    """Everything, for the newsledger that the environment names."""
    return definitions_of(load_settings(), SilentProgress())


def definitions_of(settings: Settings, progress: Progress) -> dg.Definitions:
    """Everything, for one newsledger; `progress` is told how far a run is."""
    manifest = prepared_manifest(settings)
    published = publication_asset(published_model_keys(manifest), shrinking_models(manifest))
    return dg.Definitions(
        assets=[
            collection,
            articles,
            stories,
            claims,
            corrections,
            quality_measurements,
            *published_facts,
            dbt_build_assets(manifest),
            published,
        ],
        asset_checks=[raw_checks, source_check],
        jobs=[newsledger_job, tidy_runs_job],
        schedules=[daily_schedule, *collection_schedules, tidy_schedule],
        sensors=[inbox_sensor],
        resources=resources_for(settings, progress),
        executor=dg.in_process_executor,
    )
