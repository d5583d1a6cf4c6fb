"""`newsledger sources`: the list of places that articles are collected from, and switching them on and off."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import counted, printable, say, shown_url
from orchestration.cli.documented_command import HELP_NAMES, CommandEntry, DocumentedCommand, LazyGroup
from orchestration.cli.result_output import json_value, write_table
from orchestration.cli.source_file import GROUPS, no_such_source, sources_of_home

if TYPE_CHECKING:
    from orchestration.settings import Settings
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.warehouse.published_sources import SourceState

ENTRIES = {
    "enable": CommandEntry(
        "orchestration.cli.sources_command:enable", "Collect from these sources from now on."
    ),
    "disable": CommandEntry(
        "orchestration.cli.sources_command:disable", "Stop collecting from these sources."
    ),
    "check": CommandEntry("orchestration.cli.sources_check_command:check", "Check the list of sources."),
}
EXAMPLES = """
newsledger sources
newsledger sources --group research --json
newsledger sources enable uk-mod us-dsca
newsledger sources check
"""


@click.group(
    cls=LazyGroup,
    entries=ENTRIES,
    examples=EXAMPLES,
    invoke_without_command=True,
    context_settings=HELP_NAMES,
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--group", type=click.Choice(GROUPS), help="Only sources of this group.")
@click.option("--enabled", "only_enabled", is_flag=True, help="Only sources that are on.")
@click.pass_context
def sources(context: click.Context, as_json: bool, group: str | None, only_enabled: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Lists the sources of this home: what they are, whether they are on, and what is expected of them."""
    if context.invoked_subcommand is not None:
        return
    from orchestration.settings import load_settings

    settings = load_settings()
    entries = sources_of_home(settings)
    shown = [
        entry
        for entry in entries
        if (group is None or entry.group == group) and (entry.enabled or not only_enabled)
    ]
    states = _states(settings)
    if as_json:
        records = [_record(entry) | _state_record(states.get(entry.id)) for entry in shown]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    columns = [
        "id",
        "name",
        "kind",
        "group",
        "country",
        "language",
        "on",
        "look",
        "promise",
        "last look",
        "state",
    ]
    rows = [(*_row(entry), *_state_cells(states.get(entry.id))) for entry in shown]
    n_columns = len(columns) if states else len(columns) - 2
    write_table(columns[:n_columns], [row[:n_columns] for row in rows])
    n_enabled = sum(entry.enabled for entry in entries)
    say(f"{counted(len(entries), 'source')} in {settings.sources_file}, {n_enabled:,} of them on")


@click.command(cls=DocumentedCommand, examples="newsledger sources enable uk-mod us-dsca")
@click.argument("source_ids", metavar="ID...", nargs=-1, required=True)
def enable(source_ids: tuple[str, ...]) -> None:
    """Switches sources on: the next run collects from them."""
    _switch(source_ids, is_enabled=True)


@click.command(cls=DocumentedCommand, examples="newsledger sources disable uk-mod")
@click.argument("source_ids", metavar="ID...", nargs=-1, required=True)
def disable(source_ids: tuple[str, ...]) -> None:
    """Switches sources off; what was collected stays."""
    _switch(source_ids, is_enabled=False)


def _switch(source_ids: tuple[str, ...], *, is_enabled: bool) -> None:
    from orchestration.settings import load_settings
    from orchestration.sources.source_list_editing import switch_sources

    settings = load_settings()
    entries = sources_of_home(settings)
    known = {entry.id: entry for entry in entries}
    for source_id in source_ids:
        if source_id not in known:
            raise no_such_source(entries, source_id)
    word = "on" if is_enabled else "off"
    changed = [one for one in dict.fromkeys(source_ids) if known[one].enabled != is_enabled]
    if changed:
        switch_sources(settings.sources_file, changed, is_enabled=is_enabled)
    for source_id in dict.fromkeys(source_ids):
        say(f"{source_id} {'is now' if source_id in changed else 'was already'} {word}")


def _row(entry: SourceEntry) -> tuple[Any, ...]:
    record = _record(entry)
    return (
        entry.id,
        printable(entry.name),
        record["kind"],
        record["group"],
        entry.country,
        entry.language,
        "on" if entry.enabled else "off",
        f"every {record['check_every']}",
        f"{entry.expect_at_least} in {record['expect_new_within']}",
    )


def _record(entry: SourceEntry) -> dict[str, Any]:
    from orchestration.sources.source_list_editing import duration_text

    spans = ("check_every", "expect_new_within")
    texts = {name: duration_text(getattr(entry, name).total_seconds()) for name in spans}
    record = {name: json_value(value) for name, value in entry.model_dump(mode="json").items()} | texts
    return record | {
        name: shown_url(record[name])
        for name in ("url", "fill_gaps_from")
        if record[name] and "://" in record[name]
    }


def _states(settings: Settings) -> dict[str, SourceState]:
    """What the published file tells of the sources; nothing where there is none."""
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_sources import source_states

    if not settings.published_file.exists():
        return {}
    with closing(open_published(settings.published_file)) as connection:
        return source_states(connection)


def _state_record(state: SourceState | None) -> dict[str, Any]:
    names = ("last_polled_at", "last_poll_outcome", "red_reason")
    return {name: json_value(getattr(state, name, None)) for name in names}


def _state_cells(state: SourceState | None) -> tuple[Any, ...]:
    """The last look, and why the source is red, else how the look ended."""
    if state is None:
        return (None, None)
    return (state.last_polled_at, f"RED: {state.red_reason}" if state.red_reason else state.last_poll_outcome)
