"""What became of the facts of one published file in a later one: founded, joined, changed, merged, split, withdrawn, ...

Both files are attached, the one under the name `earlier`, the other as `fresh`. The same comparison serves the history of
facts and `newsledger diff`; what is done with its rows is decided elsewhere.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.sql_quoting import quoted, quoted_text

if TYPE_CHECKING:
    import duckdb

    from orchestration.warehouse.fact_tables import FactTables

EARLIER = "earlier"
FRESH = "fresh"
# The row of a comparison: one fact, one kind of change, and for `changed` one column.
DIFFERENCE_COLUMNS = (
    "fact_id",
    "fact_type",
    "change_kind",
    "column_name",
    "old_value",
    "new_value",
    "other_fact_id",
    "reason_code",
    "reason_text",
)
# They follow from the claims that joined and left, or name a claim whose key is another after any edit of its article.
UNCOMPARED_COLUMNS = frozenset(
    {"best_claim_id", "n_claims", "n_articles", "n_outlets", "n_claimants", "last_reported_at"}
)

_TABLE = "select 1 from duckdb_tables() where database_name = $1 and schema_name || '.' || table_name = $2"
_COLUMNS = """
    select fresh_columns.column_name
    from duckdb_columns() as fresh_columns
    inner join duckdb_columns() as earlier_columns using (schema_name, table_name, column_name)
    where fresh_columns.database_name = 'fresh' and earlier_columns.database_name = 'earlier'
        and schema_name = 'marts' and table_name = $1
    order by fresh_columns.column_index
"""
_ONE_SIDED = """
    select table_name || '.' || column_name
    from duckdb_columns()
    where database_name in ('earlier', 'fresh') and schema_name = 'marts' and table_name in (select unnest($1))
    group by table_name, column_name
    having count(*) = 1
    order by 1
"""
_CHANGED = """
    insert into fact_differences
    select fact_id, fact_type, 'changed', change.column_name, change.old_value, change.new_value, null, change_reason_code, null
    from (
        select earlier_facts.{key} as fact_id, unnest([{pairs}]) as change
        from earlier.marts.{table} as earlier_facts
        inner join fresh.marts.{table} as fresh_facts using ({key})
        where {differs}
    )
    inner join compared_facts using (fact_id)
    where change.old_value is distinct from change.new_value
"""


def has_table(connection: duckdb.DuckDBPyConnection, alias: str, name: str) -> bool:
    """Whether the attached file has the table `name` ("meta.fact_ids"); files of an older newsledger lack some."""
    return connection.execute(_TABLE, [alias, name]).fetchone() is not None


def compare_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the temporary table fact_differences, with DIFFERENCE_COLUMNS, and those that it is made from.

    Both files must have the tables marts.bridge_fact_claims and meta.fact_ids.
    """
    for name in ("claim_links.sql", "fact_comparison.sql"):
        connection.execute(files("orchestration.warehouse").joinpath(name).read_text("utf-8"))
    for tables in FACT_TABLES.values():
        _add_changed_columns(connection, tables)


def _add_changed_columns(connection: duckdb.DuckDBPyConnection, tables: FactTables) -> None:
    """One row for each column in which a fact that both files hold differs."""
    found = [name for (name,) in connection.execute(_COLUMNS, [tables.facts]).fetchall()]
    columns = [name for name in found if name != tables.fact_id and name not in UNCOMPARED_COLUMNS]
    if not columns:
        return
    pairs = ", ".join(
        f"{{'column_name': {quoted_text(name)}, 'old_value': earlier_facts.{quoted(name)}::varchar,"
        f" 'new_value': fresh_facts.{quoted(name)}::varchar}}"
        for name in columns
    )
    differs = " or ".join(
        f"earlier_facts.{quoted(name)} is distinct from fresh_facts.{quoted(name)}" for name in columns
    )
    connection.execute(
        _CHANGED.format(
            key=tables.fact_id,
            table=tables.facts,
            pairs=pairs,
            differs=differs,
        )
    )


def one_sided_columns(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Columns ("fct_sanctions.measure") that the fact table of one file alone has: the comparison leaves them out."""
    tables = [tables.facts for tables in FACT_TABLES.values()]
    return [name for (name,) in connection.execute(_ONE_SIDED, [tables]).fetchall()]
