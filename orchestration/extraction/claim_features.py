"""What of a claim speaks for or against it: the facts that its confidence is computed from.

Only what lies in the claim and its document is looked at; nothing here knows an annotated claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.records import Claim, ClaimType, Document, Slot

_PARTIES = {
    ClaimType.ARMS_TRANSFER: ("supplier_code", "recipient_code"),
    ClaimType.TROOP_COUNT: ("force_code", "location_code"),
    ClaimType.SANCTION: ("imposer_code", "target_country_code"),
}
_DETAILS = {
    ClaimType.ARMS_TRANSFER: ("quantity_qualifier", "value_amount", "weapon_code"),
    ClaimType.TROOP_COUNT: ("count_qualifier", "place_text"),
    ClaimType.SANCTION: ("target_count_qualifier", "target_name"),
}
_KINDS = (
    "category_code", "stage", "status", "action", "target_type", "quantity_qualifier", "count_qualifier",
)  # fmt: skip
_UNREAL = re.compile(r"\b(?:would|could|may|might|should|if|whether)\b")
_LONG_SENTENCE = 45  # words
_MANY_CLAIMS = 8


def claim_features(claim: Claim, document: Document, n_claims: int) -> dict[str, float]:
    """Name of a feature to its value, 1 for most; each name begins with the claim's type.

    `n_claims` is the number of claims of the whole document.
    """
    values = dict.fromkeys(_facts(claim), 1.0)
    words = claim.evidence_text.split()
    values |= {
        "length": min(len(words), 60) / 30,
        "is long": float(len(words) > _LONG_SENTENCE),
        "claims": min(n_claims, 12) / 6,
        "many claims": float(n_claims > _MANY_CLAIMS),
        "headline": float(claim.evidence_text == document.title),
        "quotation": float('"' in claim.evidence_text or "“" in claim.evidence_text),
        "unreal": float(bool(_UNREAL.search(claim.evidence_text))),
        "depth": min(claim.evidence_start / 3000, 1.5),
    }
    return {f"{claim.claim_type.value} {name}": value for name, value in values.items() if value}


def _facts(claim: Claim) -> Iterator[str]:
    yield "always"
    frame, *rest = claim.rule.split(":")
    yield f"frame {frame}"
    if rest:
        yield f"word {rest[0]}"
        yield from (f"mark {mark}" for mark in rest[1:])
    slots = {slot.name: slot for slot in claim.slots}
    for name in _PARTIES[claim.claim_type]:
        yield f"{name} {_whereabouts(slots.get(name), claim)}"
    for name in _DETAILS[claim.claim_type]:
        yield f"{name} {'told' if name in slots else 'not told'}"
    for name in _KINDS:
        if name in slots:
            yield f"{name} is {slots[name].value}"
    yield claim.polarity.value
    yield f"claimant {'told' if claim.claimant_text else 'not told'}"
    yield f"date {'told' if claim.event_date else 'not told'}"


def _whereabouts(slot: Slot | None, claim: Claim) -> str:
    if slot is None:
        return "not told"
    if slot.start is None:
        return "inferred"
    return "told" if claim.evidence_start <= slot.start < claim.evidence_end else "told elsewhere"
