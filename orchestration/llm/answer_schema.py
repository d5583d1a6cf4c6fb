"""The JSON schema of an answer: the claims in the shape that `newsledger extract` writes, every value from our vocabularies.

Whether a value is borne out by the article is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orchestration.extraction.claim_records import LIST_NAMES
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.records import ClaimType, Polarity, Qualifier

_TEXT = {"type": ["string", "null"]}
_NUMBER = {"type": ["number", "null"]}
_QUALIFIER = {"type": ["string", "null"], "enum": [*(one.value for one in Qualifier), None]}
_STAGES = "delivered agreed proposed halted".split()
_STATUSES = "deployed planned withdrawn strength killed wounded casualties captured missing mobilised training".split()
_ACTIONS = "imposed extended lifted proposed rejected".split()
_TARGET_TYPES = "individual entity vessel aircraft state sector mixed".split()
_SHARED = {
    "date": _TEXT,
    "polarity": {"type": "string", "enum": [one.value for one in Polarity]},
    "attributed_to": _TEXT,
    "evidence": {"type": "string"},
}


def answer_schema(lexicon: Lexicon) -> dict[str, Any]:
    """The schema of a whole answer; every key is required and no other is allowed, as strict servers ask."""
    return _closed(
        {
            name: {"type": "array", "items": claim_schema(claim_type, lexicon)}
            for claim_type, name in LIST_NAMES.items()
        }
    )


def claim_schema(claim_type: ClaimType, lexicon: Lexicon) -> dict[str, Any]:
    """The schema of one claim. Party codes are free here: they are too many for a list, and are checked in the text."""
    if claim_type is ClaimType.ARMS_TRANSFER:
        return _closed(
            {
                "supplier": _TEXT,
                "recipient": _TEXT,
                "item": {"type": "string"},
                "category": _one_of(weapon_categories(lexicon)),
                **_number_slots("quantity"),
                "value_amount": _NUMBER,
                "value_currency": _TEXT,
                "stage": _one_of(_STAGES),
                **_SHARED,
            }
        )
    if claim_type is ClaimType.TROOP_COUNT:
        status = _one_of(_STATUSES)
        return _closed(
            {"force": _TEXT, **_number_slots("count"), "status": status, "location": _TEXT, **_SHARED}
        )
    return _closed(
        {
            "imposer": _TEXT,
            "action": _one_of(_ACTIONS),
            "target_type": _one_of(_TARGET_TYPES),
            "target_country": _TEXT,
            **_number_slots("target_count"),
            "target_names": {"type": "array", "items": {"type": "string"}},
            **_SHARED,
        }
    )


def weapon_categories(lexicon: Lexicon) -> list[str]:
    """The codes of the classes of weapons, in order."""
    return sorted({*lexicon.weapon_categories.values(), *(term.category for term in lexicon.weapon_terms)})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _number_slots(prefix: str) -> dict[str, Any]:
    return {f"{prefix}_low": _NUMBER, f"{prefix}_high": _NUMBER, f"{prefix}_qualifier": _QUALIFIER}
