"""A planted world: true events, and the articles that report them, each claim knowing which event it tells of.

Plain records only; how events come about and how they are told stands in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Slots = Mapping[str, str | int]
TALK = "talk"  # in place of an event: arms flow, sanctions are called for, and nobody says which


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """When something happened, as a text tells it; `precision`: day, month or year."""

    start: date
    end: date
    precision: str


@dataclass(frozen=True, slots=True)
class PlantedEvent:
    """One true thing; `truth` holds its numbers by name (agreed, delivered, count, ...), null where it has none."""

    event_id: str
    kind: str
    claim_type: str
    label: str
    truth: Mapping[str, int | None]
    changes: str | None = None  # the event that this one extends, lifts or brings about


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number as a report words it: bounds, qualifier, and whether the report has it right."""

    low: int | None
    high: int | None
    qualifier: str
    phrase: str
    is_right: bool = True


@dataclass(frozen=True, slots=True)
class PlantedClaim:
    """What one sentence of an article says; `number_name` is the truth that `number` tells of.

    `slots` hold what a reader made of it, `true_stage` and `happened_on` how it was.
    """

    claim_id: str
    event_id: str
    claim_type: str
    slots: Slots
    evidence: str
    happened_on: date
    polarity: str = "affirmed"
    claimant_text: str | None = None
    claimant_code: str | None = None
    event_date: DatedSpan | None = None
    target_names: tuple[str, ...] = ()
    number_name: str | None = None
    number: ToldNumber | None = None
    true_stage: str | None = None


@dataclass(frozen=True, slots=True)
class PlantedArticle:
    """One article in one version; `copied_from` names the article whose words it prints."""

    name: str
    outlet: str
    published: date
    title: str
    body: str
    claims: tuple[PlantedClaim, ...]
    copied_from: str | None = None
    version: int = 1
    modified: date | None = None
    is_superseded: bool = False


@dataclass(slots=True)
class PlantedWorld:
    """All of it: events in the order of their planting, articles in the order of publication."""

    shape_name: str
    seed: int
    events: list[PlantedEvent] = field(default_factory=list)
    articles: list[PlantedArticle] = field(default_factory=list)

    def claims(self) -> list[tuple[PlantedArticle, PlantedClaim]]:
        """Every claim of an event with its article; talk of no event and versions that were replaced have no place in facts."""
        return [
            (article, claim)
            for article in self.articles
            for claim in article.claims
            if not article.is_superseded and claim.event_id != TALK
        ]
