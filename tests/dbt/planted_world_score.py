"""How well facts follow the events of a planted world: pairs of claims that belong together, and where they do not.

What the numbers of a fact must be stands in planted_world_numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from tests.dbt.planted_world import PlantedClaim, PlantedEvent, PlantedWorld
from tests.dbt.planted_world_differences import CLAIM_TABLES


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs of claims: `n_right` are together and should be; `n_found` are together; `n_true` should be."""

    n_right: int
    n_found: int
    n_true: int

    @property
    def precision(self) -> float:
        """Of the pairs that are together, those that should be."""
        return self.n_right / self.n_found if self.n_found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that should be together, those that are."""
        return self.n_right / self.n_true if self.n_true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong merge or split: how many pairs of claims it costs, and what it is in a line or two."""

    n_pairs: int
    text: str


def facts_of_claims(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The fact of each claim; a claim without one stands alone."""
    facts: dict[str, str] = {}
    for table, key in CLAIM_TABLES.items():
        rows = connection.sql(
            f"select claim_id, coalesce({key}, 'none_' || claim_id) from marts.{table}"
        ).fetchall()
        facts |= dict(rows)
    return facts


def pair_scores(world: PlantedWorld, facts: Mapping[str, str]) -> dict[str, PairScore]:
    """The score of each kind of event, and of all under `all`; a pair of two kinds counts for both."""
    kind_of = {event.event_id: event.kind for event in world.events}
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for _, claim in world.claims():
        cells[facts[claim.claim_id]][claim.event_id] += 1
    scores = {}
    for kind in [*dict.fromkeys(kind_of.values()), "all"]:
        ours = {event_id for event_id in kind_of if kind in {"all", kind_of[event_id]}}
        right = sum(_pairs(n) for cell in cells.values() for event_id, n in cell.items() if event_id in ours)
        found = sum(
            _pairs(cell.total()) - _pairs(sum(n for event_id, n in cell.items() if event_id not in ours))
            for cell in cells.values()
        )
        sizes = Counter(claim.event_id for _, claim in world.claims() if claim.event_id in ours)
        scores[kind] = PairScore(right, found, sum(_pairs(n) for n in sizes.values()))
    return scores


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def main_facts(world: PlantedWorld, facts: Mapping[str, str]) -> dict[str, str]:
    """The fact that holds most claims of each event, of two equal ones that which was reported first."""
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for _, claim in world.claims():
        cells[claim.event_id][facts[claim.claim_id]] += 1
    return {event_id: cell.most_common(1)[0][0] for event_id, cell in cells.items()}


def wrong_merges(world: PlantedWorld, facts: Mapping[str, str]) -> list[Mistake]:
    """Two events in one fact, the costliest first, with a claim of each."""
    told = _claims_by_fact_and_event(world, facts)
    label_of = {event.event_id: event for event in world.events}
    mistakes = []
    for by_event in told.values():
        held = sorted(by_event.items(), key=lambda item: (-len(item[1]), item[0]))
        for place, (one, its_claims) in enumerate(held):
            for other, other_claims in held[place + 1 :]:
                lines = [
                    f"{len(its_claims)} of {label_of[one].event_id} [{label_of[one].label}]",
                    f"  with {len(other_claims)} of {label_of[other].event_id} [{label_of[other].label}]",
                    *(f"    {line}" for line in its_claims[:1] + other_claims[:2]),
                ]
                mistakes.append(Mistake(len(its_claims) * len(other_claims), "\n".join(lines)))
    return sorted(mistakes, key=lambda mistake: (-mistake.n_pairs, mistake.text))


def wrong_splits(world: PlantedWorld, facts: Mapping[str, str]) -> list[Mistake]:
    """One event in several facts, the costliest first, with a claim of each part."""
    by_event: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (fact, event_id), lines in _flat(_claims_by_fact_and_event(world, facts)):
        by_event[event_id][fact] = lines
    mistakes = []
    for event in world.events:
        parts = sorted(by_event[event.event_id].values(), key=len, reverse=True)
        lost = _pairs(sum(map(len, parts))) - sum(_pairs(len(part)) for part in parts)
        if lost:
            sizes = "+".join(str(len(part)) for part in parts)
            lines = [f"{event.event_id} [{event.label}] in parts of {sizes}", *_first_of_each(parts[:5])]
            mistakes.append(Mistake(lost, "\n".join(lines)))
    return sorted(mistakes, key=lambda mistake: (-mistake.n_pairs, mistake.text))


def _first_of_each(parts: list[list[str]]) -> list[str]:
    return [f"    ({len(part)}) {part[0]}" for part in parts]


def _flat(cells: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[tuple[str, str], list[str]]]:
    return (
        ((fact, event_id), lines) for fact, by_event in cells.items() for event_id, lines in by_event.items()
    )


def _claims_by_fact_and_event(
    world: PlantedWorld, facts: Mapping[str, str]
) -> dict[str, dict[str, list[str]]]:
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for article, claim in world.claims():
        told[facts[claim.claim_id]][claim.event_id].append(f"{article.published} {readable(claim)}")
    return told


SHOWN_APART = {"item_text", "personnel_type", "measure", "value_currency"}


def readable(claim: PlantedClaim) -> str:
    """A claim in one line: its slots, what its article says."""
    slots = " ".join(str(value) for name, value in claim.slots.items() if name not in SHOWN_APART)
    day = f" @{claim.event_date.start}/{claim.event_date.precision}" if claim.event_date else ""
    denied = " DENIED" if claim.polarity == "denied" else ""
    return f"{claim.claim_id}{denied} {slots}{day} | {claim.evidence}"


def events_by_id(world: PlantedWorld) -> dict[str, PlantedEvent]:
    """The events under their ids."""
    return {event.event_id: event for event in world.events}


def tie_score(
    world: PlantedWorld, facts: Mapping[str, str], connection: duckdb.DuckDBPyConnection
) -> tuple[int, int] | None:
    """Actions whose fact names the fact of what they change, of all that change something; null without the column."""
    sanctions = connection.sql("select * from marts.fct_sanctions")
    if "changes_sanction_id" not in sanctions.columns:
        return None
    changed = dict(
        connection.sql("select sanction_id, changes_sanction_id from marts.fct_sanctions").fetchall()
    )
    main = main_facts(world, facts)
    ties = [(main[event.event_id], main[event.changes]) for event in world.events if event.changes in main]
    return sum(changed.get(fact) == its_change for fact, its_change in ties), len(ties)
