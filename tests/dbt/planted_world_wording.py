"""How reports word things: numbers with their qualifiers, dates with their precision, names with their spellings."""

from __future__ import annotations

import calendar
import random
from collections.abc import Mapping
from datetime import date, timedelta

from tests.dbt.planted_world import DatedSpan, ToldNumber
from tests.dbt.planted_world_shapes import Rates

ABOUT = ("about", "some", "around", "roughly", "nearly")
AT_LEAST = ("at least", "more than", "over")
AT_MOST = ("up to", "as many as", "fewer than")
PHRASES: Mapping[str, tuple[str, ...]] = {"about": ABOUT, "at_least": AT_LEAST, "at_most": AT_MOST}


def drawn(chance: random.Random, shares: Rates) -> str:
    """One of the names, as often as its share says."""
    return chance.choices(list(shares), list(shares.values()))[0]


STEPS = tuple(step * 10**power for power in range(8) for step in (1, 2, 5))


def rounded(number: int, most_share: float, *, is_floor: bool = False) -> int:
    """To a round step of at most that share of the number: 1,540 by a tenth -> 1,500; 87 by a tenth -> 85."""
    step = max((step for step in STEPS if step <= number * most_share), default=1)
    return number // step * step if is_floor else round(number / step) * step


def wrong(chance: random.Random, number: int) -> int:
    """The number with two digits swapped, or another digit: what a typist or a hasty reader makes of it."""
    digits = str(number)
    if len(digits) > 1 and digits[0] != digits[1] and digits[1] != "0":
        return int(digits[1] + digits[0] + digits[2:])
    return number + chance.choice([1, 2, 3]) * 10 ** (len(digits) - 1)


def told_number(chance: random.Random, number: int, qualifiers: Rates, wrong_share: float) -> ToldNumber:
    """The number in the words of one report."""
    if chance.random() < wrong_share:
        other = wrong(chance, number)
        return ToldNumber(other, other, "exact", f"{other:,}", is_right=False)
    qualifier = drawn(chance, qualifiers) if number > 3 else "exact"
    if qualifier == "range":
        low, high = int(number * 0.9), int(number * 1.12) + 1
        return ToldNumber(low, high, "range", f"{low:,} to {high:,}")
    if qualifier == "about":
        near = rounded(number, chance.choice([0.05, 0.1, 0.16]))
        return ToldNumber(near, near, "about", f"{chance.choice(ABOUT)} {near:,}")
    if qualifier == "at_least":
        low = rounded(number, chance.choice([0.01, 0.1, 0.25]), is_floor=True)
        return ToldNumber(low, None, "at_least", f"{chance.choice(AT_LEAST)} {low:,}")
    if qualifier == "at_most":
        high = rounded(int(number * chance.uniform(1.0, 1.2)) + 1, 0.1)
        high = max(high, number)
        return ToldNumber(None, high, "at_most", f"{chance.choice(AT_MOST)} {high:,}")
    return ToldNumber(number, number, "exact", f"{number:,}")


def told_date(chance: random.Random, day: date, precisions: Rates) -> DatedSpan | None:
    """The day of the event as one report gives it; one in fifty is a day off."""
    match drawn(chance, precisions):
        case "day":
            shown = day + timedelta(days=chance.choice([-1, 1]) if chance.random() < 0.02 else 0)
            return DatedSpan(shown, shown, "day")
        case "month":
            last = calendar.monthrange(day.year, day.month)[1]
            return DatedSpan(day.replace(day=1), day.replace(day=last), "month")
        case "year":
            return DatedSpan(date(day.year, 1, 1), date(day.year, 12, 31), "year")
        case _:
            return None


FIRST = "Ola Per Ilya Samir Daria Viktor Anton Nadia Reza Karim Pavel Irina Goran Mei Joon Tariq Lena Omar Yuri Selma".split()
LAST = (
    "Bergov Dahlin Sorokan Hadiri Malkov Terzan Pekov Rostami Quan Baekun Voltan Jarik Mirnov Adeyan Kasrin Zolin Farhan"
    " Brekov Tulin Sabri Orlek Danesh Vukan Harrok Lisin"
).split()
FIRMS = "Tavrik Nordal Zemun Kalvora Pardis Orsk Belmar Helvin Sarab Juno Kestra Amur Delvan Tirian Rosal Hamun".split()
TRADES = (
    "Shipping",
    "Trading House",
    "Machine Works",
    "Electronics",
    "Bank",
    "Aviation",
    "Metals",
    "Logistics",
)


def person(chance: random.Random) -> str:
    """A name that nobody bears."""
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def firm(chance: random.Random) -> str:
    """A firm that does not exist."""
    return f"{chance.choice(FIRMS)} {chance.choice(TRADES)}"


def respelled(chance: random.Random, name: str) -> str:
    """The same name as another paper may spell it, now and then."""
    if chance.random() > 0.08:
        return name
    changes = (("ov", "off"), ("kh", "h"), ("ia", "iya"), ("ik", "iq"), ("y", "i"))
    for old, new in changes:
        if old in name:
            return name.replace(old, new)
    return name.upper()
