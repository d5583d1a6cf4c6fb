"""What the claims of several articles become: facts, and the reasons of those that support none."""

from __future__ import annotations

import duckdb
import pytest

Warehouse = duckdb.DuckDBPyConnection


def test_two_reports_of_one_delivery_become_one_transfer(warehouse: Warehouse) -> None:
    transfers = warehouse.sql(
        "select quantity_low, quantity_best, quantity_high, n_articles, n_outlets, n_independent_sources, stage"
        " from marts.fct_arms_transfers where supplier_code = 'NOR'"
    ).fetchall()
    assert transfers == [(40, 42, 42, 2, 2, 2, "delivered")]


def test_a_denial_marks_the_transfer_it_denies(warehouse: Warehouse) -> None:
    denied = warehouse.sql(
        "select supplier_code, is_affirmed, is_disputed from marts.fct_arms_transfers where has_denial"
    ).fetchall()
    assert denied == [("NOR", True, True)]


def test_a_disputed_transfer_shows_both_sides(warehouse: Warehouse) -> None:
    disputes = warehouse.sql(
        "select best_evidence_text, denial_evidence_text from marts.mart_disputed_facts"
    ).fetchall()
    assert disputes == [
        (
            "A convoy with 42 Norwegian howitzers reached Ukraine through Poland, a driver said.",
            "Oslo has sent none, its embassy said.",
        )
    ]


def test_copies_of_one_wire_story_are_one_independent_source(warehouse: Warehouse) -> None:
    transfers = warehouse.sql(
        "select n_claims, n_articles, n_outlets, n_independent_sources"
        " from marts.fct_arms_transfers where supplier_code = 'FRA'"
    ).fetchall()
    assert transfers == [(3, 3, 3, 1)]


def test_claims_of_a_superseded_version_leave_the_facts(warehouse: Warehouse) -> None:
    counts = warehouse.sql(
        "select count_low, count_best, count_high, n_claims from marts.fct_troop_counts where force_code = 'MLI'"
    ).fetchall()
    assert counts == [(47, 47, 47, 1)]


def test_claims_of_a_superseded_version_stay_in_the_claims(warehouse: Warehouse) -> None:
    claims = warehouse.sql(
        "select count_low, is_current, troop_count_id is null from marts.fct_troop_count_claims"
        " where force_code = 'MLI' order by count_low"
    ).fetchall()
    assert claims == [(47, True, False), (74, False, True)]


def test_the_same_delivery_half_a_year_later_is_another_transfer(warehouse: Warehouse) -> None:
    transfers = warehouse.sql(
        "select arms_transfer_id, n_claims from marts.fct_arms_transfers where supplier_code = 'SWE'"
    ).fetchall()
    assert [n_claims for _, n_claims in transfers] == [1, 1]
    assert len({arms_transfer_id for arms_transfer_id, _ in transfers}) == 2


def test_named_and_counted_targets_of_one_round_are_one_sanction(warehouse: Warehouse) -> None:
    sanctions = warehouse.sql(
        "select target_count_best, n_claims, n_independent_sources from marts.fct_sanctions"
    ).fetchall()
    assert sanctions == [(2, 2, 2)]


def test_each_named_target_has_its_place(warehouse: Warehouse) -> None:
    targets = warehouse.sql(
        "select target_name, position from marts.bridge_sanction_claim_targets order by position"
    ).fetchall()
    assert targets == [("Ola Berg", 0), ("Per Dahl", 1)]


def test_an_upper_bound_leaves_the_lower_one_open(warehouse: Warehouse) -> None:
    counts = warehouse.sql(
        "select count_low, count_best, count_high from marts.fct_troop_counts where force_code = 'reed-front'"
    ).fetchall()
    assert counts == [(None, 2000, 2000)]


def test_a_group_that_no_list_knows_is_a_party(warehouse: Warehouse) -> None:
    parties = warehouse.sql(
        "select party_name, party_kind from marts.dim_parties where not is_listed"
    ).fetchall()
    assert parties == [("Reed Front", "armed_group")]


@pytest.mark.parametrize(
    ("reason", "n_claims"), [("superseded_version", 23), ("withdrawn_article", 3), ("no_party_known", 1)]
)
def test_a_claim_without_a_fact_has_a_reason(warehouse: Warehouse, reason: str, n_claims: int) -> None:
    rejected = warehouse.execute(
        "select count(*) from intermediate.int_claims_rejected where rejection_reason = ?", [reason]
    ).fetchone()
    assert rejected == (n_claims,)


def test_a_sentence_beside_twelve_articles_of_one_site_is_no_fact(warehouse: Warehouse) -> None:
    assert warehouse.sql("select * from marts.fct_arms_transfers where quantity_high = 9999").fetchall() == []
    claims = "select count(*) from marts.fct_arms_transfer_claims where quantity_high = 9999"
    assert warehouse.sql(claims).fetchall() == [(12,)]
    reasons = (
        "select rejection_reason, count(*) from intermediate.int_claims_rejected group by all order by all"
    )
    assert ("repeated_sentence", 12) in warehouse.sql(reasons).fetchall()


def test_a_wire_story_in_many_papers_and_at_many_addresses_keeps_its_claims(warehouse: Warehouse) -> None:
    transfers = warehouse.sql(
        "select n_claims, n_articles, n_outlets, n_independent_sources"
        " from marts.fct_arms_transfers where supplier_code = 'CHL'"
    ).fetchall()
    assert transfers == [(10, 10, 6, 1)]
