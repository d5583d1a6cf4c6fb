"""Facts as records of other systems, one JSON object a line: FollowTheMoney entities and PLOVER events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.exports.about_lines import ExportOrigin
from orchestration.exports.export_errors import ExportError
from orchestration.exports.finished_files import check_free, finished_file
from orchestration.exports.plain_files import write_records
from orchestration.exports.plover_events import plover_events
from orchestration.exports.row_filters import find_table
from orchestration.exports.sanction_entities import sanction_entities
from orchestration.exports.table_choices import ALL, Asked, choose_rows
from orchestration.exports.table_files import text_file
from orchestration.extraction.records import ClaimType
from orchestration.warehouse.export_queries import chosen_rows
from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.published_tables import published_tables

if TYPE_CHECKING:
    import duckdb

_SCHEMA = "marts"
_FACT_TYPES = {"ftm": (ClaimType.SANCTION,), "plover": tuple(FACT_TABLES)}


def records_of(
    connection: duckdb.DuckDBPyConnection, form: str, asked: Asked, origin: ExportOrigin
) -> tuple[Iterator[dict[str, Any]], list[str]]:
    """The records of the facts asked for in the form ftm or plover, and what a person should know of them."""
    chosen: dict[ClaimType, set[str]] = {}
    notes: list[str] = []
    for fact_type in _fact_types(connection, form, asked):
        tables = FACT_TABLES[fact_type]
        one = replace(asked, table=f"{_SCHEMA}.{tables.facts}", columns=(tables.fact_id,))
        rows, told = choose_rows(connection, one)
        notes += told
        chosen[fact_type] = {key for batch in chosen_rows(connection, rows[0].choice) for (key,) in batch}
    if form == "ftm":
        records, told = sanction_entities(connection, chosen[ClaimType.SANCTION])
    else:
        records, told = plover_events(connection, chosen, origin.cited.name)
    return records, notes + told


def write_record_file(path: Path, records: Iterable[dict[str, Any]], *, may_overwrite: bool) -> int:
    """Writes the records to a file that is there whole or not at all; returns how many."""
    check_free(path, may_overwrite=may_overwrite)
    with finished_file(path) as unfinished, text_file(unfinished) as handle:
        return write_records(handle, records)


def _fact_types(connection: duckdb.DuckDBPyConnection, form: str, asked: Asked) -> tuple[ClaimType, ...]:
    if asked.columns:
        raise ExportError(
            f"records of {form} are whole; --columns is for tables", next_step="leave out --columns"
        )
    possible = _FACT_TYPES[form]
    if asked.table.lower() == ALL:
        return possible
    table = find_table(asked.table, published_tables(connection)).table_name
    found = tuple(fact_type for fact_type in possible if FACT_TABLES[fact_type].facts == table)
    if not found:
        names = ", ".join(FACT_TABLES[fact_type].facts for fact_type in possible)
        raise ExportError(
            f"{table} cannot be given as {form}",
            why=f"These can: {names}.",
            next_step="newsledger export --help",
        )
    return found
