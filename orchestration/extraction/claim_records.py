"""The JSON shape of claims: one object an article, with the slots of the annotation guidelines.

Both roads lead here: from a claim just extracted, and from a row of a published claim table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from orchestration.extraction.records import Claim, ClaimType, Slot

LIST_NAMES = {
    ClaimType.ARMS_TRANSFER: "arms_transfers",
    ClaimType.TROOP_COUNT: "troop_counts",
    ClaimType.SANCTION: "sanctions",
}
# Key in the JSON -> column of the published claim table; the columns are also the names of the slots.
_SLOT_COLUMNS = {
    ClaimType.ARMS_TRANSFER: {
        "supplier": "supplier_code",
        "recipient": "recipient_code",
        "item": "item_text",
        "category": "category_code",
        "quantity_low": "quantity_low",
        "quantity_high": "quantity_high",
        "quantity_qualifier": "quantity_qualifier",
        "value_amount": "value_amount",
        "value_currency": "value_currency",
        "stage": "stage",
        "weapon": "weapon_code",
    },
    ClaimType.TROOP_COUNT: {
        "force": "force_code",
        "count_low": "count_low",
        "count_high": "count_high",
        "count_qualifier": "count_qualifier",
        "status": "status",
        "location": "location_code",
        "place": "place_text",
        "personnel_type": "personnel_type",
    },
    ClaimType.SANCTION: {
        "imposer": "imposer_code",
        "action": "action",
        "target_type": "target_type",
        "target_country": "target_country_code",
        "target_count_low": "target_count_low",
        "target_count_high": "target_count_high",
        "target_count_qualifier": "target_count_qualifier",
        "measure": "measure",
    },
}
_TOLD_BESIDES = {"claimant_text": "attributed_to", "event_date": "date"}
_ABOUT_THE_FINDING = {"confidence", "rule", "slot_spans"}
_NUMBERS = {
    "quantity_low", "quantity_high", "value_amount", "count_low", "count_high", "target_count_low", "target_count_high",
}  # fmt: skip


def record_from_columns(
    claim_type: ClaimType,
    columns: Mapping[str, Any],
    target_names: Iterable[str] = (),
    told: Iterable[Slot] = (),
) -> dict[str, Any]:
    """The JSON object of one claim from the columns of its table.

    `target_names` in their order, for sanctions; `told` are the slots with their places in the text.
    """
    record: dict[str, Any] = {}
    for key, column in _SLOT_COLUMNS[claim_type].items():
        value = columns.get(column)
        record[key] = _plain_number(value) if key in _NUMBERS else value
    if claim_type is ClaimType.SANCTION:
        record["target_names"] = list(target_names)
    record["date"] = _date_text(columns)
    record["polarity"] = str(columns["polarity"])
    record["attributed_to"] = columns.get("claimant_text")
    record["evidence"] = columns["evidence_text"]
    record["evidence_start"] = columns["evidence_start"]
    record["evidence_end"] = columns["evidence_end"]
    record["slot_spans"] = _slot_spans(claim_type, told)
    record["rule"] = columns["rule"]
    record["confidence"] = round(float(columns["confidence"]), 3)
    return record


def _slot_spans(claim_type: ClaimType, slots: Iterable[Slot]) -> dict[str, list[Any]]:
    """Where the text tells each slot, [start, end] in code points; a slot that is inferred has none."""
    keys = {column: key for key, column in _SLOT_COLUMNS[claim_type].items()} | _TOLD_BESIDES
    spans: dict[str, list[Any]] = {}
    for slot in sorted(slots, key=lambda slot: slot.position):
        if slot.start is None or slot.end is None:
            continue
        if slot.name == "target_name":
            spans.setdefault("target_names", []).append([slot.start, slot.end])
        elif slot.name in keys:
            spans[keys[slot.name]] = [slot.start, slot.end]
    return dict(sorted(spans.items()))


def claim_record(claim: Claim) -> dict[str, Any]:
    """The JSON object of one claim just extracted."""
    columns: dict[str, Any] = {slot.name: slot.value for slot in claim.slots if slot.name != "target_name"}
    columns |= {
        "polarity": claim.polarity.value,
        "claimant_text": claim.claimant_text,
        "evidence_text": claim.evidence_text,
        "evidence_start": claim.evidence_start,
        "evidence_end": claim.evidence_end,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }
    if claim.event_date:
        columns["event_date_start"] = claim.event_date.start
        columns["event_date_precision"] = claim.event_date.precision.value
    names = [slot.value for slot in claim.slots if slot.name == "target_name"]
    return record_from_columns(claim.claim_type, columns, names, claim.told_slots())


def document_record(article_id: str, claims: Iterable[Claim]) -> dict[str, Any]:
    """One article's JSON line from its claims just extracted: its id and three lists of claims in text order."""
    return article_record(article_id, ((claim.claim_type, claim_record(claim)) for claim in claims))


def article_record(article_id: str, records: Iterable[tuple[ClaimType, dict[str, Any]]]) -> dict[str, Any]:
    """One article's JSON line; claims of one sentence stand in an order that depends on nothing but themselves."""
    article: dict[str, Any] = {"id": article_id} | {name: [] for name in LIST_NAMES.values()}
    for claim_type, record in records:
        article[LIST_NAMES[claim_type]].append(record)
    for name in LIST_NAMES.values():
        article[name].sort(key=_place_in_text)
    return article


def _place_in_text(record: dict[str, Any]) -> tuple[int, int, str]:
    """Where the evidence stands, then what is claimed; how it was found and how sure it is change no order."""
    claimed = {key: value for key, value in record.items() if key not in _ABOUT_THE_FINDING}
    return record["evidence_start"], record["evidence_end"], json.dumps(claimed, sort_keys=True)


def _plain_number(value: object) -> int | float | None:
    if value is None:
        return None
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else float(number)


def _date_text(columns: Mapping[str, Any]) -> str | None:
    start, precision = columns.get("event_date_start"), columns.get("event_date_precision")
    if start is None or precision is None:
        return None
    return str(start)[: {"year": 4, "month": 7, "day": 10}[str(precision)]]
