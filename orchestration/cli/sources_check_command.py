"""`newsledger sources check`: whether the list of sources can be used as it is."""

from __future__ import annotations

import json
from collections import Counter

import click

from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.source_file import source_of_id, sources_of_home


@click.command(
    cls=DocumentedCommand,
    examples="""
newsledger sources check
newsledger sources check --json
""",
)
@click.argument("source_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check(source_id: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Checks every row of the list of sources; mistakes are named by line, and the exit code is 1."""
    from orchestration.settings import load_settings

    settings = load_settings()
    entries = sources_of_home(settings)
    if source_id is not None:
        entries = (source_of_id(entries, source_id),)
    groups = Counter(str(entry.group) for entry in entries)
    report = {
        "file": str(settings.sources_file),
        "n_sources": len(entries),
        "n_enabled": sum(entry.enabled for entry in entries),
        "groups": dict(groups),
    }
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    told = ", ".join(f"{group} {number}" for group, number in groups.items())
    click.echo(f"{report['file']}: {report['n_sources']:,} sources, {report['n_enabled']:,} on, no mistakes")
    click.echo(told)
