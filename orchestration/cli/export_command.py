"""`newsledger export`: published tables as files for spreadsheets, programs and other systems."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand

if TYPE_CHECKING:
    import duckdb

    from orchestration.exports.about_lines import ChosenRows, ExportOrigin
    from orchestration.exports.table_choices import Asked
    from orchestration.exports.table_files import FileForm

EXAMPLES = """
newsledger export arms_transfers --to transfers.xlsx --where party=UKR --where stage=delivered
newsledger export fct_troop_counts --to counts.csv --from 2024-01-01 --until 2024-12-31
newsledger export all --to everything --format parquet
newsledger export sanctions --to sanctions.ftm.json --format ftm
"""
_FORMATS = ("parquet", "csv", "jsonl", "xlsx", "ftm", "plover")
_RECORD_FORMATS = ("ftm", "plover")
_STDOUT = "-"
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("table")
@click.option(
    "--to",
    "target",
    required=True,
    metavar="FILE_OR_FOLDER",
    help="Where to; a folder for all; - for the terminal.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Told by the file's ending if left out; parquet for all.",
)
@click.option(
    "--where",
    "wheres",
    multiple=True,
    metavar="NAME=VALUE",
    help="Only such rows; party means any party's column. May be repeated.",
)
@click.option("--columns", multiple=True, metavar="NAME,NAME", help="Only these columns, in this order.")
@click.option("--from", "first_day", type=_DAY, help="Only rows of this day or later.")
@click.option("--until", "last_day", type=_DAY, help="Only rows of this day or earlier.")
@click.option("--raw", "is_raw", is_flag=True, help="CSV for programs: texts unchanged, no byte order mark.")
@click.option("--overwrite", "may_overwrite", is_flag=True, help="Replace what is there.")
def export(
    table: str,
    target: str,
    form: str | None,
    first_day: datetime | None,
    last_day: datetime | None,
    **chosen: tuple[str, ...] | bool,
) -> None:
    """Writes TABLE, or part of it, from the newest published build; `all` writes every table.

    A file holds facts, quotations of at most 300 characters and links, never an article. It is there whole or not at all.
    """
    from orchestration.exports.table_choices import Asked
    from orchestration.exports.table_files import FileForm
    from orchestration.settings import load_settings
    from orchestration.warehouse.published_reader import open_published

    wheres, columns = (tuple(map(str, chosen[name])) for name in ("wheres", "columns"))  # type: ignore[arg-type]  # both are tuples
    asked = Asked(table, wheres, columns, _day(first_day), _day(last_day))
    file_form = FileForm(_format(form, target, asked), bool(chosen["is_raw"]), bool(chosen["may_overwrite"]))
    if file_form.is_raw and file_form.form != "csv":
        raise click.UsageError("--raw is about CSV; all other formats hold texts unchanged")
    with closing(open_published(load_settings().published_file)) as connection:
        if file_form.form in _RECORD_FORMATS:
            _export_records(connection, asked, target, file_form)
        else:
            _export_tables(connection, asked, target, file_form)


def _day(told: datetime | None) -> date | None:
    return told.date() if told else None


def _format(form: str | None, target: str, asked: Asked) -> str:
    from orchestration.exports.table_choices import ALL
    from orchestration.exports.table_files import TABLE_FORMATS

    is_all = asked.table.lower() == ALL
    if is_all and asked.columns:
        raise click.UsageError("--columns goes with one table")
    by_ending = {ending: name for name, ending in TABLE_FORMATS.items()}
    chosen = form or by_ending.get(Path(target).suffix.lower()) or ("parquet" if is_all else None)
    if chosen is None:
        raise click.UsageError(f"the ending of {target} tells no format; add --format {'|'.join(_FORMATS)}")
    if target == _STDOUT and (chosen in ("parquet", "xlsx") or (is_all and chosen not in _RECORD_FORMATS)):
        raise click.UsageError("only one table as csv, jsonl, ftm or plover can go to the terminal")
    return chosen


def _export_tables(connection: duckdb.DuckDBPyConnection, asked: Asked, target: str, form: FileForm) -> None:
    from orchestration.exports.table_choices import ALL, choose_rows, origin_of

    all_chosen, notes = choose_rows(connection, asked)
    origin = origin_of(connection)
    if target == _STDOUT:
        notes += _print_rows(connection, all_chosen[0], form)
    elif asked.table.lower() == ALL:
        notes += _fill_folder(connection, all_chosen, Path(target), form, origin)
    else:
        notes += _write_file(connection, all_chosen[0], Path(target), form, origin)
    for note in notes:
        say(f"note: {note}")
    _say_terms(origin)


def _print_rows(connection: duckdb.DuckDBPyConnection, chosen: ChosenRows, form: FileForm) -> list[str]:
    from orchestration.exports.table_files import write_table_text
    from orchestration.warehouse.export_queries import chosen_rows

    return write_table_text(sys.stdout, chosen_rows(connection, chosen.choice), chosen, form)


def _write_file(
    connection: duckdb.DuckDBPyConnection,
    chosen: ChosenRows,
    path: Path,
    form: FileForm,
    origin: ExportOrigin,
) -> list[str]:
    from orchestration.exports.table_files import write_table_file

    written = write_table_file(connection, path, chosen, form, (origin, ConsoleProgress()))
    click.echo(str(written.path))
    return [f"{chosen.choice.table.full_name}: {note}" for note in written.notes]


def _fill_folder(
    connection: duckdb.DuckDBPyConnection,
    all_chosen: list[ChosenRows],
    folder: Path,
    form: FileForm,
    origin: ExportOrigin,
) -> list[str]:
    from orchestration.cli.failures import CommandError
    from orchestration.exports.finished_files import check_free
    from orchestration.exports.table_choices import file_stems
    from orchestration.exports.table_files import TABLE_FORMATS

    if folder.exists() and not folder.is_dir():
        raise CommandError(
            f"{folder} is a file; all tables go into a folder",
            next_step="name a folder that is not there yet",
        )
    stems = file_stems([chosen.choice.table.full_name for chosen in all_chosen])
    paths = {name: folder / (stem + TABLE_FORMATS[form.form]) for name, stem in stems.items()}
    for path in paths.values():
        check_free(path, may_overwrite=form.may_overwrite)
    notes: list[str] = []
    for chosen in all_chosen:
        notes += _write_file(connection, chosen, paths[chosen.choice.table.full_name], form, origin)
    return notes


def _export_records(connection: duckdb.DuckDBPyConnection, asked: Asked, target: str, form: FileForm) -> None:
    from orchestration.exports.plain_files import write_records
    from orchestration.exports.record_files import records_of, write_record_file
    from orchestration.exports.table_choices import origin_of

    origin = origin_of(connection)
    records, notes = records_of(connection, form.form, asked, origin)
    if target == _STDOUT:
        n_records = write_records(sys.stdout, records)
    else:
        n_records = write_record_file(Path(target), records, may_overwrite=form.may_overwrite)
        click.echo(target)
    say(f"  {n_records:,} records")
    for note in notes:
        say(f"note: {note}")
    _say_terms(origin)


def _say_terms(origin: ExportOrigin) -> None:
    from orchestration.exports.citations import citation_text
    from orchestration.exports.data_terms import LICENCE_ID

    say(
        f"licence: {LICENCE_ID}; quotations and headlines belong to their publishers\nto cite: {citation_text(origin.cited)}"
    )
