"""Rows in which two builds of the same articles differ, in the public tables of facts, claims and bridges."""

from __future__ import annotations

from pathlib import Path

import duckdb

# Keys of facts, and keys made from them: a fact keeps the key that it got first, which another road may give otherwise.
FACT_KEYS = ("arms_transfer_id", "troop_count_id", "sanction_id", "fact_id", "changes_sanction_id")
MADE_FROM_FACT_KEYS = ("sanction_target_id",)
CLAIM_TABLES = {
    "fct_arms_transfer_claims": "arms_transfer_id",
    "fct_troop_count_claims": "troop_count_id",
    "fct_sanction_claims": "sanction_id",
}
COMPARED_TABLES = (
    "select table_name from duckdb_tables() where database_name = 'one' and schema_name = 'marts'"
    " and (starts_with(table_name, 'fct_') or starts_with(table_name, 'bridge_')) order by 1"
)


def rows_that_differ(one: Path, other: Path, *, with_fact_keys: bool) -> dict[str, int]:
    """The tables that differ with the number of rows that only one file holds.

    Without fact keys, a fact is named by the smallest claim id in it, so that the grouping is still compared.
    """
    differences = {}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{one}' as one (read_only); attach '{other}' as other (read_only)")
        for name in ("one", "other"):
            claims = " union all ".join(
                f"select claim_id, {key} as fact_id from {name}.marts.{table}"
                for table, key in CLAIM_TABLES.items()
            )
            connection.execute(
                f"create temp table named_{name} as select fact_id, min(claim_id) as fact_name from ({claims}) group by 1"
            )
        tables = [str(table) for (table,) in connection.sql(COMPARED_TABLES).fetchall()]
        assert len(tables) > 6, tables
        for table in tables:
            sides = [
                _rows(connection, name, table, with_fact_keys=with_fact_keys) for name in ("one", "other")
            ]
            found = connection.sql(
                f"select count(*) from (({sides[0]} except all {sides[1]}) union all ({sides[1]} except all {sides[0]}))"
            ).fetchone()
            if found != (0,):
                differences[table] = int(found[0]) if found else -1
    return differences


def _rows(connection: duckdb.DuckDBPyConnection, name: str, table: str, *, with_fact_keys: bool) -> str:
    """A query for the rows of a table, its fact keys named by their claims where they are not compared."""
    if with_fact_keys:
        return f"select * from {name}.marts.{table}"
    columns = connection.sql(f"select * from {name}.marts.{table} limit 0").columns
    chosen = [
        f"(select fact_name from named_{name} where named_{name}.fact_id = told.{column}) as {column}"
        if column in FACT_KEYS
        else f"told.{column}"
        for column in columns
        if column not in MADE_FROM_FACT_KEYS
    ]
    return f"select {', '.join(chosen)} from {name}.marts.{table} as told"
