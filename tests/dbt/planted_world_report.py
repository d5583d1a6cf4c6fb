"""The score of a planted world as lines to read."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tests.dbt.planted_world import PlantedWorld
from tests.dbt.planted_world_ladders import RungCheck, rung_checks
from tests.dbt.planted_world_numbers import NumberCheck, events_with_right_numbers, number_checks
from tests.dbt.planted_world_oddities import lost_by_oddity
from tests.dbt.planted_world_score import (
    Mistake,
    facts_of_claims,
    main_facts,
    pair_scores,
    tie_score,
    wrong_merges,
    wrong_splits,
)

LEAST_F1 = 0.90
LEAST_RIGHT_NUMBERS = 0.95


def score_text(
    world: PlantedWorld, connection: duckdb.DuckDBPyConnection, *, n_errors: int, kind: str | None = None
) -> tuple[str, bool]:
    """The text, and whether the world is good enough."""
    facts = facts_of_claims(connection)
    checks = number_checks(world, main_facts(world, facts), connection)
    scores = pair_scores(world, facts)
    right, asked = events_with_right_numbers(checks)
    scored = {claim.claim_id for _, claim in world.claims()}
    n_articles = len({article.name for article in world.articles})
    n_facts = len({facts[claim_id] for claim_id in scored})
    lines = [
        f"{world.shape_name} world, seed {world.seed}: {len(world.events)} events, {n_articles} articles,",
        f"  {len(scored)} claims of events (and {len(facts) - len(scored)} others) in {n_facts} facts",
    ]
    for name, score in scores.items():
        numbers = events_with_right_numbers([check for check in checks if name in {"all", check.event.kind}])
        lines.append(
            f"  {name:<11} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            f"  ({score.n_true} true pairs)  numbers right {numbers[0]} of {numbers[1]}"
        )
    alone = sum(1 for _, claim in world.claims() if facts[claim.claim_id].startswith("none_"))
    lines.append(f"  {alone} claims belong to no fact")
    ties = tie_score(world, facts, connection)
    rungs = rung_checks(world, main_facts(world, facts), connection)
    lines.append(f"  {sum(check.is_right for check in rungs)} of {len(rungs)} rungs of deals have their day")
    if ties:
        lines.append(f"  {ties[0]} of {ties[1]} actions are tied to what they change")
    lines += [
        f"  outside the main fact of their event, by what is odd about them{' (' + kind + ')' if kind else ''}:",
        *(f"    {line}" for line in lost_by_oddity(world, facts, kind)),
    ]
    lines += _errors("wrong merge", wrong_merges(world, facts), n_errors, kind)
    lines += _errors("wrong split", wrong_splits(world, facts), n_errors, kind)
    lines += _wrong_checks("number", checks, n_errors, kind)
    lines += _wrong_checks("day", rungs, n_errors, kind)
    is_good = scores["all"].f1 >= LEAST_F1 and right >= LEAST_RIGHT_NUMBERS * asked
    return "\n".join(lines) + "\n", is_good


def _errors(name: str, mistakes: Sequence[Mistake], n_errors: int, kind: str | None) -> list[str]:
    shown = [mistake for mistake in mistakes if kind is None or f"{kind}_" in mistake.text]
    return [
        f"  {name} of {mistake.n_pairs} pairs: " + mistake.text.replace("\n", "\n  ")
        for mistake in shown[:n_errors]
    ]


def _wrong_checks(
    name: str, checks: Sequence[NumberCheck] | Sequence[RungCheck], n_errors: int, kind: str | None
) -> list[str]:
    wrong = [check for check in checks if not check.is_right and kind in {None, check.event.kind}]
    return [f"  wrong {name}: {check.text()}" for check in wrong[:n_errors]]
