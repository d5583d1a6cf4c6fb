"""`newsledger cite`: a reference to the data as a whole, or to one fact or claim with its sentence and page."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.cli.documented_command import DocumentedCommand

if TYPE_CHECKING:
    from orchestration.exports.citations import DataCitation
    from orchestration.settings import Settings

EXAMPLES = """
newsledger cite
newsledger cite --release latest --format bibtex
newsledger cite --release v2026.11.0 --format cff
newsledger cite CLAIM_ID
"""
_FORMATS = ("text", "bibtex", "cff", "json")


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("identifier", required=False, metavar="[FACT_ID|CLAIM_ID]")
@click.option(
    "--release", "version", metavar="VERSION", help="A release, or latest; the published build if left out."
)
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the releases; data/releases if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Form of the citation.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
def cite(identifier: str | None, version: str | None, folder: Path | None, form: str, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Tells how to cite the data with version, build, date and checksum; with an id, what one fact or claim rests on."""
    from orchestration.exports.citations import formatted_citation
    from orchestration.settings import load_settings

    settings = load_settings()
    shown = "json" if as_json else form
    cited = _cited(settings, version, folder)
    if identifier is None:
        click.echo(formatted_citation(cited, shown))
        return
    if shown == "cff":
        raise click.UsageError(
            "a CITATION.cff is about the data as a whole; for one id there are text, bibtex and json"
        )
    _cite_one(settings, identifier, cited, shown)


def _cited(settings: Settings, version: str | None, folder: Path | None) -> DataCitation:
    from orchestration.exports.release_versions import LATEST, RELEASES_NAME, find_release
    from orchestration.exports.table_choices import origin_of
    from orchestration.warehouse.published_reader import open_published

    if version is not None or folder is not None:
        return find_release(folder or settings.data_dir / RELEASES_NAME, version or LATEST).cited()
    with closing(open_published(settings.published_file)) as connection:
        return origin_of(connection).cited


def _cite_one(settings: Settings, identifier: str, cited: DataCitation, form: str) -> None:
    from orchestration.cli.claim_choice import only_one
    from orchestration.exports.claim_citations import cited_claim, claim_bibtex, claim_record, claim_text
    from orchestration.warehouse.claim_traces import find_ids, trace_claim
    from orchestration.warehouse.published_reader import open_published

    with closing(open_published(settings.published_file)) as connection:
        found = only_one(identifier, find_ids(connection, identifier))
        claim = cited_claim(found.found_id, trace_claim(connection, found))
    match form:
        case "json":
            click.echo(json.dumps(claim_record(claim, cited), ensure_ascii=False, indent=1))
        case "bibtex":
            click.echo(claim_bibtex(claim, cited))
        case _:
            click.echo(claim_text(claim, cited))
