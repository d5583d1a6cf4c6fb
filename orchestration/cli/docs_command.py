"""`newsledger docs`: the pages on tables, columns and how they come about, as files that open without a server."""

from __future__ import annotations

from pathlib import Path

import click

from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError

EXAMPLES = """
newsledger docs
newsledger docs --to ~/newsledger-docs
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the pages; else docs/ in the warehouse's folder.",
)
def docs(folder: Path | None) -> None:
    """Writes index.html, the pages on every model with its lineage, and dictionary.md, every public table and column.

    No build is needed and none is touched; the pages need no network.
    """
    from orchestration.defs.dbt_manifest import DbtProjectError
    from orchestration.defs.docs_site import write_docs_site
    from orchestration.settings import export_tool_environment, load_settings

    settings = load_settings()
    export_tool_environment(settings)
    try:
        pages = write_docs_site(settings, (folder or settings.warehouse_dir / "docs").expanduser().resolve())
    except DbtProjectError as error:
        what, _, why = str(error).partition("\n")
        raise CommandError(what, why=why, next_step="newsledger doctor") from error
    for page in pages:
        click.echo(page)
