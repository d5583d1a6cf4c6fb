"""`newsledger add-source`: from the address of a site to a row of the list of sources, with what was found on the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import say, shown_url
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable

    from orchestration.settings import Settings
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.source_discovery.discovery_records import Discovery
    from orchestration.steps.source_discovery.source_proposal import Wishes

EXAMPLES = """
newsledger add-source https://www.example.org --dry-run
newsledger add-source https://www.example.org/press --id example-press --group government --country DEU
newsledger add-source https://www.example.org/feed.xml --enable
"""
_GROUPS = ("government", "international", "agency", "news", "research")
_WISHES = (
    click.option("--id", "id", help="The source's id; made from its name if left out."),
    click.option("--name", help="Its name; the list's own title if left out."),
    click.option("--group", type=click.Choice(_GROUPS), help="Who publishes it."),
    click.option("--country", help="Country of the publisher, three letters of ISO 3166-1."),
    click.option("--language", help="Language tag, such as en or pt-BR."),
    click.option("--outlet", help="Name of the outlet, for articles that do not say theirs."),
    click.option("--licence", help="What may be done with the texts."),
    click.option("--check-every", help="Time between two looks, such as 30m or 6h."),
)


def _with_wishes(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_WISHES):
        command = option(command)
    return command


@click.command("add-source", cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("url")
@click.option("--dry-run", is_flag=True, help="Look and report; add nothing.")
@click.option("--kind", type=click.Choice(("feed", "sitemap")), help="Only this; the better one if left out.")
@click.option("--enable", "is_enabled", is_flag=True, help="Switch it on at once.")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@_with_wishes
def add_source(url: str, dry_run: bool, kind: str | None, as_json: bool, **wishes: Any) -> None:  # noqa: FBT001, ANN401 - click passes options by name
    """Finds the feed or sitemap of the site at URL, shows what it promises and allows, and adds it to the sources."""
    from orchestration.settings import load_settings
    from orchestration.sources.source_list import read_source_list
    from orchestration.sources.source_list_editing import add_source_entry
    from orchestration.steps.source_discovery.source_proposal import Wishes

    settings = load_settings()
    existing = read_source_list(settings.sources_file)
    discovery = _discover(url, kind, existing, settings)
    entry = _proposal(discovery, Wishes(**wishes), existing, settings)
    _report(discovery, entry, as_json=as_json)
    if dry_run:
        say("nothing was added: this was a dry run")
        return
    if entry.enabled and discovery.reservation:
        raise CommandError(
            "the site reserves its texts against mining, so the source was not added",
            why=f"{discovery.reservation.place}: {discovery.reservation.text}",
            next_step="ask the publisher, or add it switched off: leave out --enable",
        )
    settings.sources_file.parent.mkdir(parents=True, exist_ok=True)
    add_source_entry(settings.sources_file, entry)
    say(f"added {entry.id} to {settings.sources_file}, {'on' if entry.enabled else 'off'}")
    if not entry.enabled:
        say(f"Next: newsledger sources enable {entry.id}")


def _discover(url: str, kind: str | None, existing: tuple[SourceEntry, ...], settings: Settings) -> Discovery:
    from orchestration.clock import utc_now
    from orchestration.sources.source_entries import SourceEntryKind
    from orchestration.steps.source_discovery.candidate_finding import web_address_of
    from orchestration.steps.source_discovery.site_search import discover
    from orchestration.steps.source_discovery.source_proposal import check_duplicate
    from orchestration.steps.web_access import asking_in_turn

    address = web_address_of(url)
    check_duplicate(address, address, existing)
    say(f"asking {shown_url(address)}, with a pause between two requests")
    with asking_in_turn(settings, say) as ask:
        return discover(address, ask, utc_now(), wanted=SourceEntryKind(kind) if kind else None)


def _proposal(
    discovery: Discovery, wishes: Wishes, existing: tuple[SourceEntry, ...], settings: Settings
) -> SourceEntry:
    from pydantic import ValidationError

    from orchestration.steps.source_discovery.source_proposal import propose_source, read_countries

    if wishes.id and any(entry.id == wishes.id for entry in existing):
        raise CommandError(
            f"the id {wishes.id} is taken; nothing was changed", next_step="newsledger sources"
        )
    try:
        countries = read_countries(settings.seeds_dir / "parties.csv")
        return propose_source(discovery, wishes, existing, countries)
    except ValidationError as error:
        told = "\n".join(
            ": ".join([*map(str, detail["loc"]), detail["msg"].removeprefix("Value error, ")])
            for detail in error.errors()
        )
        raise CommandError(
            "no source may look like that; nothing was changed",
            why=told,
            next_step="newsledger add-source --help",
        ) from error


def _report(discovery: Discovery, entry: SourceEntry, *, as_json: bool) -> None:
    from orchestration.cli.discovery_report import discovery_lines, discovery_record, row_lines
    from orchestration.clock import utc_now
    from orchestration.sources.source_list_editing import source_row

    row = source_row(entry)
    if as_json:
        click.echo(json.dumps(discovery_record(discovery, row), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join([*discovery_lines(discovery, utc_now()), *row_lines(row, entry)]))
