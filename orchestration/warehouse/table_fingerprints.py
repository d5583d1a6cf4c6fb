"""A quick mark of what each public table holds, to tell whether it is still the table that was tested.

Not the hash by which builds are compared: that one is the same in every version of DuckDB, and slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import PUBLIC_SCHEMAS
from orchestration.warehouse.row_counts import row_counts
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    import duckdb

_MARK = "select count(*), coalesce(sum(hash(marked)), 0) from {table} as marked"


def table_fingerprints(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A mark by table ("marts.dim_parties"), the same for the same rows in whatever order."""
    marks = {}
    for schema in PUBLIC_SCHEMAS:
        for name in row_counts(connection, schema):
            statement = _MARK.format(table=f"{quoted(schema)}.{quoted(name)}")
            n_rows, mark = connection.execute(statement).fetchone() or (0, 0)
            marks[f"{schema}.{name}"] = f"{n_rows} rows, {mark:x}"
    return marks
