"""What the assets of several raw tables have in common: their declarations, and what is shown beside each after a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import dagster as dg
import duckdb

from orchestration.defs.table_metadata import OWNERS, counts_metadata, table_metadata
from orchestration.warehouse.table_previews import preview_tables


def raw_table_specs(
    descriptions: Mapping[str, str],
    *,
    deps: Iterable[str] = (),
    kinds: frozenset[str] = frozenset({"python", "duckdb"}),
) -> list[dg.AssetSpec]:
    """One asset per raw table of `descriptions`; `deps` are the raw tables that all of them are made from."""
    upstream = [["raw", table] for table in deps]
    return [
        dg.AssetSpec(
            ["raw", table],
            deps=upstream,
            description=text,
            owners=OWNERS,
            group_name="raw",
            kinds=set(kinds),
        )
        for table, text in descriptions.items()
    ]


def raw_table_results(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[str], counts: Mapping[str, int]
) -> list[dg.MaterializeResult[None]]:
    """One result per raw table: its rows and a preview as they are now, and what the run counted."""
    names = tuple(tables)
    previews = preview_tables(connection, [("raw", table) for table in names])
    worked = counts_metadata(counts)
    return [
        dg.MaterializeResult(
            asset_key=["raw", table], metadata={**table_metadata(previews["raw", table]), **worked}
        )
        for table in names
    ]
