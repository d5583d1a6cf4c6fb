"""Rounds of sanctions with their targets, the talk before them, and what extends or lifts them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tests.dbt.planted_world import PlantedEvent, Slots
from tests.dbt.planted_world_cast import name_of
from tests.dbt.planted_world_moments import Claimants, Desk, Moment
from tests.dbt.planted_world_wording import firm, person

COUNTS = ("target_count_low", "target_count_high")
NOUNS = {
    "individual": "people",
    "entity": "companies",
    "vessel": "tankers",
    "mixed": "people and companies",
}
LISTED = {
    "imposed": (
        "{imposer} imposed sanctions on {number}{noun} of {country}{names}",
        "{imposer} added {number}{noun} of {country} to its blacklist{names}",
    ),
    "proposed": ("{imposer} plans sanctions on {number}{noun} of {country}{names}",),
    "lifted": ("{imposer} took {number}{noun} of {country} off its sanctions list{names}",),
    "extended": ("{imposer} prolonged its sanctions on {number}{noun} of {country}{names}",),
}
WHOLE = {
    "imposed": ("{imposer} imposed sanctions on {country}", "{imposer} banned {sector} {country}"),
    "proposed": (
        "{imposer} is weighing sanctions on {country}",
        "{imposer} threatened {country} with sanctions",
    ),
    "lifted": ("{imposer} lifted its sanctions on {country}",),
    "extended": (
        "{imposer} extended its sanctions on {country} for six months",
        "{imposer} renewed its sanctions on {country}",
    ),
    "rejected": ("{imposer} ruled out sanctions on {country}",),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One act: who, what, against whom, on which day; `names` are all its targets, none where it hits a state."""

    imposer: str
    country: str
    action: str
    target_type: str
    day: date
    names: tuple[str, ...] = ()

    def label(self) -> str:
        """Who did what to whom and when."""
        return f"{self.imposer} {self.action} {len(self.names) or ''} {self.target_type} {self.country} on {self.day}"


def plant_round(desk: Desk) -> None:
    """A round, what led to it and what became of it, and perhaps one that is easily taken for it."""
    imposer, country = desk.chance.choice(desk.cast.sanction_pairs)
    target_type = desk.chance.choices(
        ["individual", "entity", "vessel", "mixed", "state", "sector"], [0.34, 0.30, 0.05, 0.05, 0.14, 0.12]
    )[0]
    day = _day_apart(desk, (imposer, country, target_type))
    one = Round(imposer, country, "imposed", target_type, day, _names(desk, target_type))
    event = _plant_with_what_changes_it(desk, one)
    if target_type == "individual" and desk.happens(0.25):
        other = replace(one, target_type="entity", names=_names(desk, "entity"))
        _plant(desk, other, beside=(event.event_id,))
    if one.names and desk.happens(desk.shape.lookalike_share):
        _plant(desk, _double(desk, one))


def _day_apart(desk: Desk, key: tuple[str, str, str]) -> date:
    """A day on which nothing like it is near; acts against whole states have no names to tell them apart."""
    for _ in range(20):
        day = desk.some_day()
        taken = [other[3] for other in desk.taken if isinstance(other, tuple) and other[:3] == key]
        if all(abs((day - other).days) > 45 for other in taken if isinstance(other, date)):
            break
    desk.taken.add((*key, day))
    return day


def _names(desk: Desk, target_type: str) -> tuple[str, ...]:
    if target_type in {"state", "sector"}:
        return ()
    number = max(1, int(10 ** desk.chance.uniform(0, 1.7)))
    make = person if target_type == "individual" else firm
    if target_type == "mixed":
        return tuple(
            dict.fromkeys((person if place % 2 else firm)(desk.chance) for place in range(max(2, number)))
        )
    return tuple(dict.fromkeys(make(desk.chance) for _ in range(number)))


def _double(desk: Desk, one: Round) -> Round:
    """Another round within the month with other names; or the same day's round of another imposer."""
    if desk.happens(0.65):
        names = _names(desk, one.target_type)
        if len(names) == len(one.names):
            names = (*names, person(desk.chance))
        return replace(one, day=desk.later(one.day, 8, 27), names=names)
    others = [imposer for imposer in ("USA", "EU", "GBR", "CAN") if imposer != one.imposer]
    names = one.names if desk.happens(0.4) else _names(desk, one.target_type)
    return replace(one, imposer=desk.chance.choice(others), day=desk.later(one.day, 0, 3), names=names)


def _plant_with_what_changes_it(desk: Desk, one: Round) -> PlantedEvent:
    """The round itself, the talk before it, and how it is extended or lifted."""
    proposal = None
    if desk.happens(0.3):
        target_type = one.target_type if desk.happens(0.5) else "state"
        before = replace(one, action="proposed", target_type=target_type, day=desk.later(one.day, -60, -15))
        proposal = _plant(desk, replace(before, names=())).event_id
    elif desk.happens(0.08):
        refusal = replace(one, action="rejected", target_type="state", day=desk.later(one.day, -90, -40))
        _plant(desk, replace(refusal, names=()))
    event = _plant(desk, one, changes=proposal)
    if desk.happens(0.3):
        kept = one.names if desk.happens(0.4) else ()
        target_type = one.target_type if kept else "state"
        renewal = replace(one, action="extended", target_type=target_type, day=desk.later(one.day, 170, 200))
        _plant(desk, replace(renewal, names=kept), changes=event.event_id)
    if desk.happens(0.22):
        freed = one.names[: desk.chance.randint(1, 3)]
        target_type = one.target_type if freed else "state"
        relief = replace(one, action="lifted", target_type=target_type, day=desk.later(one.day, 90, 420))
        _plant(desk, replace(relief, names=freed), changes=event.event_id)
    return event


def _plant(
    desk: Desk, one: Round, *, beside: tuple[str, ...] = (), changes: str | None = None
) -> PlantedEvent:
    truth = {"targets": len(one.names) or None}
    event = desk.event("sanction", "sanction", one.label(), truth, changes=changes)
    slots: Slots = {
        "imposer_code": one.imposer,
        "action": one.action,
        "measure": "sanctions",
        "target_type": one.target_type,
        "target_country_code": one.country,
    }
    sentences = LISTED.get(one.action, WHOLE[one.action]) if one.names else WHOLE[one.action]
    claimants: Claimants = (
        (f"the government of {name_of(one.imposer)}", one.imposer),
        (f"the foreign ministry of {name_of(one.country)}", one.country),
        ("diplomats", None),
    )
    desk.moments.append(
        Moment(
            event,
            one.day,
            slots,
            sentences,
            0.5 if beside else 2,
            "targets" if one.names else None,
            len(one.names) or None,
            COUNTS,
            claimants=claimants,
            names=one.names,
            generic_item=NOUNS.get(one.target_type),
            beside=beside,
        )
    )
    return event
