"""Each predicted claim of an article against the annotated ones: right, right in part, or a claim nobody made.

When two records are the same claim is said in claim_matching.py; figures over many articles are made in scoring.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orchestration.extraction.claim_matching import (
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


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A predicted claim: found where an annotated one is about the same thing, strict where every core slot agrees.

    `right_slots` are the slots that agree with the claim it was paired with.
    """

    list_name: str
    record: Record
    is_found: bool
    is_strict: bool
    right_slots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListJudgement:
    """One list of claims of one article: its predictions judged, and how many claims the annotators want found."""

    claims: tuple[JudgedClaim, ...]
    n_gold: int


def judge_claims(gold: ArticleClaims, predicted: ArticleClaims, rules: MatchRules) -> ListJudgement:
    """Judges one list; predictions that match nothing but an optional annotated claim are left out."""
    annotated: list[Record] = gold.get(rules.list_name) or []
    optional = [claim for claim in annotated if claim.get("optional")]
    required = distinct_claims([claim for claim in annotated if not claim.get("optional")], rules)
    guesses = distinct_claims(predicted.get(rules.list_name) or [], rules)
    partner = dict(pair_claims(guesses, required, rules))
    judged = []
    for i, guess in enumerate(guesses):
        if i in partner:
            judged.append(_paired(guess, required[partner[i]], rules))
        elif not any(is_same_claim(guess, claim, rules) for claim in optional):
            judged.append(JudgedClaim(rules.list_name, guess, is_found=False, is_strict=False))
    return ListJudgement(tuple(judged), len(required))


def _paired(guess: Record, gold: Record, rules: MatchRules) -> JudgedClaim:
    slots = (*rules.core, *rules.extra)
    return JudgedClaim(
        rules.list_name,
        guess,
        is_found=True,
        is_strict=is_strictly_right(guess, gold, rules),
        right_slots=frozenset(slot for slot in slots if agrees(guess, gold, rules, slot)),
    )
