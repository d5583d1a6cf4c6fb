"""`newsledger tables` and `newsledger describe`: the dictionary of the published warehouse, from its own comments."""

from __future__ import annotations

import json
from contextlib import closing
from difflib import get_close_matches

import click

from orchestration.cli.console import printable
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.result_output import write_table


@click.command(
    cls=DocumentedCommand,
    examples="""
newsledger tables
newsledger tables --json
newsledger describe marts.fct_troop_counts
""",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def tables(as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Lists the published tables: rows, and what one row is."""
    from orchestration.settings import load_settings
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_tables import published_tables

    with closing(open_published(load_settings().published_file)) as connection:
        found = published_tables(connection)
    if as_json:
        records = [{"table": one.full_name, "rows": one.n_rows, "description": one.comment} for one in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    write_table(
        ["table", "rows", "description"],
        [(one.full_name, one.n_rows, printable(one.comment)) for one in found],
    )


@click.command(
    cls=DocumentedCommand,
    examples="""
newsledger describe marts.fct_sanctions
newsledger describe dim_parties
newsledger describe fct_arms_transfer_claims --json
""",
)
@click.argument("table")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def describe(table: str, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Says what TABLE holds, column by column."""
    from orchestration.settings import load_settings
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_tables import published_tables, table_columns

    with closing(open_published(load_settings().published_file)) as connection:
        found = published_tables(connection)
        wanted = [one for one in found if table.lower() in (one.full_name, one.table_name)]
        if not wanted:
            names = [one.full_name for one in found] + [one.table_name for one in found]
            near = get_close_matches(table, names, n=1)
            raise CommandError(
                f"there is no table {table}",
                why=f"Did you mean {near[0]}?" if near else "",
                next_step=f"newsledger describe {near[0]}" if near else "newsledger tables",
            )
        described, columns = wanted[0], table_columns(connection, wanted[0])
    if as_json:
        record = {
            "table": described.full_name,
            "rows": described.n_rows,
            "description": described.comment,
            "columns": [
                {"column": c.column_name, "type": c.data_type, "description": c.comment} for c in columns
            ],
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    click.echo(f"{described.full_name}, {described.n_rows:,} rows\n{printable(described.comment)}\n")
    write_table(
        ["column", "type", "description"],
        [(c.column_name, c.data_type, printable(c.comment)) for c in columns],
    )
