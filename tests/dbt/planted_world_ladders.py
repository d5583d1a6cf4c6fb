"""Whether the ladder of each deal is right: the day on which it was proposed, agreed, first and last delivered, halted.

A rung is asked for where a report of its own week tells it; it is right within a week, because reports come late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from tests.dbt.planted_world import PlantedEvent, PlantedWorld

LADDER = ("proposed_on", "agreed_on", "first_delivered_on", "last_delivered_on", "halted_on")
DAYS_LATE = 7


@dataclass(frozen=True, slots=True)
class RungCheck:
    """One rung of one deal: its true day, and what the fact says."""

    event: PlantedEvent
    rung: str
    true_day: date
    published: date | None

    @property
    def is_right(self) -> bool:
        """Whether the fact's day is within a week of the true one."""
        return self.published is not None and abs((self.published - self.true_day).days) <= DAYS_LATE

    def text(self) -> str:
        """The check in one line."""
        return f"{self.event.event_id} [{self.event.label}] {self.rung}: {self.true_day}, fact says {self.published}"


def rung_checks(
    world: PlantedWorld, main_facts: Mapping[str, str], connection: duckdb.DuckDBPyConnection
) -> list[RungCheck]:
    """One check per rung that is told in time, in the order of the deals."""
    rows = connection.sql(
        f"select arms_transfer_id, {', '.join(LADDER)} from marts.fct_arms_transfers"
    ).fetchall()
    ladders = {row[0]: dict(zip(LADDER, row[1:], strict=True)) for row in rows}
    told = _told_days(world)
    return [
        RungCheck(event, rung, day, ladders.get(main_facts[event.event_id], {}).get(rung))
        for event in world.events
        if event.kind == "deal"
        for rung, day in _rungs(told[event.event_id]).items()
    ]


def _told_days(world: PlantedWorld) -> dict[str, dict[str, list[date]]]:
    """The true days of each stage of each event that a report of that week tells, and tells rightly."""
    told: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for article, claim in world.claims():
        stage = claim.true_stage
        is_fresh = (article.published - claim.happened_on).days <= DAYS_LATE
        if stage and stage == claim.slots["stage"] and is_fresh and claim.polarity == "affirmed":
            told[claim.event_id][stage].append(claim.happened_on)
    return told


def _rungs(days: Mapping[str, list[date]]) -> dict[str, date]:
    """The day of each rung; deliveries have a first and a last one."""
    rungs = {f"{stage}_on": min(days[stage]) for stage in ("proposed", "agreed", "halted") if stage in days}
    if "delivered" in days:
        rungs |= {"first_delivered_on": min(days["delivered"]), "last_delivered_on": max(days["delivered"])}
    return rungs
