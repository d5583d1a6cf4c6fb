"""Which PLOVER event a fact is: event type, mode and contexts by stage, status or action (PLOVER manual, draft 0.8).

A crosswalk, not a reading: PLOVER's SANCTION is any reduction of relations, and its AID any help that serves the one who gets it.
The table in docs/how_to/exports.md says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

CODEBOOK = "PLOVER 0.8"
# Quad category and score of each event type, from the manual's tables.
QUAD_CODES = {
    "AGREE": 1, "CONCEDE": 1, "AID": 2, "COOPERATE": 2, "RETREAT": 2, "DEMAND": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 4,
    "MOBILIZE": 4,
}  # fmt: skip
SCORES = {
    "AGREE": 4.2, "CONCEDE": 5.0, "AID": 7.4, "COOPERATE": 6.8, "RETREAT": 7.6, "DEMAND": -5.0, "REJECT": -4.2, "THREATEN": -5.1,
    "SANCTION": -5.2, "MOBILIZE": -5.3,
}  # fmt: skip
NEEDS_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})
_BOUGHT = frozenset({"sold", "ordered", "leased"})
_MEASURE_CONTEXTS = {
    "arms_embargo": "military",
    "travel_ban": "diplomatic",
    "terrorist_designation": "terrorism",
}


@dataclass(frozen=True, slots=True)
class PloverCode:
    """An event type with its modes and contexts; `is_reversed` where the party that gets something is the one who acts."""

    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    is_reversed: bool = False


def arms_transfer_code(stage: str, details: frozenset[str]) -> PloverCode | None:
    """Of a stage, with the finer words that its claims have for it (stage_detail)."""
    match stage:
        case "delivered":
            return PloverCode("COOPERATE" if details & _BOUGHT else "AID", contexts=("military",))
        case "agreed":
            return PloverCode("AGREE", contexts=("military",))
        case "proposed" if "requested" in details:
            return PloverCode("DEMAND", ("assist",), ("military",), is_reversed=True)
        case "proposed":
            return PloverCode("AGREE", contexts=("military", "hypothetical"))
        case "halted":
            return PloverCode("SANCTION", ("discontinue",), ("military",))
        case _:
            return None


def troop_count_code(
    status: str, personnel_type: str | None, *, is_group: bool, is_abroad: bool
) -> PloverCode | None:
    """Of a status; None for strengths and losses: PLOVER has no event for a stock, and none for victims without an attacker.

    `is_group` tells an armed group from a state; `is_abroad` that they are in a known country that is not their own.
    """
    peace = personnel_type == "peacekeepers"
    contexts = ("peacekeeping",) if peace else ("military",)
    moved = PloverCode("MOBILIZE", ("militia" if is_group else "troops",), contexts)
    match status:
        case "deployed":
            return PloverCode("AID", contexts=contexts) if peace and is_abroad else moved
        case "mobilised":
            return moved
        case "planned":
            agreed = PloverCode("AGREE", contexts=contexts)
            return agreed if peace and is_abroad else replace(moved, contexts=(*contexts, "future"))
        case "training":
            return PloverCode("COOPERATE", contexts=contexts) if is_abroad else moved
        case "withdrawn":
            return PloverCode("SANCTION" if peace and is_abroad else "RETREAT", ("withdraw",), contexts)
        case _:
            return None


def sanction_code(action: str, measure: str | None) -> PloverCode | None:
    """Of an action; the measure tells the context."""
    contexts = (_MEASURE_CONTEXTS.get(measure or "", "economic"),)
    match action:
        case "imposed" | "extended":
            return PloverCode("SANCTION", ("discontinue",), contexts)
        case "proposed":
            return PloverCode("THREATEN", ("restrict",), contexts)
        case "lifted":
            return PloverCode("CONCEDE", contexts=contexts)
        case "rejected":
            return PloverCode("REJECT", contexts=contexts)
        case _:
            return None
