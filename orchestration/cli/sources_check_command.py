"""`newsledger sources check`: whether the list of sources can be used as it is, and whether one source answers."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import counted, printable, say, shown_url
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.source_file import source_of_id, sources_of_home

if TYPE_CHECKING:
    from orchestration.settings import Settings
    from orchestration.sources.source_entries import SourceEntry


@click.command(
    cls=DocumentedCommand,
    examples="""
newsledger sources check
newsledger sources check uk-mod
newsledger sources check uk-mod --json
""",
)
@click.argument("source_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check(source_id: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Checks every row of the list of sources, without asking anybody; with ID, asks that source and shows what came."""
    from orchestration.settings import load_settings

    settings = load_settings()
    entries = sources_of_home(settings)
    if source_id is None:
        _check_list(entries, settings, as_json=as_json)
        return
    entry = source_of_id(entries, source_id)
    if entry.is_local:
        _check_path(entry, settings)
    elif entry.kind in ("feed", "sitemap"):
        _try_list(entry, settings, as_json=as_json)
    else:
        _try_resource(entry, settings, as_json=as_json)


def _check_list(entries: tuple[SourceEntry, ...], settings: Settings, *, as_json: bool) -> None:
    from orchestration.steps.web_access import checked_contact

    contact = checked_contact(settings)
    groups = Counter(str(entry.group) for entry in entries)
    n_enabled = sum(entry.enabled for entry in entries)
    if as_json:
        report = {
            "file": str(settings.sources_file),
            "n_sources": len(entries),
            "n_enabled": n_enabled,
            "groups": dict(groups),
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    click.echo(f"{settings.sources_file}: {counted(len(entries), 'source')}, {n_enabled:,} on, no mistakes")
    click.echo(", ".join(f"{group} {number}" for group, number in groups.items()))
    if not contact:
        say(
            "nobody is asked yet: servers must be told whom to write to (NEWSLEDGER_CONTACT, or `contact:` in the list)"
        )


def _check_path(entry: SourceEntry, settings: Settings) -> None:
    if not (settings.home / entry.url).exists():
        raise CommandError(
            f"{entry.id} reads {settings.home / entry.url}, which is not there",
            next_step="newsledger sources check",
        )
    click.echo(f"{entry.id} reads {settings.home / entry.url}, which is there")


def _try_list(entry: SourceEntry, settings: Settings, *, as_json: bool) -> None:
    from orchestration.cli.discovery_report import discovery_lines, discovery_record
    from orchestration.clock import utc_now
    from orchestration.sources.source_entries import SourceEntryKind
    from orchestration.sources.source_list_editing import source_row
    from orchestration.steps.source_discovery.site_search import discover
    from orchestration.steps.web_access import asked_address, asking_in_turn

    say(f"asking {shown_url(entry.url)}")
    url = asked_address(entry.url)
    with asking_in_turn(settings, say) as ask:
        discovery = discover(url, ask, utc_now(), is_only_given=True)
    if as_json:
        click.echo(json.dumps(discovery_record(discovery, source_row(entry)), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(discovery_lines(discovery, utc_now())))
    if discovery.chosen.kind is not SourceEntryKind(entry.kind):
        raise CommandError(
            f"{entry.id} is a {discovery.chosen.kind}, but its row says kind: {entry.kind}",
            next_step=f"mend the row in {settings.sources_file}",
        )
    if discovery.chosen.url != url:
        say(
            f"the address has moved for good to {shown_url(discovery.chosen.url)}; the row still has the old one"
        )


def _try_resource(entry: SourceEntry, settings: Settings, *, as_json: bool) -> None:
    from orchestration.fetching.fetch_records import FetchOutcome, FetchRequest, ResourceKind
    from orchestration.steps.web_access import asked_address, asking_in_turn

    kinds = {"page": ResourceKind.PAGE, "archive": ResourceKind.ARCHIVE}
    say(f"asking {shown_url(entry.url)}")
    url = asked_address(entry.url)
    with asking_in_turn(settings, say) as ask:
        result, _host = ask(FetchRequest(url, kinds.get(entry.kind, ResourceKind.URL_LIST), entry.id))
    if result.outcome is not FetchOutcome.FETCHED:
        raise CommandError(f"{entry.id} cannot be had: {result.reason_text or result.outcome.value}")
    record: dict[str, Any] = {
        "id": entry.id,
        "final_url": shown_url(result.final_url),
        "content_type": result.content_type,
        "n_bytes": len(result.body or b""),
    }
    words = f"{entry.id}: {record['n_bytes']:,} bytes of {result.content_type} from {record['final_url']}"
    click.echo(json.dumps(record, ensure_ascii=False, indent=1) if as_json else printable(words))
