"""What is odd about the claims that their event's main fact does not hold: which noise costs how many claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from tests.dbt.planted_world import PlantedArticle, PlantedClaim, PlantedWorld
from tests.dbt.planted_world_score import main_facts

USUAL_SLOTS = (
    "supplier_code", "recipient_code", "category_code", "force_code", "location_code", "status", "imposer_code",
    "target_country_code", "target_type",
)  # fmt: skip


def lost_by_oddity(world: PlantedWorld, facts: Mapping[str, str], kind: str | None) -> list[str]:
    """Lines `oddity: lost of all claims that have it`, the costliest first; a claim may have several oddities."""
    kind_of = {event.event_id: event.kind for event in world.events}
    told = [(article, claim) for article, claim in world.claims() if kind in {None, kind_of[claim.event_id]}]
    usual = _usual_slots(told)
    main = main_facts(world, facts)
    lost: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for article, claim in told:
        is_lost = facts[claim.claim_id] != main[claim.event_id]
        for oddity in _oddities(article, claim, usual[claim.event_id]):
            every[oddity] += 1
            lost[oddity] += is_lost
    return [f"{oddity}: {n} of {every[oddity]}" for oddity, n in lost.most_common() if n]


def _usual_slots(told: list[tuple[PlantedArticle, PlantedClaim]]) -> dict[str, dict[str, object]]:
    """The commonest value of each slot over the claims of each event."""
    values: dict[tuple[str, str], Counter[object]] = defaultdict(Counter)
    for _, claim in told:
        for slot in USUAL_SLOTS:
            if slot in claim.slots:
                values[claim.event_id, slot][claim.slots[slot]] += 1
    usual: dict[str, dict[str, object]] = defaultdict(dict)
    for (event_id, slot), counted in values.items():
        usual[event_id][slot] = counted.most_common(1)[0][0]
    return usual


def _oddities(article: PlantedArticle, claim: PlantedClaim, usual: Mapping[str, object]) -> list[str]:
    found = [
        f"other {slot}" if slot in claim.slots else f"no {slot}"
        for slot, value in usual.items()
        if claim.slots.get(slot) != value
    ]
    day = claim.event_date
    if day and (article.published - day.end).days > 14:
        found.append(f"looks back ({day.precision})")
    if day and day.precision == "year":
        found.append("only a year")
    if claim.polarity == "denied":
        found.append("denial")
    if claim.number and not claim.number.is_right:
        found.append("wrong number")
    if claim.number_name in {"opposing", "count_earlier", "delivered_earlier", "proposed"}:
        found.append(f"number is {claim.number_name}")
    if "category_code" in claim.slots and "weapon_code" not in claim.slots:
        found.append("item not named")
    return found or ["nothing"]
