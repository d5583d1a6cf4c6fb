"""Entries of a model's answer about the article of conftest.py, each of which that article bears out."""

from __future__ import annotations

from typing import Any

_SHARED = {"date": None, "polarity": "affirmed", "attributed_to": None}

TANKS: dict[str, Any] = {
    **_SHARED,
    "supplier": "POL",
    "recipient": "UKR",
    "item": "tanks",
    "category": "armoured_vehicle",
    "quantity_low": 14,
    "quantity_high": 14,
    "quantity_qualifier": "exact",
    "value_amount": 42000000,
    "value_currency": "USD",
    "stage": "delivered",
    "date": "2023-05",
    "attributed_to": "the defence ministry in Warsaw",
    "evidence": (
        "Poland handed 14 tanks worth $42 million to Ukraine in May 2023, the defence ministry in Warsaw said."
    ),
}
SOLDIERS: dict[str, Any] = {
    **_SHARED,
    "force": "FRA",
    "count_low": None,
    "count_high": 300,
    "count_qualifier": "at_most",
    "status": "deployed",
    "location": "NER",
    "evidence": "France has up to 300 soldiers in Niger.",
}
SANCTIONS: dict[str, Any] = {
    **_SHARED,
    "imposer": "EU",
    "action": "imposed",
    "target_type": "individual",
    "target_country": None,
    "target_count_low": 2,
    "target_count_high": 2,
    "target_count_qualifier": "exact",
    "target_names": ["Ola Berg", "Per Dahl"],
    "evidence": "The EU sanctioned Ola Berg and Per Dahl.",
}
DENIED: dict[str, Any] = {
    **TANKS,
    "supplier": "DEU",
    "item": "nothing",
    "category": "unspecified",
    "quantity_low": None,
    "quantity_high": None,
    "quantity_qualifier": None,
    "value_amount": None,
    "value_currency": None,
    "date": None,
    "polarity": "denied",
    "attributed_to": "Germany's minister",
    "evidence": 'Germany\'s minister said "nothing has been sent" to Kyiv.',
}
