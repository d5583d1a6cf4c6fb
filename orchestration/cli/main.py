"""The entry point: the list of commands, and the one place where an error becomes words and an exit code.

Exit codes: 0 done, 1 failed, 2 called wrongly. No command is written here.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import click

from orchestration.cli.documented_command import HELP_NAMES, CommandEntry, LazyGroup
from orchestration.cli.failures import CommandError

COMMANDS = {
    "run": CommandEntry(
        "orchestration.cli.run_command:run", "Read what is due, extract, build, test, publish."
    ),
    "ingest": CommandEntry(
        "orchestration.cli.ingest_command:ingest", "Take files or folders into the warehouse."
    ),
    "sources": CommandEntry(
        "orchestration.cli.sources_command:sources", "List the sources, switch them on or off, check them."
    ),
    "add-source": CommandEntry(
        "orchestration.cli.add_source_command:add_source", "Find a site's feed or sitemap and add it."
    ),
    "collect": CommandEntry(
        "orchestration.cli.collect_command:collect",
        "Ask the sources that are due for new and changed articles.",
    ),
    "extract": CommandEntry(
        "orchestration.cli.extract_command:extract", "Article JSONL in, claims JSONL out."
    ),
    "evaluate": CommandEntry(
        "orchestration.cli.evaluate_command:evaluate", "Score the extractor on annotated articles."
    ),
    "claims": CommandEntry(
        "orchestration.cli.claims_command:claims", "Published claims as JSONL, one article a line."
    ),
    "sql": CommandEntry("orchestration.cli.sql_command:sql", "Query the published warehouse, read-only."),
    "tables": CommandEntry("orchestration.cli.tables_command:tables", "List the published tables."),
    "describe": CommandEntry(
        "orchestration.cli.tables_command:describe", "Say what a table and its columns hold."
    ),
    "docs": CommandEntry(
        "orchestration.cli.docs_command:docs", "Write the pages on tables, columns and lineage."
    ),
    "trace": CommandEntry(
        "orchestration.cli.trace_command:trace", "From a claim or fact to the sentence behind it."
    ),
    "export": CommandEntry(
        "orchestration.cli.export_command:export", "Published tables as Parquet, CSV, JSONL, XLSX and more."
    ),
    "release": CommandEntry(
        "orchestration.cli.release_command:release", "Freeze the published build as a numbered release."
    ),
    "cite": CommandEntry("orchestration.cli.cite_command:cite", "How to cite the data, a fact or a claim."),
    "correct": CommandEntry(
        "orchestration.cli.correct_command:correct", "Set columns of a claim to what its sentence says."
    ),
    "accept": CommandEntry("orchestration.cli.correct_command:accept", "Say that a claim is right."),
    "reject": CommandEntry(
        "orchestration.cli.correct_command:reject", "Take a claim, a sentence or an outlet out of the facts."
    ),
    "undo": CommandEntry("orchestration.cli.correct_command:undo", "Take a decision back."),
    "corrections": CommandEntry(
        "orchestration.cli.corrections_command:corrections", "What reviewers decided, and what became of it."
    ),
    "review-sheet": CommandEntry(
        "orchestration.cli.review_sheet_command:review_sheet", "Claims to review, as a workbook or CSV."
    ),
    "apply-sheet": CommandEntry(
        "orchestration.cli.review_sheet_command:apply_sheet", "Take a review sheet back that was filled in."
    ),
    "diff": CommandEntry(
        "orchestration.cli.diff_command:diff", "What one build says of facts otherwise than another."
    ),
    "status": CommandEntry(
        "orchestration.cli.status_command:status", "Where the data is, how much, what is next."
    ),
    "doctor": CommandEntry(
        "orchestration.cli.doctor_command:doctor", "Look for what is wrong with the set-up."
    ),
    "ui": CommandEntry("orchestration.cli.ui_command:ui", "Open Dagster's pages on this machine."),
}

EXAMPLES = """
newsledger run
newsledger sql "select * from marts.fct_troop_counts limit 5"
newsledger trace CLAIM_ID
"""


@click.group(cls=LazyGroup, entries=COMMANDS, examples=EXAMPLES, context_settings=HELP_NAMES)
@click.option(
    "--project", type=click.Path(path_type=Path), help="Folder that holds data/; also NEWSLEDGER_HOME."
)
@click.version_option(version("newsledger"), "-V", "--version", prog_name="newsledger")
def cli(project: Path | None) -> None:
    """News articles in; a queryable ledger of arms transfers, troop counts and sanctions out."""
    if project is not None:
        from orchestration.settings import choose_home

        choose_home(project)


def main() -> None:
    """Runs the command line and leaves with its exit code."""
    sys.exit(_exit_code(sys.argv[1:]))


def _exit_code(arguments: list[str]) -> int:
    try:
        result = cli.main(args=arguments, prog_name="newsledger", standalone_mode=False)
    except click.UsageError as error:
        _tell_usage(error)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped; nothing is half done, and the next run goes on from here", err=True)
        return 1
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except Exception as error:  # noqa: BLE001 - the one handler of all commands
        _tell(error, arguments)
        return 1
    return result if isinstance(result, int) else 0


def _tell_usage(error: click.UsageError) -> None:
    path = error.ctx.command_path if error.ctx else "newsledger"
    click.echo(f"newsledger: {error.format_message()}\nNext: {path} --help", err=True)


def _tell(error: Exception, arguments: list[str]) -> None:
    """Says what happened, why, and what to do next; the traceback only where NEWSLEDGER_DEBUG asks for it."""
    from orchestration.cli.known_errors import as_command_error
    from orchestration.settings import is_debugging

    if is_debugging():
        import traceback

        traceback.print_exception(error)
    told = error if isinstance(error, CommandError) else as_command_error(error, arguments)
    click.echo(f"newsledger: {told.what}", err=True)
    for line in told.why.splitlines():
        click.echo(f"  {line}", err=True)
    if told.next_step:
        click.echo(f"Next: {told.next_step}", err=True)


def _silence_stdout() -> None:
    """Lets Python end without complaint when a reader such as `head` has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
