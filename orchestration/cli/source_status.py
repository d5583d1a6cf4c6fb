"""The tables of `newsledger status --sources`: how every source stands now, and what each day of it held as published."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict, astuple, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import printable, say
from orchestration.cli.failures import CommandError
from orchestration.cli.result_output import json_value, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from orchestration.settings import Settings
    from orchestration.warehouse.source_health import SourceHealth

STATES = ("read", "waiting", "gone", "duplicate", "stub", "failed", "refused", "quarantined")
_COLUMNS = ("source", "named", *STATES, "last look", "red")


def sources_that_are_on(connection: duckdb.DuckDBPyConnection) -> list[SourceHealth]:
    """How the sources stand; none in a file of an older newsledger, which has no table for them."""
    from orchestration.clock import utc_now
    from orchestration.warehouse.row_counts import raw_row_counts
    from orchestration.warehouse.source_health import source_health

    return source_health(connection, utc_now()) if "sources" in raw_row_counts(connection) else []


def show_sources(settings: Settings, *, as_json: bool) -> None:
    """One row per source that is on; `named` is the sum of the states."""
    sources = _read_sources(settings)
    if as_json:
        _write_json([asdict(source) for source in sources])
        return
    write_table(_COLUMNS, [_row(source) for source in sources])
    n_red = sum(source.red_reason is not None for source in sources)
    say(f"{len(sources):,} sources are on, {n_red:,} of them red")


def show_days(settings: Settings, *, days: int, source_id: str | None, as_json: bool) -> None:
    """One row per day and source of the last `days` days, the newest first; articles without a day stand last."""
    from orchestration.clock import utc_now
    from orchestration.warehouse.published_coverage import CoverageDay, coverage_days
    from orchestration.warehouse.published_reader import open_published

    if not settings.published_file.exists():
        raise CommandError(
            "there is no coverage yet", why="Nothing was published.", next_step="newsledger run"
        )
    if source_id is not None:
        _check_source(settings, source_id)
    since = utc_now().date() - timedelta(days=days - 1)
    with closing(open_published(settings.published_file)) as connection:
        rows = coverage_days(connection, source_id=source_id, since=since)
    if as_json:
        _write_json([asdict(row) for row in rows])
        return
    names = [field.name.replace("_", " ") for field in fields(CoverageDay)]
    write_table(names, [astuple(row) for row in rows])
    say(
        f"days of publication since {since}, as of the last published build; a gap stands at the day on which it began"
    )


def _check_source(settings: Settings, source_id: str) -> None:
    from orchestration.cli.source_file import no_such_source, sources_of_home
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_sources import source_states

    with closing(open_published(settings.published_file)) as connection:
        if source_id in source_states(connection):
            return
    entries = sources_of_home(settings)
    if source_id not in {entry.id for entry in entries}:
        raise no_such_source(entries, source_id)


def _read_sources(settings: Settings) -> list[SourceHealth]:
    from orchestration.warehouse import WarehouseBusyError, open_warehouse

    if not settings.build_file.exists():
        return []
    try:
        connection = open_warehouse(settings.build_file, read_only=True, wait_seconds=0)
    except WarehouseBusyError as error:
        raise CommandError(
            "the sources cannot be read while a run is writing",
            why=str(error),
            next_step="newsledger status --sources --days 7 reads what was published last",
        ) from error
    with closing(connection):
        return sources_that_are_on(connection)


def _row(source: SourceHealth) -> tuple[Any, ...]:
    states = (getattr(source, f"n_{state}") for state in STATES)
    red = printable(source.red_reason) if source.red_reason else None
    return (source.source_id, source.n_named, *states, source.last_polled_at, red)


def _write_json(records: Sequence[dict[str, Any]]) -> None:
    click.echo(json.dumps([json_value(record) for record in records], ensure_ascii=False, indent=1))
