"""Arms deals with their ladder, their second tranches and their doubles; and packages of aid that only have a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tests.dbt.planted_world import PlantedEvent, Slots
from tests.dbt.planted_world_cast import Item, name_of
from tests.dbt.planted_world_moments import Claimants, Desk, Moment

PROPOSED = (
    "{recipient} asked {supplier} for {number}{item}",
    "{supplier} offered {number}{item} to {recipient}",
    "{recipient} is in talks with {supplier} over {number}{item}",
)
AGREED = (
    "{supplier} agreed to sell {number}{item} to {recipient}",
    "{recipient} ordered {number}{item} from {supplier}",
    "{recipient} and {supplier} signed a contract for {number}{item}",
    "{supplier} will send {number}{item} to {recipient}",
)
FIRST_BATCH = (
    "{supplier} delivered the first {number}{item} to {recipient}",
    "The first {number}{item} from {supplier} arrived in {recipient}",
)
WHOLE = (
    "{supplier} delivered {number}{item} to {recipient}",
    "{recipient} received {number}{item} from {supplier}",
)
NEXT_BATCH = (
    "{supplier} handed another {number}{item} to {recipient}",
    "{recipient} received a further {number}{item} from {supplier}",
)
SO_FAR = (
    "{recipient} has received {number}{item} from {supplier} so far",
    "{supplier} has delivered a total of {number}{item} to {recipient}",
)
HALTED = (
    "{supplier} suspended the delivery of {number}{item} to {recipient}",
    "{supplier} cancelled the sale of {number}{item} to {recipient}",
)
DENIED = (
    "{supplier} denied that it would send {item} to {recipient}",
    "{recipient} said that no {item} had come from {supplier}",
)
PACKAGE = {
    "proposed": ("{supplier} is weighing {value}{item} for {recipient}",),
    "agreed": (
        "{supplier} announced {value}{item} for {recipient}",
        "{supplier} approved {value}{item} for {recipient}",
    ),
    "delivered": ("{value}{item} from {supplier} reached {recipient}",),
}


@dataclass(frozen=True, slots=True)
class Deal:
    """The parties, the item, the agreed number (null where nobody ever tells one) and the first day."""

    supplier: str
    recipient: str
    item: Item
    number: int | None
    first_day: date


@dataclass(frozen=True, slots=True)
class _Step:
    """One rung of the ladder as it is told: the day, the stage, the words, the number with its name, how much of it."""

    day: date
    stage: str
    sentences: tuple[str, ...]
    number_name: str | None
    number: int | None
    weight: float
    polarity: str = "affirmed"


def plant_deal(desk: Desk) -> None:
    """A deal, and as often as the shape says one that is easily taken for it."""
    chance = desk.chance
    supplier, recipient = chance.choice(desk.cast.pairs)
    item = _free_item(desk, supplier, recipient)
    number = _size(desk, item)
    deal = Deal(supplier, recipient, item, number if desk.happens(0.75) else None, desk.some_day())
    _plant(desk, deal)
    if desk.happens(desk.shape.lookalike_share):
        _plant(desk, chance.choice(LOOKALIKES)(desk, deal))


def _free_item(desk: Desk, supplier: str, recipient: str) -> Item:
    """An item that the two have no deal over yet, so that only planted doubles are doubles."""
    free = [item for item in desk.cast.items if (supplier, recipient, item.code) not in desk.taken]
    item = desk.chance.choice(free or list(desk.cast.items))
    desk.taken.add((supplier, recipient, item.code))
    return item


def _size(desk: Desk, item: Item) -> int:
    return max(2, int(item.largest * desk.chance.uniform(0.05, 1.0)))


def _second_tranche(desk: Desk, deal: Deal) -> Deal:
    other = _size(desk, deal.item)
    if deal.number and abs(other - deal.number) < 0.3 * deal.number:
        other = deal.number * 2 + 1
    return replace(deal, number=other, first_day=desk.later(deal.first_day, 150, 330))


def _other_weapon(desk: Desk, deal: Deal) -> Deal:
    item = _free_item(desk, deal.supplier, deal.recipient)
    return replace(
        deal, item=item, number=deal.number or _size(desk, item), first_day=desk.later(deal.first_day, 0, 40)
    )


def _other_recipient(desk: Desk, deal: Deal) -> Deal:
    others = [other for _, other in desk.cast.pairs if other not in {deal.recipient, deal.supplier}]
    return replace(deal, recipient=desk.chance.choice(others), first_day=desk.later(deal.first_day, 0, 30))


LOOKALIKES: tuple[Callable[[Desk, Deal], Deal], ...] = (_second_tranche, _other_weapon, _other_recipient)


def _plant(desk: Desk, deal: Deal) -> None:
    """The ladder of one deal: perhaps proposed, perhaps agreed, then halted or delivered in one to three batches."""
    batches = _batches(desk, deal.number)
    is_agreed, is_halted, is_delivered = desk.happens(0.88), desk.happens(0.12), desk.happens(0.6)
    is_delivered = is_delivered and is_agreed and not is_halted
    truth = {
        "agreed": deal.number if is_agreed else None,
        "delivered": deal.number if is_delivered else None,
        "n_batches": len(batches),
    }
    label = f"{deal.supplier}>{deal.recipient} {deal.number or 'some'} {deal.item.code} from {deal.first_day}"
    event = desk.event("deal", "arms_transfer", label, truth)
    day = deal.first_day
    if not is_agreed or desk.happens(0.5):
        asked = int(deal.number * 1.5) if deal.number and desk.happens(0.2) else deal.number
        _tell(desk, deal, event, _Step(day, "proposed", PROPOSED, "proposed", asked, 1.5))
        day = desk.later(day, 10, 90)
    if is_agreed:
        _tell(desk, deal, event, _Step(day, "agreed", AGREED, "agreed", deal.number, 3))
    if is_halted:
        day = desk.later(day, 20, 120)
        _tell(desk, deal, event, _Step(day, "halted", HALTED, "halted", deal.number, 2))
    if is_delivered:
        _deliver(desk, deal, event, desk.later(day, 25, 200), batches)
    if desk.happens(desk.shape.denial_share):
        stage = "delivered" if is_delivered else "agreed"
        _tell(desk, deal, event, _Step(desk.later(day, 1, 12), stage, DENIED, None, None, 0.8, "denied"))


def _deliver(desk: Desk, deal: Deal, event: PlantedEvent, day: date, batches: list[int]) -> None:
    """Each batch on its day: the first, then further ones, told as such or as all so far."""
    for place, batch in enumerate(batches):
        number, so_far = (batch or None), sum(batches[: place + 1]) or None
        is_last = place == len(batches) - 1
        if len(batches) == 1:
            steps = [_Step(day, "delivered", WHOLE, "delivered_sum", number, 2.5)]
        elif place == 0:
            steps = [_Step(day, "delivered", FIRST_BATCH, "delivered_part_0", number, 2)]
        else:
            name = "delivered_sum" if is_last else "delivered_earlier"
            steps = [
                _Step(day, "delivered", NEXT_BATCH, f"delivered_part_{place}", number, 0.8),
                _Step(day, "delivered", SO_FAR, name, so_far, 1.2),
            ]
        for step in steps:
            _tell(desk, deal, event, step)
        day = desk.later(day, 20, 80)


def _batches(desk: Desk, number: int | None) -> list[int]:
    """The agreed number in one to three unequal parts; [0] where no number is told."""
    if number is None:
        return [0]
    if number < 6 or desk.happens(0.6):
        return [number]
    first = max(1, int(number * desk.chance.uniform(0.15, 0.45)))
    second = max(1, int((number - first) * desk.chance.uniform(0.4, 0.7)))
    return [first, second, number - first - second] if desk.happens(0.4) else [first, number - first]


def _tell(desk: Desk, deal: Deal, event: PlantedEvent, step: _Step) -> None:
    slots: Slots = {
        "supplier_code": deal.supplier,
        "recipient_code": deal.recipient,
        "weapon_code": deal.item.code,
        "category_code": deal.item.category,
        "item_text": deal.item.name,
        "stage": step.stage,
    }
    desk.moments.append(
        Moment(
            event,
            step.day,
            slots,
            step.sentences,
            step.weight,
            step.number_name if step.number else None,
            step.number,
            claimants=_claimants(deal),
            polarity=step.polarity,
            generic_item=deal.item.generic,
            is_always_claimed=step.polarity == "denied",
        )
    )


def _claimants(deal: Deal) -> Claimants:
    return (
        (f"the defence ministry of {name_of(deal.supplier)}", deal.supplier),
        (f"an official of {name_of(deal.recipient)}", deal.recipient),
        ("industry sources", None),
    )


def plant_package(desk: Desk) -> None:
    """Aid with a value and no list; the next package follows before the first is forgotten."""
    supplier, recipient = desk.chance.choice(desk.cast.pairs[: len(desk.cast.pairs) // 2])
    day = desk.some_day()
    amount = desk.chance.randint(4, 120) * 5_000_000
    _plant_package(desk, supplier, recipient, day, amount)
    if desk.happens(desk.shape.lookalike_share):
        other = int(amount * desk.chance.choice([0.4, 0.7, 1.6, 2.5]) // 1_000_000 * 1_000_000)
        _plant_package(desk, supplier, recipient, desk.later(day, 25, 80), other)


def _plant_package(desk: Desk, supplier: str, recipient: str, day: date, amount: int) -> None:
    event = desk.event(
        "package",
        "arms_transfer",
        f"{supplier}>{recipient} aid of {amount:,} USD on {day}",
        {"value": amount},
    )
    deal = Deal(supplier, recipient, Item("", "military aid", "unspecified", "weapons", 0), None, day)
    days = {"agreed": day}
    if desk.happens(0.3):
        days["proposed"] = desk.later(day, -12, -3)
    if desk.happens(0.2):
        days["delivered"] = desk.later(day, 8, 20)
    for stage, told_day in days.items():
        slots: Slots = {
            "supplier_code": supplier,
            "recipient_code": recipient,
            "category_code": "unspecified",
            "item_text": "military aid",
            "stage": stage,
            "value_currency": "USD",
        }
        desk.moments.append(
            Moment(
                event, told_day, slots, PACKAGE[stage], 2 if stage == "agreed" else 1, "value", amount,
                ("value_amount", "value_amount"), claimants=_claimants(deal), generic_item="weapons",
            )
        )  # fmt: skip
