"""The table marts.mart_changes_since_last_build: what the comparison with the build before told, for people.

dbt makes its form, empty; publication fills it, when both builds are at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.fact_change_words import REASON_WORDS
from orchestration.warehouse.fact_comparison import EARLIER, FRESH, has_table
from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.sql_quoting import quoted_text

if TYPE_CHECKING:
    import duckdb

RECENT_CHANGES = "marts.mart_changes_since_last_build"
# Column names as people say them; the changed columns of one fact are told in one sentence.
_CHANGE_TEXT = """
    case differences.change_kind
        when 'founded' then 'New.'
        when 'joined' then 'number of claims: ' || max(old_value) || ' → ' || max(new_value)
        when 'left' then 'number of claims: ' || max(old_value) || ' → ' || max(new_value)
        when 'changed' then string_agg(
            replace(regexp_replace(column_name, '^n_', 'number_of_'), '_', ' ')
            || ': ' || coalesce(old_value, 'none') || ' → ' || coalesce(new_value, 'none'),
            '; ' order by not contains(column_name, 'best'), column_name
        )
        when 'merged' then 'Now part of ' || max(other_fact_id) || '.'
        when 'split' then 'Was part of ' || max(other_fact_id) || '.'
        when 'withdrawn' then 'Withdrawn.'
        when 'restored' then 'There again.'
    end
"""
_FILL = """
    insert into {fresh}.{table} by name
    with
    differences as (
        select
            fact_id, fact_type, change_kind, {change_text} as change_text,
            max(other_fact_id) as other_fact_id, max(reason_code) as reason_code, max(reason_text) as reason_text
        from fact_differences as differences
        group by fact_id, fact_type, change_kind
    ),
    told as (
        select differences.*, coalesce(fresh_facts.side, earlier_facts.side) as side,
            case when fresh_facts.fact_id is null then earlier_facts.party_code else fresh_facts.party_code end as party_code,
            case when fresh_facts.fact_id is null then earlier_facts.counterparty_code else fresh_facts.counterparty_code end
                as counterparty_code,
            coalesce(fresh_facts.fact_text, earlier_facts.fact_text) as fact_text,
            coalesce(fresh_facts.best_claim_id, earlier_facts.best_claim_id) as best_claim_id,
            earlier_facts.number as old_number, fresh_facts.number as new_number
        from differences
        left join told_facts as fresh_facts on differences.fact_id = fresh_facts.fact_id and fresh_facts.side = 'fresh'
        left join told_facts as earlier_facts on differences.fact_id = earlier_facts.fact_id and earlier_facts.side = 'earlier'
    )
    select
        told.* exclude (side, reason_text),
        parties.party_name, counterparties.party_name as counterparty_name,
        reason_words.words || coalesce(': ' || told.reason_text, '') as reason_text,
        claims.evidence_text as best_evidence_text, outlets.outlet_name, articles.url, claims.published_date
    from told
    left join told_claims as claims on told.best_claim_id = claims.claim_id and told.side = claims.side
    left join {fresh}.marts.dim_articles as articles on claims.article_id = articles.article_id
    left join {fresh}.marts.dim_outlets as outlets on articles.outlet_id = outlets.outlet_id
    left join {fresh}.marts.dim_parties as parties on told.party_code = parties.party_code
    left join {fresh}.marts.dim_parties as counterparties on told.counterparty_code = counterparties.party_code
    left join reason_words on told.reason_code = reason_words.reason_code
    order by all
"""
_TOLD_FACT = """
    select
        '{side}' as side, {tables.fact_id} as fact_id, {tables.party} as party_code, {tables.counterparty} as counterparty_code,
        concat_ws(', ', {details}) as fact_text, {tables.number} as number, best_claim_id
    from {side}.marts.{tables.facts}
"""
_TOLD_CLAIM = """
    select '{side}' as side, claim_id, article_id, evidence_text, published_date from {side}.marts.{tables.claims}
"""


def fill_recent_changes(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of fact_differences into the mart of the attached file `fresh`, where it has one."""
    if not has_table(connection, FRESH, RECENT_CHANGES):
        return
    words = ", ".join(f"({quoted_text(code)}, {quoted_text(text)})" for code, text in REASON_WORDS.items())
    connection.execute(
        f"create or replace temp table reason_words as from (values {words}) as w(reason_code, words)"
    )
    make_told_facts(connection)
    connection.execute(_FILL.format(fresh=FRESH, table=RECENT_CHANGES, change_text=_CHANGE_TEXT))


def make_told_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """The temporary views told_facts and told_claims: every fact of both attached files in short, and their claims."""
    sides = [(side, tables) for side in (EARLIER, FRESH) for tables in FACT_TABLES.values()]
    facts = [
        _TOLD_FACT.format(side=side, tables=tables, details=", ".join(tables.details))
        for side, tables in sides
    ]
    claims = [_TOLD_CLAIM.format(side=side, tables=tables) for side, tables in sides]
    connection.execute(f"create or replace temp view told_facts as {' union all '.join(facts)}")
    connection.execute(f"create or replace temp view told_claims as {' union all '.join(claims)}")
