"""A moment: one state of one event that reports can tell of; and the desk on which events are planted."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.dbt.planted_world import PlantedEvent, Slots
from tests.dbt.planted_world_cast import Cast
from tests.dbt.planted_world_shapes import WorldShape

FIRST_DAY = date(2019, 6, 1)
Claimants = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is true on a day, in full; `weight` says how much is written about it, `sentences` how it may be worded."""

    event: PlantedEvent
    day: date
    slots: Slots
    sentences: tuple[str, ...]
    weight: float = 1.0
    number_name: str | None = None
    number: int | None = None
    unit_slots: tuple[str, str] = ("quantity_low", "quantity_high")
    claimants: Claimants = ()
    is_always_claimed: bool = False
    polarity: str = "affirmed"
    names: tuple[str, ...] = ()
    generic_item: str | None = None
    beside: tuple[str, ...] = ()  # events that the same article tells of
    told_day: date = date.min  # where it is known later than it happened


@dataclass(slots=True)
class Desk:
    """What planters work with: the chance, the cast, and what is planted so far."""

    shape: WorldShape
    cast: Cast
    chance: random.Random
    moments: list[Moment] = field(default_factory=list)
    events: list[PlantedEvent] = field(default_factory=list)
    taken: set[object] = field(default_factory=set)

    def event(
        self,
        kind: str,
        claim_type: str,
        label: str,
        truth: Mapping[str, int | None],
        *,
        changes: str | None = None,
    ) -> PlantedEvent:
        """A new event under the next number."""
        event = PlantedEvent(f"{kind}_{len(self.events) + 1}", kind, claim_type, label, dict(truth), changes)
        self.events.append(event)
        return event

    def happens(self, share: float) -> bool:
        """True as often as `share` says."""
        return self.chance.random() < share

    def some_day(self) -> date:
        """Any day of the world's calendar."""
        return FIRST_DAY + timedelta(days=self.chance.randrange(self.shape.n_days))

    def later(self, day: date, at_least: int, at_most: int) -> date:
        """A day that many days on."""
        return day + timedelta(days=self.chance.randint(at_least, at_most))
