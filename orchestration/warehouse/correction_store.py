"""The raw table of corrections: rows are added, each decision once, and never changed.

What a decision means for its claim is told by dbt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.correction_records import Correction, correction_rows
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

_COLUMNS = {
    "correction_id": ColumnKind.TEXT,
    "action": ColumnKind.TEXT,
    "column_name": ColumnKind.TEXT,
    "old_value": ColumnKind.TEXT,
    "new_value": ColumnKind.TEXT,
    "why": ColumnKind.TEXT,
    "reviewer": ColumnKind.TEXT,
    "corrected_at": ColumnKind.TIMESTAMP,
    "undoes_correction_id": ColumnKind.TEXT,
    "outlet_name": ColumnKind.TEXT,
    "claim_id": ColumnKind.TEXT,
    "article_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "claim_type": ColumnKind.TEXT,
    "evidence_text": ColumnKind.TEXT,
    "evidence_hash": ColumnKind.TEXT,
    "evidence_start": ColumnKind.INTEGER,
    "confidence": ColumnKind.DOUBLE,
    "rule": ColumnKind.TEXT,
    "extractor_name": ColumnKind.TEXT,
    "extractor_version": ColumnKind.TEXT,
    "values_json": ColumnKind.TEXT,
}
_INSERT = """
    insert into raw.corrections by name
    select incoming.* exclude (arrival), $taken_in_at as taken_in_at
    from incoming
    anti join raw.corrections as stored using (correction_id)
    qualify row_number() over (partition by correction_id, column_name order by arrival) = 1
    order by corrected_at, correction_id, arrival
"""


def stored_correction_ids(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The ids of the decisions that the raw table holds."""
    rows = connection.execute("select distinct correction_id from raw.corrections").fetchall()
    return {correction_id for (correction_id,) in rows}


def store_new_corrections(
    connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], taken_in_at: datetime
) -> int:
    """Adds the decisions that are not there yet, all or none; returns how many. `taken_in_at` is naive UTC."""
    known = stored_correction_ids(connection)
    new = {one.correction_id: one for one in corrections if one.correction_id not in known}
    if not new:
        return 0
    with transaction(connection), insert_source(connection, _COLUMNS, correction_rows(new.values())):
        connection.execute(_INSERT, {"taken_in_at": taken_in_at})
    return len(new)
