"""Publishes the build file, if and only if it holds a whole, tested build of what the raw tables now hold."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from datetime import datetime
from importlib.metadata import version

from orchestration.clock import utc_now
from orchestration.settings import Settings
from orchestration.steps.build_inputs import build_inputs, record_published, verified_inputs
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.build_records import BuildInfo, PublishedBuild
from orchestration.warehouse.publication import publish


class UnverifiedBuildError(Exception):
    """The build file is not what was tested; the message says what differs and what to do."""


def publish_verified_build(settings: Settings, started_at: datetime) -> PublishedBuild:
    """Publishes and returns the new build; `started_at` (naive UTC) is when its run began.

    Raises:
        UnverifiedBuildError: where models were built only in part, a test failed, or raw tables have changed since.
    """
    with closing(open_warehouse(settings.build_file)) as connection:
        inputs = build_inputs(connection, settings)
    verified = verified_inputs(settings)
    if verified != inputs:
        changed = sorted(name for name in inputs if (verified or {}).get(name) != inputs[name])
        reason = (
            f"{', '.join(changed)} changed since the last tested build"
            if verified
            else "there is no whole, tested build"
        )
        message = f"Nothing was published: {reason}. Build everything: newsledger run --full"
        raise UnverifiedBuildError(message)
    now = utc_now()
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    info = BuildInfo(
        build_id=f"{now:%Y%m%dT%H%M%SZ}-{digest[:8]}",
        started_at=started_at,
        published_at=now,
        newsledger_version=version("newsledger"),
        extractor_version=inputs["extractor"],
        dbt_version=version("dbt-core"),
    )
    published = publish(settings.build_file, settings.warehouse_dir, info)
    record_published(settings, inputs)
    return published
