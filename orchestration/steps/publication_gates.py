"""What a tested build must show before it is published: the very tables that were tested, and no table that lost its rows.

Tests of single rows are dbt's; here builds are compared.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.build_inputs import BuildInputs, published_inputs, verified_tables
from orchestration.warehouse.row_drops import RowDrop, keep_gone_rows, row_drops
from orchestration.warehouse.table_fingerprints import table_fingerprints

if TYPE_CHECKING:
    import duckdb

# A tenth; of a small table ten rows, as a handful of rows comes and goes; but all rows are never lost in silence.
_MOST_LOST_SHARE = 0.1
_FEW_ROWS = 10
_LEAST_ROWS_TO_EMPTY = 5
_SHOWN_TABLES = 5


class UnverifiedBuildError(Exception):
    """The build file is not what was tested; the message says what differs and what to do."""


class RowDropError(Exception):
    """Public tables lost more rows than may be; the message names tables and rows and says what to do."""


def check_tables_are_tested(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Compares the public tables with what was tested.

    Raises:
        UnverifiedBuildError: where a table was built or changed after the tests, so that the file mixes builds.
    """
    now = table_fingerprints(connection)
    changed = [
        f"{table} ({tested.partition(',')[0]} when it was tested, {now.get(table, 'gone').partition(',')[0]} now)"
        for table, tested in verified_tables(settings).items()
        if now.get(table) != tested
    ]
    if changed:
        message = f"Nothing was published: tables of another build are among those that were tested: {'; '.join(changed)}"
        raise UnverifiedBuildError(f"{message}. Build everything: newsledger run --full")


def large_row_drops(drops: list[RowDrop], may_shrink: Collection[str]) -> list[RowDrop]:
    """Those that stop a publication: more than a tenth of the rows is gone and nothing explains it."""
    return [drop for drop in drops if drop.table not in may_shrink and _is_large(drop)]


def drop_notes(drops: list[RowDrop], large: list[RowDrop]) -> list[str]:
    """A sentence on each table that shrank much for a reason."""
    return [
        f"{_counts_in_words(drop)}; {drop.n_explained:,} of them follow from claims that are withdrawn, superseded or rejected"
        for drop in drops
        if drop not in large and drop.n_explained and _exceeds(drop.n_lost, drop)
    ]


def describe_row_drops(
    connection: duckdb.DuckDBPyConnection, settings: Settings, large: list[RowDrop], inputs: BuildInputs
) -> str:
    """The loss in words: tables, the keys of rows that are gone, what changed since, and the way to accept it."""
    lines = [f"Nothing was published: {len(large)} public table(s) lost more than a tenth of their rows."]
    for drop in large[:_SHOWN_TABLES]:
        path = settings.broken_rows_dir / f"rows_gone_from_{drop.table}.csv"
        keys = keep_gone_rows(connection, settings.published_file, drop.table, path)
        explained = (
            f"; {drop.n_explained:,} explained by withdrawn, superseded or rejected claims"
            if drop.n_explained
            else ""
        )
        lines += [
            f"  {_counts_in_words(drop)}{explained}",
            *(f"    gone: {key}" for key in keys),
            f"    all: {path}",
        ]
    if len(large) > _SHOWN_TABLES:
        lines.append(f"  and {', '.join(drop.table for drop in large[_SHOWN_TABLES:])}")
    before = published_inputs(settings) or {}
    changed = sorted(name for name in inputs if before.get(name) != inputs[name])
    lines.append(f"  Since the published build changed: {', '.join(changed) or 'nothing that is known'}.")
    lines.append("  If the rows are gone for good reason: newsledger run --accept-row-drop")
    return "\n".join(lines)


def accepted_in_words(large: list[RowDrop]) -> str | None:
    """What is written into the history of builds about a loss that was accepted."""
    return "; ".join(_counts_in_words(drop) for drop in large) or None


def all_row_drops(connection: duckdb.DuckDBPyConnection, settings: Settings) -> list[RowDrop]:
    """Every public table that shrank since the published build; none where nothing is published yet."""
    return row_drops(connection, settings.published_file) if settings.published_file.exists() else []


def _counts_in_words(drop: RowDrop) -> str:
    return f"{drop.table}: {drop.n_now:,} rows, {drop.n_before:,} in the published build"


def _is_large(drop: RowDrop) -> bool:
    return _exceeds(drop.n_unexplained, drop)


def _exceeds(n_lost: int, drop: RowDrop) -> bool:
    is_empty = drop.n_now == 0 and n_lost >= _LEAST_ROWS_TO_EMPTY
    return is_empty or (n_lost > _MOST_LOST_SHARE * drop.n_before and n_lost >= _FEW_ROWS)
