"""Decisions of reviewers stay with their claims, or say why a person has to look again; none is lost."""

from __future__ import annotations

from collections import Counter

import duckdb
import pytest

from tests.dbt.review_round import CASES, reviewed_cases

CORRECT, ACCEPT, REJECT = "correct", "accept", "reject"
STATES = {
    "kept": {CORRECT: "in_force", ACCEPT: "in_force", REJECT: "in_force"},
    "read_anew": {CORRECT: "in_force", ACCEPT: "in_force", REJECT: "in_force"},
    "read_with_more_text": {CORRECT: "in_force", ACCEPT: "in_force", REJECT: "in_force"},
    "fetched_again": {CORRECT: "in_force", ACCEPT: "in_force", REJECT: "in_force"},
    "edited": dict.fromkeys((CORRECT, ACCEPT, REJECT), "source_changed"),
    "missed": {CORRECT: "claim_not_found", ACCEPT: "claim_not_found", REJECT: "in_force"},
    "doubled": dict.fromkeys((CORRECT, ACCEPT, REJECT), "ambiguous"),
    "read_otherwise": {CORRECT: "in_force", ACCEPT: "claim_changed", REJECT: "claim_changed"},
}
HISTORY = """
    select replace(article_id, 'art_', ''), any_value(coalesce(reopen_reason, correction_state))
    from marts.mart_corrections
    where article_id like 'art_review_%'
    group by all
"""


def test_no_decision_is_lost_and_each_is_in_force_or_says_why_not(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    found = dict(warehouse.execute(HISTORY).fetchall())
    expected = {name: STATES[case][action] for name, case, action, _ in reviewed_cases()}
    assert len(expected) == sum(CASES.values()) >= 50
    assert found == expected


def test_every_reopened_decision_stands_first_in_the_queue(warehouse: duckdb.DuckDBPyConnection) -> None:
    queue = warehouse.execute(
        """
        select reopen_reason from marts.mart_review_queue
        where reopen_reason is not null or article_id like 'art_review_%' and claim_id is null
        order by queue_rank
        """
    ).fetchall()
    expected = Counter(
        state for _, case, action, _ in reviewed_cases() if (state := STATES[case][action]) != "in_force"
    )
    assert Counter(reason for (reason,) in queue) == expected
    first = warehouse.execute(
        "select count(*) from marts.mart_review_queue where reopen_reason is not null and queue_rank <= ?",
        [len(queue)],
    ).fetchone()
    assert first == (len(queue),)


@pytest.mark.parametrize("case", ["kept", "read_anew", "read_with_more_text", "fetched_again"])
def test_the_claim_of_today_says_what_was_decided(warehouse: duckdb.DuckDBPyConnection, case: str) -> None:
    claims = _claims(warehouse, case)
    for name, _, action, number in (one for one in reviewed_cases() if one[1] == case):
        told = number + 1 if action == CORRECT else number
        status = {CORRECT: "corrected", ACCEPT: "accepted", REJECT: "rejected"}[action]
        assert claims[name] == [(told, told, status, action != REJECT, False)]


def test_a_claim_that_the_extractor_misses_stays_as_the_reviewer_left_it(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    claims = _claims(warehouse, "missed")
    for name, _, action, number in (one for one in reviewed_cases() if one[1] == "missed"):
        told = number + 1 if action == CORRECT else number
        expected = [] if action == REJECT else [(told, told, f"{action}ed", True, True)]
        assert claims.get(name, []) == expected


def test_what_was_edited_or_fits_two_claims_is_left_as_the_extractor_reads_it(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    for case, more, n_claims in (("edited", 5, 1), ("doubled", 0, 2)):
        claims = _claims(warehouse, case)
        for name, _, _, number in (one for one in reviewed_cases() if one[1] == case):
            assert claims[name] == [(number + more, number + more, "unreviewed", True, False)] * n_claims


def test_a_corrected_number_outlives_another_reading_of_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    claims = _claims(warehouse, "read_otherwise")
    for name, _, action, number in (one for one in reviewed_cases() if one[1] == "read_otherwise"):
        told, status = (number + 1, "corrected") if action == CORRECT else (number * 1000, "unreviewed")
        assert claims[name] == [(told, told, status, True, False)]


def test_a_superseded_version_keeps_what_was_decided_on_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    statuses = warehouse.execute(
        """
        select review_status, count(*) from marts.fct_arms_transfer_claims
        where not is_current and (article_id like 'art_review_edited%' or article_id like 'art_review_fetched%')
        group by all order by 1
        """
    ).fetchall()
    assert statuses == [("accepted", 7), ("corrected", 7), ("rejected", 7)]


def test_rejected_claims_leave_the_facts_with_their_reason(warehouse: duckdb.DuckDBPyConnection) -> None:
    rejected = warehouse.execute(
        """
        select distinct rejections.rejection_reason
        from marts.fct_arms_transfer_claims as claims
        inner join intermediate.int_claims_rejected as rejections using (claim_id)
        where claims.review_status = 'rejected' and claims.is_current
        """
    ).fetchall()
    assert rejected == [("rejected_by_reviewer",)]


def _claims(
    warehouse: duckdb.DuckDBPyConnection, case: str
) -> dict[str, list[tuple[int, int, str, bool, bool]]]:
    """By the name of the article: bounds, review, whether it supports a fact, whether only the reviewer keeps it."""
    rows = warehouse.execute(
        """
        select replace(article_id, 'art_', ''), quantity_low, quantity_high, review_status,
            arms_transfer_id is not null, rule = 'restored_by_review'
        from marts.fct_arms_transfer_claims
        where is_current and starts_with(article_id, 'art_review_' || ? || '_')
        order by all
        """,
        [case],
    ).fetchall()
    claims: dict[str, list[tuple[int, int, str, bool, bool]]] = {}
    for name, *told in rows:
        claims.setdefault(name, []).append((told[0], told[1], told[2], told[3], told[4]))
    return claims
