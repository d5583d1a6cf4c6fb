"""`newsledger ingest`: takes files and folders into the raw tables; `run` builds on them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.open_for_writing import open_for_writing

EXAMPLES = """
newsledger ingest articles.jsonl
newsledger ingest saved_pages/ more.jsonl && newsledger run
newsledger ingest feed.rss sitemap.xml archive.warc.gz
newsledger ingest articles.jsonl --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
def ingest(paths: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Takes article JSONL, saved HTML pages, plain text, feeds, sitemaps and web archives (WARC, WACZ) into the warehouse.

    What cannot be read goes to quarantine with its place and the reason; the rest loads. The same file twice changes nothing.
    """
    from orchestration.clock import utc_now
    from orchestration.settings import load_settings
    from orchestration.steps.ingestion import describe_load, ingest_paths

    settings = load_settings()
    _check_exist(paths)
    progress = ConsoleProgress()
    with open_for_writing(settings) as connection:
        counts = ingest_paths(
            connection,
            paths,
            settings=settings,
            now=utc_now(),
            on_item=lambda n: progress.update("reading articles", n),
        )
    progress.finish("ingested", describe_load(counts))
    if as_json:
        click.echo(json.dumps(asdict(counts)))
    say(
        "Next: newsledger run"
        if not counts.quarantined
        else "Next: newsledger run (quarantine: newsledger status)"
    )


def _check_exist(paths: tuple[Path, ...]) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise CommandError(
            f"not found: {', '.join(missing)}",
            why="Nothing was ingested.",
            next_step="newsledger ingest --help",
        )
