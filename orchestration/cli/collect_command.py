"""`newsledger collect`: asks the sources that are due; `run` builds on what came."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.open_for_writing import open_for_writing
from orchestration.cli.source_file import GROUPS

if TYPE_CHECKING:
    from orchestration.steps.collecting.collection_records import CollectionCounts, DayRange

EXAMPLES = """
newsledger collect
newsledger collect --group government && newsledger run
newsledger collect --source uk-mod --from 2024-01-01 --to 2024-03-31
newsledger collect --json
"""
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option(
    "--group",
    "groups",
    type=click.Choice(GROUPS),
    multiple=True,
    help="Only sources of this group; may be given again.",
)
@click.option(
    "--source", "source_ids", multiple=True, help="Only this source, on or not; may be given again."
)
@click.option(
    "--from", "first", type=_DAY, help="Fill up from this day on, out of the source's sitemap or list."
)
@click.option("--to", "last", type=_DAY, help="Fill up to this day; today if left out.")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
def collect(
    groups: tuple[str, ...],
    source_ids: tuple[str, ...],
    first: datetime | None,
    last: datetime | None,
    as_json: bool,  # noqa: FBT001 - click passes options by name
) -> None:
    """Takes new and changed articles of the sources that are on into the warehouse.

    Each source is asked when its time has come, each host one request at a time with pauses. What was not had is noted with the
    reason and tried later. Stop it whenever you like: what came is kept.
    """
    from orchestration.clock import utc_now
    from orchestration.settings import load_settings
    from orchestration.steps.collecting.collecting_step import (
        CollectionChoice,
        collect_sources,
        describe_collection,
    )

    settings = load_settings()
    choice = CollectionChoice(groups, _known_ids(source_ids), _days(first, last, utc_now().date()))
    progress = ConsoleProgress()
    with open_for_writing(settings) as connection:
        counts = collect_sources(
            connection,
            settings,
            utc_now(),
            choice,
            lambda done, known, note: progress.update("collecting", done, known, note),
        )
    if counts is None:
        raise _nobody_asked()
    progress.finish("collected", describe_collection(counts))
    _tell(counts, as_json=as_json)


def _tell(counts: CollectionCounts, *, as_json: bool) -> None:
    if as_json:
        record = {field.name: getattr(counts, field.name) for field in fields(counts)}
        click.echo(json.dumps(record))
    say("Next: newsledger run   (what was not had: newsledger status)")


def _nobody_asked() -> CommandError:
    return CommandError(
        "no source is switched on that this could mean; nobody was asked",
        next_step="newsledger sources, then: newsledger sources enable ID",
    )


def _known_ids(source_ids: tuple[str, ...]) -> tuple[str, ...]:
    from orchestration.cli.source_file import source_of_id, sources_of_home
    from orchestration.settings import load_settings

    if source_ids:
        entries = sources_of_home(load_settings())
        for source_id in source_ids:
            source_of_id(entries, source_id)
    return source_ids


def _days(first: datetime | None, last: datetime | None, today: date) -> DayRange | None:
    from orchestration.steps.collecting.collection_records import DayRange

    if first is None and last is None:
        return None
    if first is None:
        message = "--to needs --from"
        raise click.UsageError(message)
    try:
        return DayRange(first.date(), last.date() if last else today)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
