"""What the build file remembers of published facts: which claim was last published in which one, and every id used.

Only dbt reads it, to give facts the ids they had. How ids are given is decided in dbt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import attached
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

BRIDGE = "marts.bridge_fact_claims"
FACT_IDS = "meta.fact_ids"
_ALIAS = "published"
_COLUMNS = "claim_id, fact_id, fact_type, article_id, match_key, sentence_key"
# Rows that say the same already stay untouched, so that the file does not grow with every build.
_REMEMBER_CLAIMS = f"""
    create or replace temp table published_claims as select {_COLUMNS}, true as is_published from {_ALIAS}.{BRIDGE};
    create or replace temp table changed_claims as
        from published_claims except from raw.published_fact_claims;
    delete from raw.published_fact_claims where claim_id in (select claim_id from changed_claims);
    insert into raw.published_fact_claims by name from changed_claims;
    update raw.published_fact_claims set is_published = false
        where is_published and claim_id not in (select claim_id from published_claims);
    insert into raw.published_fact_ids
        select distinct fact_id from published_claims
        where fact_id not in (select fact_id from raw.published_fact_ids);
    drop table changed_claims;
    drop table published_claims;
"""  # noqa: S608 - own names
_REMEMBER_IDS = f"""
    insert into raw.published_fact_ids
        select fact_id from {_ALIAS}.{FACT_IDS} where fact_id not in (select fact_id from raw.published_fact_ids)
"""  # noqa: S608 - own names
_TABLES = "select schema_name || '.' || table_name from duckdb_tables() where database_name = $1"


def remember_published_facts(connection: duckdb.DuckDBPyConnection, published_file: Path) -> str | None:
    """Take over the facts of the published file, once for each build; what was remembered before and is gone stays.

    A file of an older newsledger, without the table, changes nothing. Returns what to tell where the file cannot be read:
    then ids are given by what is remembered already.
    """
    import duckdb

    if not published_file.exists():
        return None
    path = published_file.resolve()
    build_id = path.parent.name
    if connection.execute("from raw.published_fact_build").fetchone() == (build_id,):
        return None
    try:
        with attached(connection, path, _ALIAS, options="read_only"), transaction(connection):
            tables = {name for (name,) in connection.execute(_TABLES, [_ALIAS]).fetchall()}
            if BRIDGE in tables:
                connection.execute(_REMEMBER_CLAIMS)
            if FACT_IDS in tables:
                connection.execute(_REMEMBER_IDS)
            connection.execute("delete from raw.published_fact_build")
            connection.execute("insert into raw.published_fact_build values ($1)", [build_id])
    except duckdb.Error as error:
        return f"The facts of {path} could not be read, so ids follow from earlier builds: {str(error).splitlines()[0]}"
    return None
