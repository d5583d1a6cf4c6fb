"""What becomes of copies, changes and withdrawals in the published tables."""

from __future__ import annotations

import duckdb

from tests.dbt.press_review import SECRET

Warehouse = duckdb.DuckDBPyConnection


def counts_of(warehouse: Warehouse, force: str) -> list[tuple[object, ...]]:
    return warehouse.execute(
        "select count_best, n_articles, n_independent_sources from marts.fct_troop_counts"
        " where force_code = ? and status = 'killed' order by 1",
        [force],
    ).fetchall()


def test_ten_copies_of_one_story_are_one_independent_source(warehouse: Warehouse) -> None:
    assert counts_of(warehouse, "NER") == [(23, 10, 1)]


def test_ten_reports_of_one_event_are_ten_independent_sources(warehouse: Warehouse) -> None:
    assert counts_of(warehouse, "BFA") == [(31, 10, 10)]


def test_copies_name_the_agency_that_they_credit(warehouse: Warehouse) -> None:
    credited = warehouse.sql(
        "select external_id, is_copy from marts.dim_articles where agency_codes = 'reuters'"
    ).fetchall()
    assert credited == [("copy_1", True)]


def test_the_text_that_is_shown_now_is_current_even_if_it_is_the_older_one(warehouse: Warehouse) -> None:
    claims = warehouse.sql(
        "select count_low, is_current, claim_status from marts.fct_troop_count_claims where force_code = 'TCD' order by 1"
    ).fetchall()
    assert claims == [(4, True, "current"), (5, False, "superseded")]
    assert counts_of(warehouse, "TCD") == [(4, 1, 1)]


def test_each_change_is_shown_with_its_words(warehouse: Warehouse) -> None:
    changes = warehouse.sql(
        "select change_text, is_to_current, n_sentences_changed from marts.mart_article_changes"
        " where article_id = 'art_back' order by changed_at"
    ).fetchall()
    assert changes == [
        ("A mine killed [-4-] {+5+} soldiers of Chad ...", False, 1),
        ("A mine killed [-5-] {+4+} soldiers of Chad ...", True, 1),
    ]


def test_withdrawn_articles_leave_the_facts(warehouse: Warehouse) -> None:
    assert counts_of(warehouse, "TGO") == [(62, 1, 1), (64, 1, 1)]


def test_withdrawn_articles_keep_their_claims_with_the_reason(warehouse: Warehouse) -> None:
    claims = warehouse.sql(
        "select external_id, is_current, claim_status, claim_status_reason from marts.fct_troop_count_claims"
        " where force_code = 'TGO' order by count_low"
    ).fetchall()
    assert claims == [
        ("retracted", False, "withdrawn", "It was retracted."),
        ("gone", False, "withdrawn", "It was gone."),
        ("missing_once", True, "current", None),
        ("missing_twice", False, "withdrawn", "It was not_found."),
        ("missing_and_back", True, "current", None),
    ]


def test_the_article_says_what_became_of_it(warehouse: Warehouse) -> None:
    articles = warehouse.sql(
        "select external_id, article_status from marts.dim_articles where article_status != 'standing' order by 1"
    ).fetchall()
    assert articles == [("gone", "withdrawn"), ("missing_twice", "withdrawn"), ("retracted", "retracted")]
    assert warehouse.sql("select count(*) from marts.fct_article_events").fetchone() == (7,)


def test_what_is_published_holds_no_password_and_no_token(warehouse: Warehouse) -> None:
    addresses = warehouse.sql(
        "select url, canonical_url from marts.dim_articles where external_id = 'copy_1'"
    ).fetchall()
    shown = "https://***@example.org/copy_1?page=2&access_token=***&key=***&monkey=3#top"
    assert addresses == [(shown, shown)]
    assert warehouse.sql(
        f"select count(*) > 20 from raw.article_versions where contains(url, '{SECRET}')"
    ).fetchone() == (True,)
    tables = warehouse.sql(
        "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('marts', 'meta')"
    ).fetchall()
    found = {
        name: warehouse.sql(
            f"select count(*) from {name} as t where contains(cast(t as varchar), '{SECRET}')"
        ).fetchone()
        for (name,) in tables
    }
    assert len(found) > 20
    assert set(found.values()) == {(0,)}
