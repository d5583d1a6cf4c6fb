"""What stands behind facts: who reports them, where that can be read, and the best claim's sentence.

For records of other systems, which carry their sources with them. Sentences are cut to what may be quoted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from orchestration.extraction.records import ClaimType
from orchestration.warehouse.export_queries import CUT_MARK, QUOTED_LENGTH
from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.sql_quoting import quoted

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_SOURCES = """
    select distinct
        claims.{fact_id} as fact_id, articles.url, articles.canonical_url, outlets.outlet_name, claims.published_date
    from marts.{claims} as claims
    inner join marts.dim_articles as articles using (article_id)
    left join marts.dim_outlets as outlets using (outlet_id)
    where claims.{fact_id} is not null and claims.polarity = $1
    order by all
"""
_FACTS = """
    select
        facts.*,
        case
            when length(best.evidence_text) > {length} then left(best.evidence_text, {length} - 1) || '{mark}'
            else best.evidence_text
        end as best_sentence,
        best.claimant_text as best_claimant_text, best.extractor_name, best.extractor_version,
        outlets.outlet_name as best_outlet_name, articles.title as best_title, articles.language as best_language,
        coalesce(articles.url, articles.canonical_url) as best_url
    from marts.{facts} as facts
    left join marts.{claims} as best on facts.best_claim_id = best.claim_id
    left join marts.dim_articles as articles on best.article_id = articles.article_id
    left join marts.dim_outlets as outlets on articles.outlet_id = outlets.outlet_id
    order by facts.{fact_id}
"""


def facts_told(connection: duckdb.DuckDBPyConnection, fact_type: ClaimType) -> list[Row]:
    """All facts of a type with every column of theirs, the best claim's sentence, and whose article that is, in id order."""
    tables = FACT_TABLES[fact_type]
    statement = _FACTS.format(
        facts=quoted(tables.facts),
        claims=quoted(tables.claims),
        fact_id=quoted(tables.fact_id),
        length=QUOTED_LENGTH,
        mark=CUT_MARK,
    )
    return rows_by_name(connection, statement)


def fact_reports(
    connection: duckdb.DuckDBPyConnection, fact_type: ClaimType, *, polarity: str
) -> dict[str, list[Row]]:
    """The articles with a claim of that polarity, by fact: url, canonical_url, outlet_name, published_date."""
    tables = FACT_TABLES[fact_type]
    statement = _SOURCES.format(claims=quoted(tables.claims), fact_id=quoted(tables.fact_id))
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows_by_name(connection, statement, [polarity]):
        reports[row["fact_id"]].append(row)
    return reports


def stage_details(connection: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """The finer words that affirming claims have for the stage of an arms transfer (stage_detail), where the stage is its own."""
    statement = """
        select claims.arms_transfer_id, list(distinct claims.stage_detail)
        from marts.fct_arms_transfer_claims as claims
        inner join marts.fct_arms_transfers as facts using (arms_transfer_id, stage)
        where claims.stage_detail is not null and claims.polarity = 'affirmed'
        group by 1
    """
    return {fact_id: frozenset(details) for fact_id, details in connection.execute(statement).fetchall()}


def parties(connection: duckdb.DuckDBPyConnection) -> dict[str, Row]:
    """The rows of marts.dim_parties by code."""
    return {row["party_code"]: row for row in rows_by_name(connection, "select * from marts.dim_parties")}


def rows_by_name(
    connection: duckdb.DuckDBPyConnection, statement: str, parameters: list[Any] | None = None
) -> list[Row]:
    """All rows of a query by column name."""
    result = connection.execute(statement, parameters or [])
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
