"""Which published tables hold the facts and claims of each type, the column that ties them, and what tells a fact in short."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.records import ClaimType


@dataclass(frozen=True, slots=True)
class FactTables:
    """The tables of one type, in schema marts: facts, their claims, and the column of the fact's key in both.

    And columns of the facts: who, to or against whom, the best number, and the others that tell what it is about.
    """

    facts: str
    claims: str
    fact_id: str
    party: str
    counterparty: str
    number: str
    details: tuple[str, ...]


FACT_TABLES = {
    ClaimType.ARMS_TRANSFER: FactTables(
        "fct_arms_transfers",
        "fct_arms_transfer_claims",
        "arms_transfer_id",
        party="supplier_code",
        counterparty="recipient_code",
        number="quantity_best",
        details=("stage", "item_text"),
    ),
    ClaimType.TROOP_COUNT: FactTables(
        "fct_troop_counts",
        "fct_troop_count_claims",
        "troop_count_id",
        party="force_code",
        counterparty="location_code",
        number="count_best",
        details=("status", "place_text"),
    ),
    ClaimType.SANCTION: FactTables(
        "fct_sanctions",
        "fct_sanction_claims",
        "sanction_id",
        party="imposer_code",
        counterparty="target_country_code",
        number="target_count_best",
        details=("action", "target_type", "measure"),
    ),
}
