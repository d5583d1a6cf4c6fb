"""Publishes the build file, if and only if it holds a whole, tested build of what the raw tables now hold, with its rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version

from orchestration.clock import utc_now
from orchestration.settings import Settings
from orchestration.steps.build_inputs import BuildInputs, build_inputs, record_published, verified_inputs
from orchestration.steps.publication_gates import (
    RowDropError,
    UnverifiedBuildError,
    accepted_in_words,
    all_row_drops,
    check_tables_are_tested,
    describe_row_drops,
    drop_notes,
    large_row_drops,
)
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.build_records import BuildInfo, PublishedBuild
from orchestration.warehouse.publication import publish


def publish_verified_build(
    settings: Settings,
    started_at: datetime,
    *,
    accept_row_drop: bool = False,
    may_shrink: Collection[str] = (),
) -> PublishedBuild:
    """Publishes and returns the new build; `started_at` (naive UTC) is when its run began.

    `accept_row_drop`: a person knows that tables lost rows. `may_shrink` names tables ("meta.sources") that shrink by nature.

    Raises:
        UnverifiedBuildError: where models were built only in part, a test failed, or tables have changed since.
        RowDropError: where a public table lost more than a tenth of its rows and nothing explains it.
    """
    with closing(open_warehouse(settings.build_file)) as connection:
        inputs = build_inputs(connection, settings)
        _check_inputs(settings, inputs)
        check_tables_are_tested(connection, settings)
        drops = all_row_drops(connection, settings)
        large = large_row_drops(drops, may_shrink)
        if large and not accept_row_drop:
            raise RowDropError(describe_row_drops(connection, settings, large, inputs))
    accepted = accepted_in_words(large)
    published = publish(
        settings.build_file, settings.warehouse_dir, _build_info(started_at, inputs, accepted)
    )
    record_published(settings, inputs)
    notes = [f"accepted: {accepted}"] if accepted else []
    return replace(published, notes=(*published.notes, *notes, *drop_notes(drops, large)))


def _check_inputs(settings: Settings, inputs: BuildInputs) -> None:
    verified = verified_inputs(settings)
    if verified == inputs:
        return
    changed = sorted(name for name in inputs if (verified or {}).get(name) != inputs[name])
    reason = (
        f"{', '.join(changed)} changed since the last tested build"
        if verified
        else "there is no whole, tested build"
    )
    message = f"Nothing was published: {reason}. Build everything: newsledger run --full"
    raise UnverifiedBuildError(message)


def _build_info(started_at: datetime, inputs: BuildInputs, accepted_row_drop: str | None) -> BuildInfo:
    now = utc_now()
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    return BuildInfo(
        build_id=f"{now:%Y%m%dT%H%M%SZ}-{digest[:8]}",
        started_at=started_at,
        published_at=now,
        newsledger_version=version("newsledger"),
        extractor_version=inputs["extractor"],
        dbt_version=version("dbt-core"),
        accepted_row_drop=accepted_row_drop,
    )
