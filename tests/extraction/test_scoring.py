"""Scoring counts what annotators would count."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.extraction.claim_matching import MATCH_RULES, distinct_claims, pair_claims
from orchestration.extraction.scoring import CorpusScore, score_corpus

TRANSFERS, TROOPS, SANCTIONS = MATCH_RULES
TRANSFER = {
    "supplier": "POL",
    "recipient": "UKR",
    "category": "tanks",
    "quantity_low": 14,
    "quantity_high": 14,
    "stage": "delivered",
    "polarity": "affirmed",
    "evidence": "Poland delivered 14 tanks to Ukraine.",
}


def _article(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "a", "arms_transfers": [], "troop_counts": [], "sanctions": []} | lists


def _score(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> CorpusScore:
    return score_corpus({"a": _article(arms_transfers=gold)}, {"a": _article(arms_transfers=predicted)})


def test_an_equal_claim_is_found_and_strictly_right() -> None:
    transfers = _score([TRANSFER], [dict(TRANSFER)]).lists[0]
    assert (transfers.found.f1, transfers.strict.f1) == (1.0, 1.0)
    assert transfers.slot_accuracies["stage"] == 1.0


def test_a_wrong_slot_is_found_but_not_strictly_right() -> None:
    transfers = _score([TRANSFER], [TRANSFER | {"stage": "agreed"}]).lists[0]
    assert (transfers.found.f1, transfers.strict.f1) == (1.0, 0.0)
    assert transfers.slot_accuracies["stage"] == 0.0


def test_a_claim_with_neither_party_right_is_not_found() -> None:
    transfers = _score([TRANSFER], [TRANSFER | {"supplier": "FRA", "recipient": "EGY"}]).lists[0]
    assert transfers.found.n_correct == 0
    assert transfers.found.precision == transfers.found.recall == 0.0


def test_the_same_claim_twice_counts_once() -> None:
    assert len(distinct_claims([TRANSFER, dict(TRANSFER)], TRANSFERS)) == 1


def test_missing_an_optional_claim_costs_nothing_and_finding_it_neither() -> None:
    optional = TRANSFER | {"optional": True}
    assert _score([optional], []).lists[0].n_gold == 0
    assert _score([optional], [TRANSFER]).lists[0].n_predicted == 0


def test_a_claim_in_a_quiet_article_is_a_false_alarm() -> None:
    score = _score([], [TRANSFER])
    assert (score.n_quiet_articles, score.n_false_alarm_articles) == (1, 1)


def test_the_better_of_two_predictions_is_paired() -> None:
    worse = TRANSFER | {"quantity_low": 3, "quantity_high": 3, "stage": "agreed"}
    assert pair_claims([worse, TRANSFER], [TRANSFER], TRANSFERS) == [(1, 0)]


def test_troop_counts_need_the_same_number() -> None:
    gold = {"force": "FRA", "count_low": 1500, "count_high": 1500, "status": "deployed"}
    assert pair_claims([gold | {"count_low": 1400}], [gold], TROOPS) == []
    assert pair_claims([gold | {"force": "GBR"}], [gold], TROOPS) == [(0, 0)]


def test_a_named_target_finds_a_sanction() -> None:
    gold = {"imposer": "USA", "action": "imposed", "target_type": "company", "target_names": ["Acme Ltd"]}
    guess = {"imposer": "usa", "action": "Imposed", "target_type": "vessel", "target_names": ["ACME  ltd"]}
    assert pair_claims([guess], [gold], SANCTIONS) == [(0, 0)]


def test_the_interval_holds_the_figure_and_never_varies() -> None:
    gold = {str(n): _article(arms_transfers=[TRANSFER]) for n in range(40)}
    predicted = {key: claims for key, claims in gold.items() if int(key) % 2}
    first, second = (score_corpus(gold, predicted).lists[0].found for _ in range(2))
    assert first == second
    assert first.f1_low < first.f1 < first.f1_high
    assert first.f1 == pytest.approx(2 / 3)


def test_nothing_annotated_and_nothing_found_has_no_interval() -> None:
    found = _score([], []).lists[0].found
    assert (found.f1, found.f1_low, found.f1_high) == (0.0, 0.0, 0.0)
