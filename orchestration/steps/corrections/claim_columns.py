"""The columns of a claim that can be corrected, by kind of claim, and what kind of value each takes.

Codes are looked up in vocabularies.py; enumerations and bounds stand here and are those of the published claim tables,
whose tests stop a build.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from orchestration.extraction.records import ClaimType


class ValueKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    COUNT = "whole number"
    AMOUNT = "amount"
    CHOICE = "one of a list"
    DATE = "date"
    PARTY = "party code"
    WEAPON = "weapon code"
    CATEGORY = "class of arms"
    CURRENCY = "currency code"
    NAMES = "list of names"


@dataclass(frozen=True, slots=True)
class ClaimColumn:
    """One column; `choices` are the values of a CHOICE, `largest` bounds a number, and a required column cannot be emptied."""

    name: str
    kind: ValueKind = ValueKind.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False
    largest: int = 0


class UnknownColumnError(ValueError):
    """A claim of that kind has no such column; the message names the nearest one."""


def _choice(name: str, values: str, *, is_required: bool = False) -> ClaimColumn:
    return ClaimColumn(name, ValueKind.CHOICE, tuple(values.split()), is_required=is_required)


def _numbers(prefix: str, largest: int) -> tuple[ClaimColumn, ...]:
    return (
        ClaimColumn(f"{prefix}_low", ValueKind.COUNT, largest=largest),
        ClaimColumn(f"{prefix}_high", ValueKind.COUNT, largest=largest),
        _choice(f"{prefix}_qualifier", "exact about at_least at_most range"),
    )


_OF_ALL = (
    _choice("polarity", "affirmed denied", is_required=True),
    ClaimColumn("claimant_text"),
    ClaimColumn("claimant_code", ValueKind.PARTY),
    ClaimColumn("event_date", ValueKind.DATE),
)
CLAIM_COLUMNS: dict[ClaimType, tuple[ClaimColumn, ...]] = {
    ClaimType.ARMS_TRANSFER: (
        ClaimColumn("supplier_code", ValueKind.PARTY),
        ClaimColumn("recipient_code", ValueKind.PARTY),
        ClaimColumn("item_text"),
        ClaimColumn("weapon_code", ValueKind.WEAPON),
        ClaimColumn("category_code", ValueKind.CATEGORY),
        *_numbers("quantity", 10**12),
        ClaimColumn("value_amount", ValueKind.AMOUNT, largest=10**16),
        ClaimColumn("value_currency", ValueKind.CURRENCY),
        _choice("stage", "delivered agreed proposed halted", is_required=True),
        ClaimColumn("stage_detail"),
        *_OF_ALL,
    ),
    ClaimType.TROOP_COUNT: (
        ClaimColumn("force_code", ValueKind.PARTY),
        ClaimColumn("location_code", ValueKind.PARTY),
        ClaimColumn("place_text"),
        ClaimColumn("unit_text"),
        ClaimColumn("personnel_type"),
        *_numbers("count", 10**10),
        _choice(
            "status",
            "deployed planned withdrawn strength killed wounded casualties captured missing mobilised training",
            is_required=True,
        ),
        *_OF_ALL,
    ),
    ClaimType.SANCTION: (
        ClaimColumn("imposer_code", ValueKind.PARTY),
        ClaimColumn("authority_text"),
        _choice("action", "imposed extended lifted proposed rejected", is_required=True),
        ClaimColumn("action_detail"),
        ClaimColumn("measure"),
        ClaimColumn("programme_text"),
        _choice("target_type", "individual entity vessel aircraft state sector mixed"),
        ClaimColumn("target_country_code", ValueKind.PARTY),
        ClaimColumn("target_names", ValueKind.NAMES),
        *_numbers("target_count", 10**9),
        ClaimColumn("reason_text"),
        *_OF_ALL,
    ),
}
NUMBER_PREFIXES = {
    ClaimType.ARMS_TRANSFER: "quantity",
    ClaimType.TROOP_COUNT: "count",
    ClaimType.SANCTION: "target_count",
}
_OTHER_NAMES = {
    "event_date_start": "event_date",
    "event_date_end": "event_date",
    "event_date_precision": "event_date",
    "date": "event_date",
    "attributed_to": "claimant_text",
    "target_name": "target_names",
}


def column_named(claim_type: ClaimType, name: str) -> ClaimColumn:
    """The column of that name; UnknownColumnError, with the nearest name, where claims of that kind have none.

    >>> column_named(ClaimType.TROOP_COUNT, "count_low").kind
    <ValueKind.COUNT: 'whole number'>
    """
    columns = {column.name: column for column in CLAIM_COLUMNS[claim_type]}
    if name in columns:
        return columns[name]
    near = [_OTHER_NAMES[name]] if name in _OTHER_NAMES else get_close_matches(name, columns, n=1, cutoff=0.5)
    proposal = f"; did you mean {near[0]}?" if near and near[0] in columns else ""
    known = ", ".join(columns)
    message = f"a claim about {_thing(claim_type)} has no column '{name}' that can be corrected{proposal} (columns: {known})"
    raise UnknownColumnError(message)


def _thing(claim_type: ClaimType) -> str:
    things = {
        ClaimType.ARMS_TRANSFER: "an arms transfer",
        ClaimType.TROOP_COUNT: "a troop count",
        ClaimType.SANCTION: "a sanction",
    }
    return things[claim_type]
