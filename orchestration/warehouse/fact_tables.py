"""Which published tables hold the facts and the claims of each type, and the column that ties them."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.records import ClaimType


@dataclass(frozen=True, slots=True)
class FactTables:
    """The tables of one type, in schema marts: facts, their claims, and the column of the fact's key in both."""

    facts: str
    claims: str
    fact_id: str


FACT_TABLES = {
    ClaimType.ARMS_TRANSFER: FactTables("fct_arms_transfers", "fct_arms_transfer_claims", "arms_transfer_id"),
    ClaimType.TROOP_COUNT: FactTables("fct_troop_counts", "fct_troop_count_claims", "troop_count_id"),
    ClaimType.SANCTION: FactTables("fct_sanctions", "fct_sanction_claims", "sanction_id"),
}
