"""`newsledger run`: articles in, published warehouse out, with progress and a summary."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.method_option import method_option

if TYPE_CHECKING:
    from orchestration.defs.local_run import JobPart
    from orchestration.settings import Settings

EXAMPLES = """
newsledger run
newsledger run --full          # build and test everything again
newsledger run --accept-row-drop   # publish though tables lost more than a tenth of their rows
newsledger --project ~/mine run
newsledger run --method both   # also asks a language model, see docs/how_to/llm.md
"""
_WAIT_SECONDS = 3600.0


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option("--full", is_flag=True, help="Build and test even if nothing has changed.")
@click.option(
    "--accept-row-drop",
    is_flag=True,
    help="Publish though public tables lost more than a tenth of their rows; kept in meta.builds.",
)
@method_option
def run(full: bool, accept_row_drop: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Reads what is due, extracts claims, builds and tests the tables, and publishes them.

    Due are the sources that are on and whose time has come, and what lies in data/inbox; as long as there are no other
    articles, the sample articles. A run that is stopped or killed leaves the published file as it was, and the next run goes
    on. With nothing new it ends at once.
    """
    from orchestration.run_lock import hold_run_lock
    from orchestration.settings import export_tool_environment, load_settings
    from orchestration.steps.claim_methods import check_method
    from orchestration.steps.home_folders import make_home_folders

    started = time.monotonic()
    settings = load_settings()
    check_method(settings)
    export_tool_environment(settings)
    make_home_folders(settings)
    with hold_run_lock(settings.run_lock_file, wait_seconds=_WAIT_SECONDS, on_wait=say):
        _bring_up_to_date(settings, is_forced=full, accept_row_drop=accept_row_drop)
    _summarise(settings, time.monotonic() - started)


def _bring_up_to_date(settings: Settings, *, is_forced: bool, accept_row_drop: bool) -> None:
    """Run what is needed: where only sources are due, the tables are built only if something came."""
    from orchestration.steps.freshness import is_up_to_date

    if not is_forced and is_up_to_date(settings):
        say("Nothing new: no unread article, same extractor, same models. (--full builds all the same.)")
        return
    say("Loading the pipeline ...")
    from orchestration.defs.local_run import JobPart

    if is_forced or not is_up_to_date(settings, but_for_sources=True):
        _build(settings, JobPart.WHOLE, accept_row_drop=accept_row_drop)
        return
    _build(settings, JobPart.COLLECTING)
    if is_up_to_date(settings, but_for_sources=True):
        say("Nothing new came: the published file is as it was. (--full builds all the same.)")
    else:
        _build(settings, JobPart.AFTER_COLLECTING, accept_row_drop=accept_row_drop)


def _build(settings: Settings, part: JobPart, *, accept_row_drop: bool = False) -> None:
    from orchestration.definitions import definitions_of
    from orchestration.defs.dbt_manifest import DbtProjectError
    from orchestration.defs.local_run import run_job

    try:
        outcome = run_job(definitions_of(settings, ConsoleProgress()), part, accept_row_drop=accept_row_drop)
    except DbtProjectError as error:
        what, _, why = str(error).partition("\n")
        raise CommandError(what, why=why, next_step="newsledger doctor") from error
    if outcome.n_dead_runs:
        say(f"  {outcome.n_dead_runs} earlier run(s) had ended without a word and are now marked as failed")
    if not outcome.is_success:
        state = (
            "the published file is as it was before"
            if settings.published_file.exists()
            else "nothing is published yet"
        )
        raise CommandError(
            f"the run failed; {state}",
            why="\n".join(outcome.failures),
            next_step="fix what is named above, then: newsledger run   (newsledger ui shows every step)",
        )


def _summarise(settings: Settings, seconds: float) -> None:
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_tables import example_claim_id, newest_build

    with closing(open_published(settings.published_file)) as connection:
        build = newest_build(connection)
        claim_id = example_claim_id(connection)
    click.echo(f"{build['n_articles']:,} articles, {build['n_claims']:,} claims, {build['n_facts']:,} facts")
    for thing in ("arms_transfer", "troop_count", "sanction"):
        name = f"{thing}s".replace("_", " ")
        click.echo(f"  {name:<16}{build[f'n_{thing}_claims']:>8,} claims{build[f'n_{thing}s']:>8,} facts")
    click.echo(f"published: {settings.published_file} (build {build['build_id']}), {seconds:.0f} s")
    click.echo('Next: newsledger sql "select * from marts.fct_troop_counts limit 5"')
    if claim_id:
        click.echo(f"      newsledger trace {claim_id}")
    click.echo("      newsledger ui")
