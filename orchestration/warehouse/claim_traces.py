"""From the id of a claim or a fact to the claim, its article, its parts and the other claims of the same fact.

Reads the published file only; how a trace is shown is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.extraction.records import ClaimType
from orchestration.warehouse.fact_tables import FACT_TABLES, FactTables

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


_MOST_MATCHES = 10
_LEAST_PREFIX = 4

_ARTICLE = """
    select articles.*, outlets.outlet_name
    from marts.dim_articles as articles
    left join marts.dim_outlets as outlets using (outlet_id)
    where articles.article_id = $1
"""
_SLOTS = """
    select * exclude (claim_slot_id, claim_id)
    from marts.bridge_claim_slots
    where claim_id = $1
    order by slot_start nulls last, slot_name, position
"""


@dataclass(frozen=True, slots=True)
class FoundId:
    """An id that begins as asked; `is_fact` tells which kind."""

    claim_type: ClaimType
    found_id: str
    is_fact: bool


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """A claim with all that stands behind it; `fact` and `article` are rows by column name, `others` share the fact."""

    claim_type: ClaimType
    claim: Row
    fact_id: str | None
    fact: Row | None
    article: Row
    slots: tuple[Row, ...]
    others: tuple[Row, ...]


def find_ids(connection: duckdb.DuckDBPyConnection, beginning: str) -> list[FoundId]:
    """Claims and facts whose id is `beginning`, else those that begin so (at most ten, none for under four letters)."""
    found = _matching(connection, beginning, "= $1")
    if found or len(beginning) < _LEAST_PREFIX:
        return found
    return _matching(
        connection, beginning, "like replace(replace($1, '_', '\\_'), '%', '\\%') || '%' escape '\\'"
    )


def trace_claim(connection: duckdb.DuckDBPyConnection, found: FoundId) -> ClaimTrace:
    """The trace of a claim, or of the claim that tells a fact best."""
    tables = FACT_TABLES[found.claim_type]
    claim_id = _best_claim(connection, tables, found.found_id) if found.is_fact else found.found_id
    claim = _rows(connection, f"select * from marts.{tables.claims} where claim_id = $1", [claim_id])[0]  # noqa: S608 - own names
    fact_id = claim[tables.fact_id]
    facts = _rows(connection, f"select * from marts.{tables.facts} where {tables.fact_id} = $1", [fact_id])  # noqa: S608 - own names
    articles = _rows(connection, _ARTICLE, [claim["article_id"]])
    return ClaimTrace(
        claim_type=found.claim_type,
        claim=claim,
        fact_id=fact_id,
        fact=facts[0] if facts else None,
        article=articles[0] if articles else {},
        slots=tuple(_rows(connection, _SLOTS, [claim_id])),
        others=tuple(_other_claims(connection, tables, fact_id, claim_id)),
    )


def _matching(connection: duckdb.DuckDBPyConnection, beginning: str, condition: str) -> list[FoundId]:
    found = []
    for claim_type, tables in FACT_TABLES.items():
        for table, column, is_fact in (
            (tables.claims, "claim_id", False),
            (tables.facts, tables.fact_id, True),
        ):
            statement = f"select {column} from marts.{table} where {column} {condition} order by 1 limit {_MOST_MATCHES}"  # noqa: S608 - own names
            rows = connection.execute(statement, [beginning]).fetchall()
            found += [FoundId(claim_type, value, is_fact) for (value,) in rows]
    return found[:_MOST_MATCHES]


def _best_claim(connection: duckdb.DuckDBPyConnection, tables: FactTables, fact_id: str) -> str:
    statement = f"select best_claim_id from marts.{tables.facts} where {tables.fact_id} = $1"  # noqa: S608 - own names
    row = connection.execute(statement, [fact_id]).fetchone()
    assert row is not None
    return str(row[0])


def _other_claims(
    connection: duckdb.DuckDBPyConnection, tables: FactTables, fact_id: str | None, claim_id: str
) -> list[Row]:
    statement = f"""
        select claims.claim_id, claims.polarity, claims.claimant_text, claims.published_date, claims.is_current,
            claims.evidence_text, outlets.outlet_name, articles.is_copy
        from marts.{tables.claims} as claims
        left join marts.dim_articles as articles using (article_id)
        left join marts.dim_outlets as outlets using (outlet_id)
        where claims.{tables.fact_id} = $1 and claims.claim_id <> $2
        order by claims.published_date, claims.claim_id
    """  # noqa: S608 - own names
    return _rows(connection, statement, [fact_id, claim_id])


def _rows(connection: duckdb.DuckDBPyConnection, statement: str, parameters: list[Any]) -> list[Row]:
    result = connection.execute(statement, parameters)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
