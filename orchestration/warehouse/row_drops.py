"""Public tables that lost rows since the last published build, how much of it is explained, and which rows are gone.

How much may be lost is decided by whoever asks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import PUBLIC_SCHEMAS, attached
from orchestration.warehouse.failing_rows import SHOWN_ROWS
from orchestration.warehouse.row_counts import row_counts
from orchestration.warehouse.sql_quoting import quoted, quoted_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

# Facts with the table of their claims and the column of both that holds the fact's key.
_FACTS = {
    "fct_arms_transfers": ("fct_arms_transfer_claims", "arms_transfer_id"),
    "fct_troop_counts": ("fct_troop_count_claims", "troop_count_id"),
    "fct_sanctions": ("fct_sanction_claims", "sanction_id"),
}
# Tables whose rows follow from facts; all others keep what they once held.
_FOLLOWERS = ("mart_", "bridge_fact_", "bridge_sanction_targets")

# Facts that are gone though each of their claims is still known: withdrawn, superseded or rejected by now.
_EXPLAINED = """
    select count(*)
    from earlier.marts.{facts} as facts
    anti join marts.{facts} as kept using ({key})
    where not exists (
        select 1
        from earlier.marts.{claims} as told
        left join marts.{claims} as now_told using (claim_id)
        where
            told.{key} = facts.{key}
            and (now_told.claim_id is null or (now_told.claim_status = 'current' and now_told.review_status <> 'rejected'))
    )
"""


@dataclass(frozen=True, slots=True)
class RowDrop:
    """A table with fewer rows than before.

    `n_explained` of the lost rows are facts whose claims were withdrawn, superseded or rejected, or follow from such.
    """

    table: str
    n_before: int
    n_now: int
    n_explained: int

    @property
    def n_lost(self) -> int:
        """How many rows fewer."""
        return self.n_before - self.n_now

    @property
    def n_unexplained(self) -> int:
        """How many of them nothing explains."""
        return max(0, self.n_lost - self.n_explained)


def row_drops(connection: duckdb.DuckDBPyConnection, published_file: Path) -> list[RowDrop]:
    """The tables of the build that hold fewer rows than in the published file; tables that one of both lacks are left out."""
    with attached(connection, published_file, "earlier", options="read_only"):
        counts = list(_counts(connection))
        shares = [
            _explained(connection, table) / n_before
            for table, n_before, _ in counts
            if n_before and _is_fact(table)
        ]
        share = max(shares, default=0.0)
        return [
            RowDrop(table, n_before, n_now, _n_explained(connection, table, n_before, share))
            for table, n_before, n_now in counts
            if n_now < n_before
        ]


def keep_gone_rows(
    connection: duckdb.DuckDBPyConnection, published_file: Path, table: str, path: Path
) -> tuple[str, ...]:
    """Writes the rows of the published table that the build lacks to `path`; gives the keys of the first of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    schema, _, name = table.partition(".")
    here = f"{quoted(schema)}.{quoted(name)}"
    with attached(connection, published_file, "earlier", options="read_only"):
        key = _key_column(connection, f"earlier.{here}")
        gone = f"from earlier.{here} as gone anti join {here} as kept using ({quoted(key)})"
        connection.execute(f"copy (select gone.* {gone} order by all) to {quoted_text(str(path))} (header)")
        statement = f"select gone.{quoted(key)} {gone} order by 1 limit {SHOWN_ROWS}"
        return tuple(f"{key}={value}" for (value,) in connection.execute(statement).fetchall())


def _counts(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int, int]]:
    for schema in PUBLIC_SCHEMAS:
        found = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'earlier' and schema_name = $1 order by 1",
            [schema],
        ).fetchall()
        now = row_counts(connection, schema)
        for (name,) in found:
            if name in now:
                statement = f"select count(*) from earlier.{schema}.{quoted(name)}"  # noqa: S608 - quoted names
                (n_before,) = connection.execute(statement).fetchone() or (0,)
                yield f"{schema}.{name}", n_before, now[name]


def _is_fact(table: str) -> bool:
    return table.removeprefix("marts.") in _FACTS


def _n_explained(connection: duckdb.DuckDBPyConnection, table: str, n_before: int, share: float) -> int:
    """Facts are counted one by one; what follows from facts may shrink by the share of the facts that went."""
    if _is_fact(table):
        return _explained(connection, table)
    if table.removeprefix("marts.").startswith(_FOLLOWERS):
        return math.ceil(n_before * share)
    return 0


def _explained(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    import duckdb

    facts = table.removeprefix("marts.")
    claims, key = _FACTS[facts]
    try:
        row = connection.execute(_EXPLAINED.format(facts=facts, claims=claims, key=key)).fetchone()
    except duckdb.Error:  # a build of an older version without these tables or columns explains nothing
        return 0
    return int(row[0]) if row else 0


def _key_column(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The first column that differs in all rows, else the first one."""
    columns = [column[0] for column in connection.execute(f"from {table} limit 0").description or []]
    for column in columns:
        statement = f"select count(distinct {quoted(column)}) = count(*) from {table}"  # noqa: S608 - quoted names
        row = connection.execute(statement).fetchone()
        if row == (True,):
            return column
    return columns[0]
