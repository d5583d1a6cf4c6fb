"""Starts the job when files lie in the inbox and have stopped growing; what was read is known by the warehouse, not here."""

from __future__ import annotations

import hashlib
from pathlib import Path

import dagster as dg

from orchestration.defs.jobs import newsledger_job
from orchestration.settings import Settings, load_settings

_SECONDS_BETWEEN_LOOKS = 60
_MOST_FILES = 20_000  # listing them takes under a second


@dg.sensor(
    name="inbox",
    job=newsledger_job,
    minimum_interval_seconds=_SECONDS_BETWEEN_LOOKS,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Looks into data/inbox every minute and starts the job once new files have kept their size for a minute.",
)
def inbox_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Two looks in a row must see the same files; the same files start one run only, whatever becomes of the cursor."""
    return look_into_inbox(load_settings(), context.cursor)


def look_into_inbox(settings: Settings, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    """What to do, given what the last look saw (`cursor`)."""
    seen = inbox_listing(settings.inbox_dir)
    if not seen:
        return dg.SensorResult(skip_reason="The inbox is empty.", cursor="")
    key = hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]
    if key != cursor:
        return dg.SensorResult(
            skip_reason=f"{len(seen)} files, new or still growing: looked at again in a minute.", cursor=key
        )
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=f"inbox-{key}")], cursor=key)


def inbox_listing(inbox: Path) -> list[str]:
    """One line for each file: name, size and time of change; hidden and unfinished (*.part) ones are left out."""
    lines = []
    for path in sorted(inbox.rglob("*"))[:_MOST_FILES]:
        if path.name.startswith(".") or path.suffix == ".part" or not path.is_file():
            continue
        status = path.stat()
        lines.append(f"{path.relative_to(inbox)}\t{status.st_size}\t{status.st_mtime_ns}")
    return lines
