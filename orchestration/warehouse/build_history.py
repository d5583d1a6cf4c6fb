"""The table meta.builds of the published file: one row for each build ever published from this warehouse.

The history lives in the published files alone: each build takes it over from the one before.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import attached, write_comments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from orchestration.warehouse.build_records import BuildInfo

TABLE_NAME = "meta.builds"
_COUNTED = {
    "n_articles": "dim_articles",
    "n_arms_transfer_claims": "fct_arms_transfer_claims",
    "n_troop_count_claims": "fct_troop_count_claims",
    "n_sanction_claims": "fct_sanction_claims",
    "n_arms_transfers": "fct_arms_transfers",
    "n_troop_counts": "fct_troop_counts",
    "n_sanctions": "fct_sanctions",
}
_COLUMNS = {
    "build_id": ("varchar", "Name of the build; the folder of its file is called so. Never used twice."),
    "started_at": ("timestamp", "When the run that made the build began, UTC."),
    "published_at": ("timestamp", "When readers could see the build, UTC."),
    "newsledger_version": ("varchar", "Version of newsledger that made the build."),
    "extractor_version": ("varchar", "Version of the extractor: changes whenever its claims may change."),
    "dbt_version": ("varchar", "Version of dbt that built the tables."),
    "duckdb_version": ("varchar", "Version of DuckDB that wrote the file."),
    "n_articles": ("bigint", "Rows of marts.dim_articles."),
    "n_claims": ("bigint", "Rows of the three claim tables together."),
    "n_facts": ("bigint", "Rows of the three fact tables together."),
    "n_arms_transfer_claims": ("bigint", "Rows of marts.fct_arms_transfer_claims."),
    "n_troop_count_claims": ("bigint", "Rows of marts.fct_troop_count_claims."),
    "n_sanction_claims": ("bigint", "Rows of marts.fct_sanction_claims."),
    "n_arms_transfers": ("bigint", "Rows of marts.fct_arms_transfers."),
    "n_troop_counts": ("bigint", "Rows of marts.fct_troop_counts."),
    "n_sanctions": ("bigint", "Rows of marts.fct_sanctions."),
    "accepted_row_drop": (
        "varchar",
        "Which tables had lost more than a tenth of their rows, which a person accepted; null without such a loss.",
    ),
    "content_hash": (
        "varchar",
        "SHA-256 over all rows of schema marts: equal where two builds say the same.",
    ),
}
HISTORY_COMMENT = "One row per published build: this one, with the newest published_at, and all before it."


def history_columns() -> list[tuple[str, str, str]]:
    """Name, type and meaning of each column."""
    return [(name, data_type, comment) for name, (data_type, comment) in _COLUMNS.items()]


def create_history(connection: duckdb.DuckDBPyConnection, alias: str) -> None:
    """Make the empty table, with its comments, in the attached file `alias`."""
    columns = ", ".join(f"{name} {kind}" for name, (kind, _comment) in _COLUMNS.items())
    connection.execute(f"create table {alias}.{TABLE_NAME} ({columns})")
    write_comments(
        connection,
        f"{alias}.{TABLE_NAME}",
        HISTORY_COMMENT,
        {name: comment for name, (_kind, comment) in _COLUMNS.items()},
    )


def take_over_history(
    connection: duckdb.DuckDBPyConnection, alias: str, earlier_files: Sequence[Path]
) -> tuple[str, ...]:
    """Copy the rows of the first earlier file that can be read; returns what to tell of those that cannot."""
    import duckdb

    notes: list[str] = []
    statement = f"insert into {alias}.{TABLE_NAME} by name from earlier.{TABLE_NAME}"
    for path in earlier_files:
        try:
            with attached(connection, path, "earlier", options="read_only"):
                connection.execute(statement)
        except duckdb.Error as error:
            notes.append(f"The history of builds in {path} could not be read: {str(error).splitlines()[0]}")
            continue
        break
    return tuple(notes)


def add_build(
    connection: duckdb.DuckDBPyConnection,
    alias: str,
    info: BuildInfo,
    row_counts: dict[str, int],
    content_hash: str,
) -> None:
    """Add this build's row; a table that the build lacks counts as null."""
    import duckdb

    counts = {name: row_counts.get(f"marts.{table}") for name, table in _COUNTED.items()}
    facts = [counts[name] for name in ("n_arms_transfers", "n_troop_counts", "n_sanctions")]
    claims = [counts[name] for name in counts if name.endswith("_claims")]
    row = asdict(info) | counts | {"content_hash": content_hash}
    row["n_claims"] = sum(number or 0 for number in claims)
    row["n_facts"] = sum(number or 0 for number in facts)
    row["duckdb_version"] = duckdb.__version__
    places = ", ".join(f"${name}" for name in _COLUMNS)
    statement = f"insert into {alias}.{TABLE_NAME} values ({places})"  # noqa: S608 - our own column names
    connection.execute(statement, {name: row[name] for name in _COLUMNS})
