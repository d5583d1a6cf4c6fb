"""Precision, recall and F1 of extracted claims against annotated ones, with a 95 % interval.

Two figures for each list of claims: *found* (the claim was found, some slots perhaps wrong) and *strict* (every core
slot right). When two records are the same claim is said in claim_matching.py; nothing here reads files or articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orchestration.extraction.claim_matching import (
    MATCH_RULES,
    MatchRules,
    Record,
    agrees,
    distinct_claims,
    is_same_claim,
    is_strictly_right,
    pair_claims,
)

ArticleClaims = Mapping[
    str, Any
]  # {"id": ..., "arms_transfers": [...], "troop_counts": [...], "sanctions": [...]}

# 2,000 resamples move the ends of an interval by less than 0.005 between seeds on 250 articles.
_RESAMPLES = 2_000
_SEED = 20_240_229


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 between 0 and 1; `f1_low` and `f1_high` bound F1 with 95 % confidence."""

    n_correct: int
    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float


@dataclass(frozen=True, slots=True)
class ListScore:
    """The figures of one list of claims; `slot_accuracies` counts over the claims that were found."""

    list_name: str
    n_gold: int
    n_predicted: int
    found: Figures
    strict: Figures
    slot_accuracies: dict[str, float]


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """The figures of a corpus; a quiet article has no annotated claim, a false alarm is a claim found in one."""

    n_articles: int
    n_quiet_articles: int
    n_false_alarm_articles: int
    lists: tuple[ListScore, ...]
    found_f1: float
    strict_f1: float


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one article gives for one list of claims."""

    n_gold: int
    n_predicted: int
    n_found: int
    n_strict: int
    n_spurious: int
    slots_right: Counter[str]


def score_corpus(gold: Mapping[str, ArticleClaims], predicted: Mapping[str, ArticleClaims]) -> CorpusScore:
    """Scores predictions by article id; an article without a prediction counts as one without claims."""
    tallies = {
        rules.list_name: [_tally(claims, predicted.get(key, {}), rules) for key, claims in gold.items()]
        for rules in MATCH_RULES
    }
    is_quiet = [not any(claims.get(rules.list_name) for rules in MATCH_RULES) for claims in gold.values()]
    is_noisy = [any(tally.n_spurious for tally in article) for article in zip(*tallies.values(), strict=True)]
    lists = tuple(_list_score(rules, tallies[rules.list_name]) for rules in MATCH_RULES)
    return CorpusScore(
        n_articles=len(gold),
        n_quiet_articles=sum(is_quiet),
        n_false_alarm_articles=sum(q and noisy for q, noisy in zip(is_quiet, is_noisy, strict=True)),
        lists=lists,
        found_f1=sum(score.found.f1 for score in lists) / len(lists),
        strict_f1=sum(score.strict.f1 for score in lists) / len(lists),
    )


def _tally(gold: ArticleClaims, predicted: ArticleClaims, rules: MatchRules) -> _Tally:
    """Counts one article; predictions that match nothing but an optional gold claim are left out."""
    annotated: list[Record] = gold.get(rules.list_name) or []
    optional = [claim for claim in annotated if claim.get("optional")]
    required = distinct_claims([claim for claim in annotated if not claim.get("optional")], rules)
    guesses = distinct_claims(predicted.get(rules.list_name) or [], rules)
    pairs = pair_claims(guesses, required, rules)
    paired = {i for i, _ in pairs}
    spurious = [
        guess
        for i, guess in enumerate(guesses)
        if i not in paired and not any(is_same_claim(guess, claim, rules) for claim in optional)
    ]
    return _Tally(
        n_gold=len(required),
        n_predicted=len(pairs) + len(spurious),
        n_found=len(pairs),
        n_strict=sum(is_strictly_right(guesses[i], required[j], rules) for i, j in pairs),
        n_spurious=len(spurious),
        slots_right=Counter(
            slot
            for i, j in pairs
            for slot in (*rules.core, *rules.extra)
            if agrees(guesses[i], required[j], rules, slot)
        ),
    )


def _list_score(rules: MatchRules, tallies: list[_Tally]) -> ListScore:
    n_found = sum(tally.n_found for tally in tallies)
    right = sum((tally.slots_right for tally in tallies), Counter[str]())
    slots = (*rules.core, *rules.extra)
    return ListScore(
        list_name=rules.list_name,
        n_gold=sum(tally.n_gold for tally in tallies),
        n_predicted=sum(tally.n_predicted for tally in tallies),
        found=_figures([(t.n_found, t.n_predicted, t.n_gold) for t in tallies]),
        strict=_figures([(t.n_strict, t.n_predicted, t.n_gold) for t in tallies]),
        slot_accuracies={slot: right[slot] / n_found for slot in slots} if n_found else {},
    )


def _figures(counts: list[tuple[int, int, int]]) -> Figures:
    """Figures over articles, each given as (correct, predicted, gold)."""
    n_correct, n_predicted, n_gold = (
        (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    )
    precision = n_correct / n_predicted if n_predicted else 0.0
    recall = n_correct / n_gold if n_gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if n_correct else 0.0
    low, high = _f1_interval(np.array(counts, dtype=np.float64).reshape(-1, 3))
    return Figures(n_correct, precision, recall, f1, low, high)


def _f1_interval(counts: NDArray[np.float64]) -> tuple[float, float]:
    """95 % interval of F1 by drawing articles with replacement; the generator is seeded, so it never varies."""
    n_articles = len(counts)
    if not n_articles:
        return 0.0, 0.0
    generator = np.random.default_rng(_SEED)
    weights = generator.multinomial(n_articles, np.full(n_articles, 1 / n_articles), size=_RESAMPLES)
    correct, predicted, gold = (weights @ counts).T
    total = predicted + gold
    if not total.any():
        return 0.0, 0.0
    f1 = 2 * correct[total > 0] / total[total > 0]
    low, high = np.percentile(f1, (2.5, 97.5))
    return float(low), float(high)
