"""`newsledger sql`: one query on the published warehouse, which can change nothing and reach nothing else."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.result_output import FORMATS, write_rows

if TYPE_CHECKING:
    import duckdb

EXAMPLES = """
newsledger sql "select * from marts.fct_arms_transfers limit 5"
newsledger sql "select force_code, max(count_best) from marts.fct_troop_counts group by 1" --format csv
newsledger tables      # what there is to ask
"""
_TABLE_ROWS = 100
_READING = {"SELECT", "EXPLAIN"}


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("query")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the output.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help=f"Most rows to show; 0 for all. Default {_TABLE_ROWS} in a table, else all.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds after which the query is stopped.",
)
def sql(query: str, form: str, as_json: bool, limit: int | None, timeout: float) -> None:  # noqa: FBT001 - click passes options by name
    """Runs one SELECT on the newest published build.

    The connection is read-only, reaches no other file, and is limited in memory and time; a running build is not disturbed.
    """
    from orchestration.settings import load_settings
    from orchestration.warehouse.published_reader import open_published, time_limit

    shown = "json" if as_json else form
    most = limit if limit is not None else (_TABLE_ROWS if shown == "table" else 0)
    with closing(open_published(load_settings().published_file)) as connection:
        _check_reads_only(connection, query)
        with time_limit(connection, timeout):
            columns, rows = _run(connection, query, most)
    is_cut = bool(most) and len(rows) > most
    write_rows(columns, rows[:most] if most else rows, shown)
    if is_cut:
        say(f"the first {most:,} rows; all of them: --limit 0")


def _check_reads_only(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    import duckdb

    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as error:
        raise _query_error(error) from error
    if len(statements) != 1:
        raise CommandError(
            f"one query at a time, and this holds {len(statements)}", next_step="newsledger sql --help"
        )
    kind = statements[0].type.name.removeprefix("StatementType.")
    if kind not in _READING:
        raise CommandError(
            f"{kind} is not allowed: the published warehouse is for reading",
            why="Only SELECT and EXPLAIN run here. Articles come in with ingest, corrections are made at the source.",
            next_step="newsledger sql --help",
        )


def _run(
    connection: duckdb.DuckDBPyConnection, query: str, most: int
) -> tuple[list[str], list[tuple[Any, ...]]]:
    import duckdb

    try:
        result = connection.execute(query)
        columns = [column[0] for column in result.description or ()]
        return columns, result.fetchmany(most + 1) if most else result.fetchall()
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        raise _query_error(error) from error


def _query_error(error: Exception) -> CommandError:
    what, _, why = str(error).strip().partition("\n")
    return CommandError(
        what, why=why.strip("\n"), next_step="newsledger tables, or newsledger describe TABLE"
    )
