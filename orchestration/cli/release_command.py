"""`newsledger release`: the published build, frozen under a version, with its dictionary, checksums, licence and changes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand

EXAMPLES = """
newsledger release
newsledger release --to /srv/newsledger/releases
newsledger release --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the releases; data/releases if left out.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def release(folder: Path | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Writes the newest published build as vYEAR.MONTH.N into a folder of releases, and points `latest` to it.

    A build that is released there already is not released again. A release that is broken off leaves nothing.
    """
    from orchestration.exports.citations import citation_text
    from orchestration.exports.release_folder import make_release
    from orchestration.exports.release_versions import RELEASES_NAME
    from orchestration.settings import load_settings

    settings = load_settings()
    made = make_release(
        settings.published_file, folder or settings.data_dir / RELEASES_NAME, ConsoleProgress()
    )
    cited = made.release.cited()
    if as_json:
        record = {
            "version": made.release.version,
            "folder": str(made.release.folder),
            "build_id": cited.build_id,
            "is_new": made.is_new,
            "changes": made.changes,
            "checksum": cited.checksum,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    click.echo(str(made.release.folder))
    if not made.is_new:
        say(f"build {cited.build_id} is released as {made.release.version} already; nothing was written")
    told = ", ".join(f"{number:,} {change}" for change, number in made.changes.items())
    say(f"{made.release.version}: facts {told} since the release before\nto cite: {citation_text(cited)}")
