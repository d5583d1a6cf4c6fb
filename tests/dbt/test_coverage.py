"""Coverage counts every article once, however many sources bring it."""

from __future__ import annotations

import duckdb

Warehouse = duckdb.DuckDBPyConnection


def test_of_two_sources_that_bring_an_article_one_counts_it(warehouse: Warehouse) -> None:
    rows = warehouse.sql(
        "select source_id, article_id, item_state from intermediate.int_coverage_items where source_id is not null order by all"
    ).fetchall()
    assert rows == [
        ("early", "art_gone", "gone"),
        ("early", "art_own_0", "not_extracted"),
        ("early", "art_own_1", "not_extracted"),
        ("early", None, "duplicate"),
        ("late", "art_missing_once", "gone"),
        ("late", None, "duplicate"),
        ("late", None, "duplicate"),
        ("late", None, "duplicate"),
    ]


def test_every_article_and_every_current_claim_is_counted_once(warehouse: Warehouse) -> None:
    articles = warehouse.sql(
        "select article_id from intermediate.int_coverage_items where article_id is not null order by all"
    ).fetchall()
    assert articles == warehouse.sql("select article_id from marts.dim_articles order by all").fetchall()
    current = warehouse.sql(
        "select sum(n) from ("
        "select count(*) as n from marts.fct_arms_transfer_claims where is_current union all "
        "select count(*) from marts.fct_troop_count_claims where is_current union all "
        "select count(*) from marts.fct_sanction_claims where is_current)"
    ).fetchone()
    assert warehouse.sql("select sum(claims) from meta.coverage").fetchone() == current


def test_what_each_source_named_adds_up(warehouse: Warehouse) -> None:
    assert warehouse.sql(
        "select source_id, sum(found), sum(not_extracted), sum(duplicate), sum(gone) from meta.coverage"
        " where source_id is not null group by source_id order by source_id"
    ).fetchall() == [("early", 4, 2, 1, 1), ("late", 4, 0, 3, 1)]
