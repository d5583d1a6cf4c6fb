"""Troops: stocks as series with revisions, flows that come and go beside them, incidents with rising tolls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tests.dbt.planted_world import PlantedEvent, Slots
from tests.dbt.planted_world_cast import Theatre, name_of
from tests.dbt.planted_world_moments import Claimants, Desk, Moment

COUNTS = ("count_low", "count_high")
STOCK = {
    "deployed": (
        "{number} soldiers of {force} are stationed in {location}{place}",
        "{force} has {number} troops in {location}{place}",
        "{force} keeps {number} men in {location}{place}",
    ),
    "training": ("{number} recruits of {force} are being trained in {location}{place}",),
    "strength": ("The army of {force} has {number} soldiers", "{force} has an army of {number} men"),
}
FLOW = {
    "withdrawn": (
        "{force} pulled {number} soldiers out of {location}{place}",
        "{number} troops of {force} left {location}{place}",
    ),
    "planned": (
        "{force} will send {number} soldiers to {location}{place}",
        "{force} plans to deploy {number} troops to {location}{place}",
    ),
    "deployed": (
        "{force} sent {number} more soldiers to {location}{place}",
        "{number} troops of {force} arrived in {location}{place}",
    ),
    "mobilised": ("{force} called up {number} reservists",),
}
LOSS = {
    "killed": (
        "An attack killed {number} soldiers of {force} in {location}{place}",
        "{number} soldiers of {force} died in an ambush in {location}{place}",
    ),
    "wounded": ("The attack in {location}{place} wounded {number} soldiers of {force}",),
    "casualties": ("{force} lost {number} men in {location}{place}",),
    "captured": ("{number} fighters of {force} were captured in {location}{place}",),
    "missing": ("{number} soldiers of {force} are missing in {location}{place}",),
}
DENIED = ("{force} denied that {number} of its soldiers had died in {location}{place}",)


@dataclass(frozen=True, slots=True)
class _Force:
    """Who is where and does or suffers what, from which day."""

    theatre: Theatre
    status: str
    day: date
    place: str


@dataclass(frozen=True, slots=True)
class _Told:
    """One number as it is told: from which day, by whom (the usual ones if nobody is given), how much of it."""

    name: str
    number: int
    sentences: tuple[str, ...]
    weight: float
    known_on: date
    claimants: Claimants = ()
    polarity: str = "affirmed"
    beside: tuple[str, ...] = ()


def plant_stock(desk: Desk) -> None:
    """How many of a force are somewhere, told over a year or two; each revision moves by a fifth or more."""
    chance = desk.chance
    theatre = chance.choice(desk.cast.theatres)
    status = chance.choices(["deployed", "training", "strength"], [0.7, 0.12, 0.18])[0]
    key = ("stock", theatre.force, status, None if status == "strength" else theatre.location)
    if key in desk.taken:
        return plant_flow(desk)
    desk.taken.add(key)
    number = int(10 ** chance.uniform(2, 4.6)) * (10 if status == "strength" else 1)
    days = [desk.some_day()]
    for _ in range(chance.randint(1, 3)):
        days.append(desk.later(days[-1], 50, 190))
    numbers = [number]
    for _ in days[1:]:
        numbers.append(max(12, int(numbers[-1] * chance.choice([0.5, 0.65, 0.78, 1.3, 1.5, 1.9]))))
    label = f"{theatre.force} {status} in {key[-1]}: " + ", ".join(
        f"{count:,} on {day}" for count, day in zip(numbers, days, strict=True)
    )
    event = desk.event("stock", "troop_count", label, {"count": numbers[-1]})
    place = chance.choice(theatre.places)
    for step, (count, day) in enumerate(zip(numbers, days, strict=True)):
        name = "count" if step == len(days) - 1 else "count_earlier"
        _tell(desk, event, _Force(theatre, status, day, place), _Told(name, count, STOCK[status], 1.6, day))
    return None


def plant_flow(desk: Desk) -> None:
    """One movement of troops; a plan may come true, and the like may happen again soon."""
    theatre = desk.chance.choice(desk.cast.theatres)
    status = desk.chance.choices(["withdrawn", "planned", "deployed", "mobilised"], [0.3, 0.35, 0.27, 0.08])[
        0
    ]
    number = int(10 ** desk.chance.uniform(1.6, 4))
    flow = _Force(theatre, status, desk.some_day(), desk.chance.choice(theatre.places))
    _plant_flow(desk, flow, number)
    if status == "planned" and desk.happens(0.4):
        _plant_flow(desk, replace(flow, status="deployed", day=desk.later(flow.day, 15, 60)), number)
    elif desk.happens(desk.shape.lookalike_share):
        other = int(number * desk.chance.choice([0.3, 0.55, 1.7, 2.6])) + 1
        _plant_flow(desk, replace(flow, day=desk.later(flow.day, 35, 100)), other)


def _plant_flow(desk: Desk, flow: _Force, number: int) -> None:
    label = f"{flow.theatre.force} {flow.status} {number:,} {flow.theatre.location} on {flow.day}"
    event = desk.event("flow", "troop_count", label, {"count": number})
    _tell(desk, event, flow, _Told("count", number, FLOW[flow.status], 2, flow.day))


def plant_incident(desk: Desk) -> None:
    """An attack with its toll, perhaps with wounded; the next one may come a day later, elsewhere."""
    theatre = desk.chance.choice(desk.cast.theatres)
    status = desk.chance.choices(["killed", "captured", "missing", "casualties"], [0.78, 0.1, 0.04, 0.08])[0]
    number = max(2, int(10 ** desk.chance.uniform(0.3, 2.2)))
    attack = _Force(theatre, status, desk.some_day(), desk.chance.choice(theatre.places))
    _plant_incident(desk, attack, number)
    if desk.happens(desk.shape.lookalike_share):
        place = desk.chance.choice([other for other in theatre.places if other != attack.place])
        other = int(number * desk.chance.choice([0.4, 2.1, 3])) + 1
        _plant_incident(desk, replace(attack, day=desk.later(attack.day, 1, 6), place=place), other)


def _plant_incident(desk: Desk, attack: _Force, number: int) -> None:
    where = f"at {attack.place} ({attack.theatre.location}) on {attack.day}"
    label = f"{attack.theatre.force} {attack.status} {number} {where}"
    event = desk.event("casualties", "troop_count", label, {"count": number})
    tolls = _tolls(desk, number)
    last = tolls[-1][0]
    for days, toll in tolls:
        name = "count" if days == last else "count_earlier"
        known_on = desk.later(attack.day, days, days)
        _tell(desk, event, attack, _Told(name, toll, LOSS[attack.status], 1.5, known_on))
    if desk.happens(desk.shape.denial_share / 2):
        _tell_of_two_sides(desk, event, attack, number * desk.chance.randint(2, 5))
    if attack.status == "killed" and desk.happens(0.35):
        hurt = max(2, int(number * desk.chance.uniform(0.6, 2.5)))
        label = f"{attack.theatre.force} wounded {hurt} {where}"
        wounded = desk.event("casualties", "troop_count", label, {"count": hurt})
        told = _Told(
            "count", hurt, LOSS["wounded"], 0.3, desk.later(attack.day, 0, last), beside=(event.event_id,)
        )
        _tell(desk, wounded, replace(attack, status="wounded"), told)


def _tell_of_two_sides(desk: Desk, event: PlantedEvent, attack: _Force, claim: int) -> None:
    """What the enemy makes of it, and perhaps the denial."""
    enemy, force = attack.theatre.enemy, attack.theatre.force
    spokesman = ((f"a spokesman of {name_of(enemy)}", enemy),)
    told = _Told("opposing", claim, LOSS[attack.status], 1, desk.later(attack.day, 0, 2), spokesman)
    _tell(desk, event, attack, told)
    if attack.status == "killed" and desk.happens(0.5):
        army = ((f"the army of {name_of(force)}", force),)
        _tell(
            desk,
            event,
            attack,
            _Told("denied", claim, DENIED, 0.6, desk.later(attack.day, 0, 3), army, "denied"),
        )


def _tolls(desk: Desk, number: int) -> list[tuple[int, int]]:
    """Days after the attack with the toll then known; the last is the final one."""
    if number < 5 or desk.happens(0.45):
        return [(0, number)]
    early = max(1, int(number * desk.chance.uniform(0.45, 0.8)))
    if desk.happens(0.5):
        return [(0, early), (desk.chance.randint(1, 4), number)]
    return [(0, early), (1, (early + number) // 2), (desk.chance.randint(2, 5), number)]


def _tell(desk: Desk, event: PlantedEvent, force: _Force, told: _Told) -> None:
    theatre = force.theatre
    slots: Slots = {"force_code": theatre.force, "status": force.status, "personnel_type": "soldiers"}
    if force.status not in {"strength", "mobilised"}:
        slots = {**slots, "location_code": theatre.location, "place_text": force.place}
    usual = (
        (f"the army of {name_of(theatre.force)}", theatre.force),
        (f"an official in {name_of(theatre.location)}", theatre.location),
        ("a security source", None),
    )
    desk.moments.append(
        Moment(
            event,
            force.day,
            slots,
            told.sentences,
            told.weight,
            told.name,
            told.number,
            COUNTS,
            claimants=told.claimants or usual,
            is_always_claimed=bool(told.claimants),
            polarity=told.polarity,
            beside=told.beside,
            told_day=told.known_on,
        )
    )
