"""Targets of one kind and country are one claim; people and entities counted together are one mixed one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_names import numbered
from orchestration.extraction.sanction_records import Target
from orchestration.extraction.sanction_target_numbers import total_of

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_OF_GOODS = re.compile(
    r"\b(?:oil|gas|crude|energy|coal|gold|diamonds?|timber|steel|fuel|petroleum) sanctions\b", re.I
)
_HUMAN_AND_FIRM = re.compile(
    r"\b(?:individuals?|people|persons?|officials?|businesspeople|oligarchs)\b[^.;]{0,30}?\b(?:and|or)\b[^.;]{0,25}?\b(?:entit(?:y|ies)|"
    r"compan(?:y|ies)|firms?|organi[sz]ations?|vessels?)\b|"
    r"\b(?:entit(?:y|ies)|compan(?:y|ies)|firms?)\b[^.;]{0,30}?\band\b[^.;]{0,25}?\b(?:individuals?|people|persons?)\b",
    re.I,
)


def of_goods(targets: list[Target], measure: str) -> list[Target]:
    """As in "oil sanctions on Norland": of the country named they hit one sector."""
    if not _OF_GOODS.search(measure):
        return targets
    return [replace(t, target_type="sector") if t.target_type == "state" else t for t in targets]


def folded(found: list[Target], reading: SentenceReading) -> list[Target]:
    """The targets of one act, one for each kind and country, with the total of their numbers and all their names."""
    targets: list[Target] = []
    for target in found:
        targets = _with(target, targets)
    return _joined(targets, reading)


def _code(party: Party | None) -> str | None:
    return party.code if party else None


def _with(target: Target, targets: list[Target]) -> list[Target]:
    """The targets with one more; names of the same kind and country stand in one list."""
    for place, other in enumerate(targets):
        if other.target_type == target.target_type and _code(other.country) == _code(target.country):
            joined = replace(
                other, number=total_of(other, target), names=numbered([*other.names, *target.names])
            )
            return [*targets[:place], joined, *targets[place + 1 :]]
    return [*targets, target]


def _joined(targets: list[Target], reading: SentenceReading) -> list[Target]:
    """People and entities with one joint number are one mixed target."""
    kinds = {t.target_type for t in targets}
    plain = [t for t in targets if t.target_type in {"individual", "entity", "vessel"}]
    numbers = [t for t in plain if t.number is not None]
    unnamed = not any(t.names for t in plain[1:]) and _HUMAN_AND_FIRM.search(reading.sentence.text)
    if {"individual", "entity"} <= kinds and len(numbers) == 1 and unnamed:
        rest = [t for t in targets if t not in plain]
        mixed = Target(
            "mixed",
            next((t.country for t in plain if t.country), None),
            numbers[0].number if numbers else None,
        )
        return [mixed, *rest]
    return targets
