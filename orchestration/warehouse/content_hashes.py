"""One hash for all that a schema says: equal content gives an equal hash, whatever the order of its rows.

Made to compare builds; it is no signature.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.warehouse.recent_changes import RECENT_CHANGES
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    import duckdb

# Rows are hashed one by one and added up, so that neither order nor memory matters; the sum keeps repeated
# rows apart.
_TABLE_HASH = """
    select
        count(*),
        coalesce(sum(md5_number_lower(row_text)::hugeint), 0),
        coalesce(sum(md5_number_upper(row_text)::hugeint), 0)
    from (select to_json(hashed)::varchar as row_text from {table} as hashed)
"""
_COLUMNS = """
    select table_name, list(column_name || ' ' || data_type order by column_index)
    from duckdb_columns()
    where database_name = current_database() and schema_name = $1 and schema_name || '.' || table_name != $2
    group by table_name
    order by table_name
"""


def content_hash(connection: duckdb.DuckDBPyConnection, schema_name: str = "marts") -> str:
    """SHA-256 in hex over names, columns and rows of all tables and views of a schema, in whatever order.

    What a build differs in from the one before is left out: it says nothing of the build alone.
    """
    digest = sha256()
    for table_name, columns in connection.execute(_COLUMNS, [schema_name, RECENT_CHANGES]).fetchall():
        statement = _TABLE_HASH.format(table=f"{quoted(schema_name)}.{quoted(table_name)}")
        row = connection.execute(statement).fetchone()
        digest.update(f"{table_name}\n{columns}\n{row}\n".encode())
    return digest.hexdigest()
