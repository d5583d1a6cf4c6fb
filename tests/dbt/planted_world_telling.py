"""How one report tells of one moment: what it leaves out, how it counts and dates, whom it names as its source.

What a moment is stands in planted_world_moments; which reports there are, in planted_world_press.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from tests.dbt.planted_world import TALK, DatedSpan, PlantedClaim, ToldNumber
from tests.dbt.planted_world_cast import name_of
from tests.dbt.planted_world_moments import Moment
from tests.dbt.planted_world_shapes import WorldShape
from tests.dbt.planted_world_wording import respelled, told_date, told_number

PARTIES = {
    "supplier_code": "supplier", "recipient_code": "recipient", "force_code": "force", "location_code": "location",
    "imposer_code": "imposer", "target_country_code": "country",
}  # fmt: skip
SECTORS = ("oil exports from", "the sale of chips to", "flights from", "imports of steel from")
MISREAD_STAGES = {
    "agreed": ("delivered", "proposed"),
    "delivered": ("agreed",),
    "proposed": ("agreed",),
    "halted": ("agreed",),
}
MISREAD_CATEGORIES = {
    "aircraft": "helicopter", "helicopter": "aircraft", "drone": "missile", "missile": "air_defence", "air_defence": "missile",
    "artillery": "missile", "armoured_vehicle": "other", "ammunition": "artillery", "small_arms": "other",
}  # fmt: skip
MISREAD_STATUS = {
    "killed": "casualties",
    "planned": "deployed",
    "deployed": "planned",
    "wounded": "casualties",
}
MISREAD_TARGETS = {
    "individual": "entity",
    "entity": "sector",
    "vessel": "entity",
    "mixed": "entity",
    "sector": "state",
}


@dataclass(slots=True)
class _Sentence:
    """The slots and words of one claim while they are put together."""

    slots: dict[str, str | int]
    words: dict[str, str]
    names: tuple[str, ...] = ()
    number: ToldNumber | None = None


def tell(
    moment: Moment, claim_id: str, shape: WorldShape, chance: random.Random, *, is_late: bool
) -> PlantedClaim:
    """The claim of one report; a late one mostly says when it was, if only the year."""
    sentence = _Sentence(dict(moment.slots), {"number": "", "value": "", "names": "", "place": ""})
    _leave_out(sentence, moment, shape, chance)
    _say_what(sentence, moment, shape, chance)
    _count(sentence, moment, shape, chance)
    _misread(sentence, shape, chance)
    claimant, code = _claimant(moment, shape, chance)
    day = _date(moment, shape, chance, is_late=is_late)
    return PlantedClaim(
        claim_id,
        moment.event.event_id,
        moment.event.claim_type,
        sentence.slots,
        _written(sentence, moment, chance, claimant, day),
        moment.day,
        moment.polarity,
        claimant,
        code,
        day,
        sentence.names,
        moment.number_name if sentence.number else None,
        sentence.number,
        str(moment.slots["stage"]) if "stage" in moment.slots else None,
    )


def _leave_out(sentence: _Sentence, moment: Moment, shape: WorldShape, chance: random.Random) -> None:
    """Parties that the report does not name, at most one of two; the place in a country."""
    parties = [slot for slot in PARTIES if slot in moment.slots]
    gone = next((slot for slot in parties if chance.random() < shape.missing[slot]), None)
    for slot in parties:
        code = str(moment.slots[slot])
        sentence.words[PARTIES[slot]] = "the country" if slot == gone else name_of(code)
    if gone:
        del sentence.slots[gone]
    if "place_text" in sentence.slots:
        if chance.random() < shape.place_told:
            sentence.words["place"] = f", near {sentence.slots['place_text']}"
        else:
            del sentence.slots["place_text"]


def _say_what(sentence: _Sentence, moment: Moment, shape: WorldShape, chance: random.Random) -> None:
    """The item by its name, by its category, or hardly at all."""
    sentence.words["noun"] = moment.generic_item or ""
    sentence.words["sector"] = chance.choice(SECTORS)
    if "item_text" not in sentence.slots:
        return
    if sentence.slots["category_code"] != "unspecified":
        drawn = chance.random()
        if drawn < shape.item_vague:
            sentence.slots |= {"item_text": "weapons", "category_code": "unspecified"}
            del sentence.slots["weapon_code"]
        elif drawn > shape.item_named + shape.item_vague:
            sentence.slots["item_text"] = moment.generic_item or ""
            del sentence.slots["weapon_code"]
            if chance.random() < shape.wrong_category:
                sentence.slots["category_code"] = MISREAD_CATEGORIES[str(sentence.slots["category_code"])]
    sentence.words["item"] = str(sentence.slots["item_text"])


def _count(sentence: _Sentence, moment: Moment, shape: WorldShape, chance: random.Random) -> None:
    """The number, where the report tells one, and names of targets; a list without a number counts for its length."""
    if moment.names and chance.random() < shape.whole_target:
        _hit_the_whole_country(sentence)
        return
    _name_targets(sentence, moment, shape, chance)
    if moment.number is None or not _is_counted(moment, shape, chance):
        if "value_currency" in sentence.slots:
            del sentence.slots["value_currency"]
        if sentence.names:
            _count_the_list(sentence, moment)
        return
    qualifiers = shape.qualifiers[moment.event.claim_type]
    if "value_currency" in sentence.slots:
        sentence.number = told_number(chance, moment.number, {"exact": 1.0}, shape.wrong_number)
        sentence.slots["value_amount"] = sentence.number.low or 0
        sentence.words["value"] = f"${sentence.number.phrase} of "
        return
    if len(moment.names) > 1 and len(moment.names) == len(sentence.names):
        qualifiers = {"exact": 1.0}
    sentence.number = told_number(chance, moment.number, qualifiers, shape.wrong_number)
    is_plain = moment.unit_slots[0].startswith("count")
    sentence.words["number"] = sentence.number.phrase + ("" if is_plain else " ")
    _fill_number(sentence, moment, sentence.number)


def _hit_the_whole_country(sentence: _Sentence) -> None:
    """ "Sanctions on the country", where some of its people or firms are meant."""
    sentence.slots["target_type"] = "state"
    sentence.words["noun"] = "the government"


def _is_counted(moment: Moment, shape: WorldShape, chance: random.Random) -> bool:
    """A count of troops is no claim without its number; the others do without one more often than not."""
    shares = {"arms_transfer": shape.numbered, "troop_count": 1.0, "sanction": shape.counted_targets}
    share = shares[moment.event.claim_type] + (0.15 if moment.event.kind == "package" else 0)
    return chance.random() < share


def _name_targets(sentence: _Sentence, moment: Moment, shape: WorldShape, chance: random.Random) -> None:
    """Some of the targets by name, in the order of the list; big lists only in part."""
    if not moment.names or chance.random() > shape.named_targets:
        return
    most = len(moment.names) if len(moment.names) <= 5 else 4
    places = sorted(chance.sample(range(len(moment.names)), chance.randint(1, most)))
    sentence.names = tuple(respelled(chance, moment.names[place]) for place in places)
    opening = ": " if len(places) == len(moment.names) else ", among them "
    sentence.words["names"] = opening + " and ".join(sentence.names)


def _count_the_list(sentence: _Sentence, moment: Moment) -> None:
    listed = len(sentence.names)
    is_all = listed == len(moment.names)
    sentence.number = ToldNumber(listed, listed, "exact", str(listed), is_right=is_all)
    _fill_number(sentence, moment, sentence.number)


def _fill_number(sentence: _Sentence, moment: Moment, number: ToldNumber) -> None:
    low, high = moment.unit_slots
    bounds = {low: number.low, high: number.high}
    sentence.slots |= {slot: bound for slot, bound in bounds.items() if bound is not None}
    sentence.slots[low.removesuffix("low") + "qualifier"] = number.qualifier


def _misread(sentence: _Sentence, shape: WorldShape, chance: random.Random) -> None:
    """What a reader of the sentence gets wrong: now and then a stage, a status, a kind of target, a party."""
    slots = sentence.slots
    if "stage" in slots and chance.random() < shape.wrong_stage:
        slots["stage"] = chance.choice(MISREAD_STAGES[str(slots["stage"])])
    if chance.random() >= shape.wrong_slot:
        return
    if "status" in slots:
        slots["status"] = MISREAD_STATUS.get(str(slots["status"]), str(slots["status"]))
    elif "target_type" in slots:
        slots["target_type"] = MISREAD_TARGETS.get(str(slots["target_type"]), "state")
    elif {"supplier_code", "recipient_code"} <= set(slots):
        slots["supplier_code"], slots["recipient_code"] = slots["recipient_code"], slots["supplier_code"]


def _claimant(moment: Moment, shape: WorldShape, chance: random.Random) -> tuple[str | None, str | None]:
    if moment.is_always_claimed or chance.random() < shape.claimed:
        return chance.choice(moment.claimants[:2] if moment.polarity == "denied" else moment.claimants)
    return None, None


def _date(moment: Moment, shape: WorldShape, chance: random.Random, *, is_late: bool) -> DatedSpan | None:
    if is_late:
        return told_date(chance, moment.day, shape.looking_back_dates)
    return told_date(chance, moment.day, shape.dates[moment.event.claim_type])


def _written(
    sentence: _Sentence, moment: Moment, chance: random.Random, claimant: str | None, day: DatedSpan | None
) -> str:
    """The sentence itself, with its date and source; its first letter is a capital."""
    body = chance.choice(moment.sentences).format(**sentence.words)
    when = f" {_when(day)}" if day else ""
    said = f", {claimant} said" if claimant else ""
    return (body[0].upper() + body[1:]).strip() + when + said + "."


def _when(day: DatedSpan) -> str:
    match day.precision:
        case "day":
            return f"on {day.start:%d %B %Y}"
        case "month":
            return f"in {day.start:%B %Y}"
        case _:
            return f"in {day.start.year}"


def at_another_time(claim: PlantedClaim, claim_id: str) -> PlantedClaim:
    """The same claim in a copy of its article."""
    return replace(claim, claim_id=claim_id)


def day_known(moment: Moment) -> date:
    """The day from which it can be reported."""
    return max(moment.told_day, moment.day)


def talk(moment: Moment, claim_id: str, chance: random.Random) -> list[PlantedClaim]:
    """A sentence on the same parties that is of no one event; none beside news of troops."""
    codes = {words: str(moment.slots[slot]) for slot, words in PARTIES.items() if slot in moment.slots}
    names = {words: name_of(code) for words, code in codes.items()}
    if "supplier" in codes:
        slots = {
            "supplier_code": codes["supplier"],
            "recipient_code": codes["recipient"],
            "category_code": "unspecified",
            "item_text": "weapons",
            "stage": "delivered",
        }
        sentences = (
            "{supplier} has long armed {recipient}.",
            "{supplier} is a supplier of arms to {recipient}.",
        )
    elif "imposer" in codes:
        slots = {"action": "proposed", "target_type": "state", "target_country_code": codes["country"]}
        sentences = (
            "Activists called for tougher sanctions on {country}.",
            "New sanctions on {country} are wanted.",
        )
    else:
        return []
    evidence = chance.choice(sentences).format(**names)
    evidence = evidence[0].upper() + evidence[1:]
    return [PlantedClaim(claim_id, TALK, moment.event.claim_type, slots, evidence, moment.day)]
