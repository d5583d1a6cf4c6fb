"""Published claims as a reviewer sees them: the sentence, where it comes from, and every column that can be corrected.

Decisions that no build holds yet are laid over them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from orchestration.extraction.records import ClaimType
from orchestration.warehouse.correction_records import SeenClaim

if TYPE_CHECKING:
    import duckdb

_TABLES = {
    ClaimType.ARMS_TRANSFER: ("fct_arms_transfer_claims", "arms_transfer_id"),
    ClaimType.TROOP_COUNT: ("fct_troop_count_claims", "troop_count_id"),
    ClaimType.SANCTION: ("fct_sanction_claims", "sanction_id"),
}
_SELECT = """
    with targets as (
        select claim_id, string_agg(target_name, '; ' order by position) as target_names
        from marts.bridge_sanction_claim_targets
        group by claim_id
    )
    select claims.*, claims.{fact_id} as fact_id, targets.target_names, articles.title, articles.url, outlets.outlet_name
    from marts.{table} as claims
    left join targets using (claim_id)
    left join marts.dim_articles as articles using (article_id)
    left join marts.dim_outlets as outlets using (outlet_id)
    where claims.claim_id in (select unnest($claim_ids))
"""


@dataclass(frozen=True, slots=True)
class ReviewableClaim:
    """A claim with what a reviewer wants to know beside it; `published_date`, `url`, `outlet_name`, `fact_id` may be unknown."""

    claim: SeenClaim
    fact_id: str | None
    review_status: str
    is_current: bool
    outlet_name: str | None
    title: str | None
    url: str | None
    published_date: date | None

    @property
    def claim_type(self) -> ClaimType:
        """The kind of claim."""
        return ClaimType(self.claim.claim_type)


def reviewable_claims(
    connection: duckdb.DuckDBPyConnection, claim_ids: Sequence[str], columns: dict[ClaimType, Iterable[str]]
) -> list[ReviewableClaim]:
    """The published claims of these ids, in their order; `columns` names what can be corrected, by kind of claim."""
    found: dict[str, ReviewableClaim] = {}
    for claim_type, (table, fact_id) in _TABLES.items():
        result = connection.execute(
            _SELECT.format(table=table, fact_id=fact_id), {"claim_ids": list(claim_ids)}
        )
        names = [column[0] for column in result.description or ()]
        for row in result.fetchall():
            record = dict(zip(names, row, strict=True))
            found[record["claim_id"]] = _reviewable(claim_type, record, columns[claim_type])
    return [found[claim_id] for claim_id in dict.fromkeys(claim_ids) if claim_id in found]


def _reviewable(claim_type: ClaimType, record: dict[str, Any], columns: Iterable[str]) -> ReviewableClaim:
    record["event_date"] = _iso_date(record["event_date_start"], record["event_date_precision"])
    claim = SeenClaim(
        claim_id=record["claim_id"],
        claim_type=claim_type.value,
        article_id=record["article_id"],
        article_version_id=record["article_version_id"],
        evidence_text=record["evidence_text"],
        evidence_start=record["evidence_start"],
        confidence=record["confidence"],
        rule=record["rule"],
        extractor_name=record["extractor_name"],
        extractor_version=record["extractor_version"],
        values={name: _as_text(record[name]) for name in columns},
    )
    return ReviewableClaim(
        claim,
        record["fact_id"],
        record["review_status"],
        record["is_current"],
        record["outlet_name"],
        record["title"],
        record["url"],
        record["published_date"],
    )


def _iso_date(start: date | None, precision: str | None) -> str | None:
    letters = {"year": 4, "month": 7, "day": 10}
    return start.isoformat()[: letters[precision or "day"]] if start else None


def _as_text(value: Any) -> str | None:  # noqa: ANN401 - any cell
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value)
