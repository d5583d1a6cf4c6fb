"""Precision, recall and F1 of extracted claims against annotated ones, with a 95 % interval.

Two figures for each list of claims: *found* (the claim was found, some slots perhaps wrong) and *strict* (every core
slot right). When two records are the same claim is said in claim_matching.py; nothing here reads files or articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orchestration.extraction.claim_judgement import ArticleClaims, judge_claims
from orchestration.extraction.claim_matching import MATCH_RULES, MatchRules
from orchestration.extraction.reliability import ReliabilityBin, reliability_bins

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
    n_found: int
    found: Figures
    strict: Figures
    slot_accuracies: dict[str, float]


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """The figures of a corpus; a quiet article has no annotated claim, a false alarm is a claim found in one.

    `reliability` sets the claims' confidence against the share of them that is right in every core slot.
    """

    n_articles: int
    n_quiet_articles: int
    n_false_alarm_articles: int
    lists: tuple[ListScore, ...]
    found_f1: float
    strict_f1: float
    found_f1_interval: tuple[float, float]
    strict_f1_interval: tuple[float, float]
    reliability: tuple[ReliabilityBin, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one article gives for one list of claims."""

    n_gold: int
    n_predicted: int
    n_found: int
    n_strict: int
    n_spurious: int
    slots_right: Counter[str]
    rated: list[tuple[float, bool]]


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
        found_f1_interval=_mean_interval([[_found_counts(t) for t in one] for one in tallies.values()]),
        strict_f1_interval=_mean_interval([[_strict_counts(t) for t in one] for one in tallies.values()]),
        reliability=reliability_bins([pair for one in tallies.values() for t in one for pair in t.rated]),
    )


def _tally(gold: ArticleClaims, predicted: ArticleClaims, rules: MatchRules) -> _Tally:
    judged = judge_claims(gold, predicted, rules)
    return _Tally(
        n_gold=judged.n_gold,
        n_predicted=len(judged.claims),
        n_found=sum(claim.is_found for claim in judged.claims),
        n_strict=sum(claim.is_strict for claim in judged.claims),
        n_spurious=sum(not claim.is_found for claim in judged.claims),
        slots_right=Counter(slot for claim in judged.claims for slot in claim.right_slots),
        rated=[
            (float(claim.record["confidence"]), claim.is_strict)
            for claim in judged.claims
            if "confidence" in claim.record
        ],
    )


def _list_score(rules: MatchRules, tallies: list[_Tally]) -> ListScore:
    n_found = sum(tally.n_found for tally in tallies)
    right = sum((tally.slots_right for tally in tallies), Counter[str]())
    slots = (*rules.core, *rules.extra)
    return ListScore(
        list_name=rules.list_name,
        n_gold=sum(tally.n_gold for tally in tallies),
        n_predicted=sum(tally.n_predicted for tally in tallies),
        n_found=n_found,
        found=_figures([_found_counts(t) for t in tallies]),
        strict=_figures([_strict_counts(t) for t in tallies]),
        slot_accuracies={slot: right[slot] / n_found for slot in slots} if n_found else {},
    )


_Counts = tuple[int, int, int]  # correct, predicted and gold claims of one article


def _found_counts(tally: _Tally) -> _Counts:
    return tally.n_found, tally.n_predicted, tally.n_gold


def _strict_counts(tally: _Tally) -> _Counts:
    return tally.n_strict, tally.n_predicted, tally.n_gold


def _figures(counts: Sequence[_Counts]) -> Figures:
    n_correct, n_predicted, n_gold = (
        (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    )
    precision = n_correct / n_predicted if n_predicted else 0.0
    recall = n_correct / n_gold if n_gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if n_correct else 0.0
    low, high = _ends(_resampled_f1(counts))
    return Figures(n_correct, precision, recall, f1, low, high)


def _mean_interval(lists: Sequence[Sequence[_Counts]]) -> tuple[float, float]:
    """95 % interval of the mean of the lists' F1, the same articles drawn for all of them."""
    return _ends(np.mean([_resampled_f1(counts) for counts in lists], axis=0))


def _resampled_f1(counts: Sequence[_Counts]) -> NDArray[np.float64]:
    """F1 over articles drawn with replacement, again and again; the generator is seeded, so it never varies."""
    n_articles = len(counts)
    if not n_articles:
        return np.zeros(1)
    generator = np.random.default_rng(_SEED)
    weights = generator.multinomial(n_articles, np.full(n_articles, 1 / n_articles), size=_RESAMPLES)
    correct, predicted, gold = (weights @ np.array(counts, dtype=np.float64)).T
    total = predicted + gold
    return np.divide(2 * correct, total, out=np.zeros_like(total), where=total > 0)


def _ends(samples: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.percentile(samples, (2.5, 97.5))
    return float(low), float(high)
