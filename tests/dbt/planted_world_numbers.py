"""Whether the numbers of facts are right: each must lie within what right reports of the event's latest state allow.

Right means: the true number where any report tells it exactly; else within a tenth of it, or within what "about" (a tenth),
"at least" (up to half as much again), "at most" and ranges leave together. What no report tells rightly is not asked for.
For a deal both the agreed number and all that was delivered must be right; for a stock the last point; for an incident the
final toll (an enemy's figure never is); for a round of sanctions the number of its targets; for a package its value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from tests.dbt.planted_world import PlantedClaim, PlantedEvent, PlantedWorld, ToldNumber

FACT_TABLES = {
    "arms_transfer": ("fct_arms_transfers", "arms_transfer_id"),
    "troop_count": ("fct_troop_counts", "troop_count_id"),
    "sanction": ("fct_sanctions", "sanction_id"),
}
# The column of each number, and the one that stands in while a fact has not got it.
COLUMNS = {
    ("deal", "agreed"): ("quantity_agreed", "quantity_best"),
    ("deal", "delivered"): ("quantity_delivered_best", "quantity_best"),
    ("package", "value"): ("value_amount", "value_amount"),
    ("stock", "count"): ("last_count_best", "count_best"),
    ("flow", "count"): ("count_best", "count_best"),
    ("casualties", "count"): ("count_best", "count_best"),
    ("sanction", "targets"): ("target_count_best", "target_count_best"),
}
Bounds = tuple[float, float]
FactRow = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """One number of one event: what is told, what its fact says."""

    event: PlantedEvent
    name: str
    bounds: Bounds
    published: float | None

    @property
    def is_right(self) -> bool:
        """Whether the fact keeps to what is told."""
        return self.published is not None and self.bounds[0] <= self.published <= self.bounds[1]

    def text(self) -> str:
        """The check in one line."""
        told = " to ".join(f"{bound:,.0f}" for bound in dict.fromkeys(self.bounds))
        shown = "nothing" if self.published is None else f"{self.published:,.0f}"
        return f"{self.event.event_id} [{self.event.label}] {self.name}: told {told}, fact says {shown}"


def number_checks(
    world: PlantedWorld, main_facts: Mapping[str, str], connection: duckdb.DuckDBPyConnection
) -> list[NumberCheck]:
    """One check per number that is told of an event, in the order of the events."""
    rows = _fact_rows(connection)
    told: dict[str, list[PlantedClaim]] = defaultdict(list)
    for _, claim in world.claims():
        if claim.number and claim.number.is_right and _is_read_right(claim):
            told[claim.event_id].append(claim)
    checks = []
    for event in world.events:
        for name, bounds in _told_bounds(event, told[event.event_id]).items():
            row = rows.get(main_facts.get(event.event_id, ""), {})
            column, stand_in = COLUMNS[event.kind, name]
            value = row.get(column) if column in row else row.get(stand_in)
            checks.append(NumberCheck(event, name, bounds, None if value is None else float(str(value))))
    return checks


def events_with_right_numbers(checks: Sequence[NumberCheck]) -> tuple[int, int]:
    """Events all of whose numbers are right, and events with any."""
    by_event: dict[str, bool] = {}
    for check in checks:
        by_event[check.event.event_id] = by_event.get(check.event.event_id, True) and check.is_right
    return sum(by_event.values()), len(by_event)


def _fact_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, FactRow]:
    rows: dict[str, FactRow] = {}
    for table, key in FACT_TABLES.values():
        found = connection.sql(f"select * from marts.{table}")
        names = found.columns
        for values in found.fetchall():
            row = dict(zip(names, values, strict=True))
            rows[str(row[key])] = row
    return rows


def _is_read_right(claim: PlantedClaim) -> bool:
    """False where a stage was misread, so that the number tells of something else."""
    name = claim.number_name or ""
    stage = claim.slots.get("stage")
    return stage is None or name == "value" or name.split("_", maxsplit=1)[0] == stage


def _told_bounds(event: PlantedEvent, claims: Sequence[PlantedClaim]) -> dict[str, Bounds]:
    by_name: dict[str, list[ToldNumber]] = defaultdict(list)
    for claim in claims:
        if claim.number:
            by_name[claim.number_name or ""].append(claim.number)
    bounds = {}
    for name, truth in event.truth.items():
        if truth is None or (event.kind, name) not in COLUMNS:
            continue
        if name == "delivered":
            found = _delivered_bounds(truth, event.truth["n_batches"] or 1, by_name)
        else:
            found = _bounds(truth, by_name[name])
        if found:
            bounds[name] = found
    return bounds


def _delivered_bounds(truth: int, n_batches: int, by_name: Mapping[str, list[ToldNumber]]) -> Bounds | None:
    """From a report of all so far at the end, else from reports of every batch."""
    if by_name.get("delivered_sum"):
        return _bounds(truth, by_name["delivered_sum"])
    parts = [by_name.get(f"delivered_part_{place}", []) for place in range(n_batches)]
    if n_batches == 1 or not all(parts):
        return None
    lows, highs = zip(*(_common([_allowed(number) for number in part]) for part in parts), strict=True)
    return sum(lows), sum(highs)


def _bounds(truth: int, numbers: Sequence[ToldNumber]) -> Bounds | None:
    if not numbers:
        return None
    if any(number.qualifier == "exact" for number in numbers):
        return truth, truth
    low, high = _common([_allowed(number) for number in numbers])
    return min(low, 0.9 * truth), max(high, 1.1 * truth)


def _common(ranges: Sequence[Bounds]) -> Bounds:
    return max(low for low, _ in ranges), min(high for _, high in ranges)


def _allowed(number: ToldNumber) -> Bounds:
    low, high = number.low, number.high
    match number.qualifier:
        case "about":
            return 0.9 * (low or 0), 1.1 * (low or 0)
        case "at_least":
            return (low or 0), 1.5 * (low or 0)
        case "at_most":
            return (high or 0) / 1.5, (high or 0)
        case _:
            return (low or 0), (high or 0)
