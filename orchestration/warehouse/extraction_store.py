"""Storing what the extractor found: a version's claims are replaced as a whole, a batch in one transaction.

Which versions are due is told by pending_versions.py; claims are made by orchestration.extraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.claim_identity import claim_id
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import duckdb

    from orchestration.extraction.records import Claim
    from orchestration.llm.llm_records import DroppedClaim

_EXTRACTION_COLUMNS = {
    "article_version_id": ColumnKind.TEXT,
    "status": ColumnKind.TEXT,
    "reason": ColumnKind.TEXT,
    "n_sentences": ColumnKind.INTEGER,
    "n_parsed_sentences": ColumnKind.INTEGER,
    "n_claims": ColumnKind.INTEGER,
}
_CLAIM_COLUMNS = {
    "claim_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "claim_type": ColumnKind.TEXT,
    "polarity": ColumnKind.TEXT,
    "claimant_text": ColumnKind.TEXT,
    "claimant_code": ColumnKind.TEXT,
    "event_date_start": ColumnKind.DATE,
    "event_date_end": ColumnKind.DATE,
    "event_date_precision": ColumnKind.TEXT,
    "evidence_text": ColumnKind.TEXT,
    "evidence_start": ColumnKind.INTEGER,
    "evidence_end": ColumnKind.INTEGER,
    "confidence": ColumnKind.DOUBLE,
    "rule": ColumnKind.TEXT,
}
_SLOT_COLUMNS = {
    "claim_id": ColumnKind.TEXT,
    "slot_name": ColumnKind.TEXT,
    "position": ColumnKind.INTEGER,
    "slot_value": ColumnKind.TEXT,
    "slot_text": ColumnKind.TEXT,
    "slot_start": ColumnKind.INTEGER,
    "slot_end": ColumnKind.INTEGER,
}
_DROPPED_COLUMNS = {
    "article_version_id": ColumnKind.TEXT,
    "claim_type": ColumnKind.TEXT,
    "reason_code": ColumnKind.TEXT,
    "reason_text": ColumnKind.TEXT,
    "claim_json": ColumnKind.TEXT,
    "position": ColumnKind.INTEGER,
}
_DELETE_SLOTS = """
    delete from raw.claim_slots
    where claim_id in (
        select claims.claim_id
        from raw.claims as claims
        semi join incoming using (article_version_id)
    )
"""
_DELETES = (
    _DELETE_SLOTS,
    "delete from raw.claims where article_version_id in (select article_version_id from incoming)",
    "delete from raw.dropped_claims where article_version_id in (select article_version_id from incoming)",
    "delete from raw.extractions where article_version_id in (select article_version_id from incoming)",
)
_INSERT_EXTRACTIONS = """
    insert into raw.extractions by name
    select
        incoming.* exclude (arrival),
        $extractor_name as extractor_name,
        $extractor_version as extractor_version,
        $extracted_at as extracted_at
    from incoming
    order by arrival
"""
_INSERT_CLAIMS = """
    insert into raw.{table} by name
    select
        incoming.* exclude (arrival),
        $extractor_name as extractor_name,
        $extractor_version as extractor_version
    from incoming
    order by arrival
"""
_INSERT_SLOTS = (
    "insert into raw.claim_slots by name select incoming.* exclude (arrival) from incoming order by arrival"
)


class ExtractionStatus(StrEnum):
    """How the extraction of a version ended."""

    EXTRACTED = "extracted"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class VersionExtraction:
    """What one article version gave; `reason` says why where it was skipped or failed, or a language model gave nothing."""

    article_version_id: str
    claims: tuple[Claim, ...] = ()
    n_sentences: int = 0
    n_parsed_sentences: int = 0
    status: ExtractionStatus = ExtractionStatus.EXTRACTED
    reason: str | None = None
    dropped: tuple[DroppedClaim, ...] = ()


def store_extractions(
    connection: duckdb.DuckDBPyConnection,
    results: Iterable[VersionExtraction],
    *,
    extractor_name: str,
    extractor_version: str,
    now: datetime,
) -> int:
    """Replace the claims of these versions, whoever made them, all or none; returns the number of claims stored.

    A claim that a version makes twice in the very same words and place is stored once; of a version given
    twice the last result stands. `now` is naive UTC.
    """
    by_version = {result.article_version_id: result for result in results}
    if not by_version:
        return 0
    claims = {version: _distinct_claims(result) for version, result in by_version.items()}
    extraction_rows = [
        _extraction_row(result, len(claims[version])) for version, result in by_version.items()
    ]
    claim_rows = [
        _claim_row(key, version, claim) for version in claims for key, claim in claims[version].items()
    ]
    slot_rows = [
        row for found in claims.values() for key, claim in found.items() for row in _slot_rows(key, claim)
    ]
    dropped_rows = [row for result in by_version.values() for row in _dropped_rows(result)]
    extractor = {"extractor_name": extractor_name, "extractor_version": extractor_version}
    with transaction(connection):
        with insert_source(connection, _EXTRACTION_COLUMNS, extraction_rows):
            for statement in _DELETES:
                connection.execute(statement)
            connection.execute(_INSERT_EXTRACTIONS, extractor | {"extracted_at": now})
        with insert_source(connection, _CLAIM_COLUMNS, claim_rows):
            connection.execute(_INSERT_CLAIMS.format(table="claims"), extractor)
        with insert_source(connection, _DROPPED_COLUMNS, dropped_rows):
            connection.execute(_INSERT_CLAIMS.format(table="dropped_claims"), extractor)
        with insert_source(connection, _SLOT_COLUMNS, slot_rows):
            connection.execute(_INSERT_SLOTS)
    return len(claim_rows)


def _distinct_claims(result: VersionExtraction) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for claim in result.claims:
        found.setdefault(claim_id(result.article_version_id, claim), claim)
    return found


def _extraction_row(result: VersionExtraction, n_claims: int) -> dict[str, Any]:
    return {
        "article_version_id": result.article_version_id,
        "status": result.status.value,
        "reason": result.reason,
        "n_sentences": result.n_sentences,
        "n_parsed_sentences": result.n_parsed_sentences,
        "n_claims": n_claims,
    }


def _claim_row(key: str, article_version_id: str, claim: Claim) -> dict[str, Any]:
    event_date = claim.event_date
    return {
        "claim_id": key,
        "article_version_id": article_version_id,
        "claim_type": claim.claim_type.value,
        "polarity": claim.polarity.value,
        "claimant_text": claim.claimant_text,
        "claimant_code": claim.claimant_code,
        "event_date_start": event_date.start if event_date else None,
        "event_date_end": event_date.end if event_date else None,
        "event_date_precision": event_date.precision.value if event_date else None,
        "evidence_text": claim.evidence_text,
        "evidence_start": claim.evidence_start,
        "evidence_end": claim.evidence_end,
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _dropped_rows(result: VersionExtraction) -> list[dict[str, Any]]:
    return [
        {
            "article_version_id": result.article_version_id,
            "claim_type": dropped.claim_type.value,
            "reason_code": dropped.reason_code,
            "reason_text": dropped.reason_text,
            "claim_json": dropped.claim_json,
            "position": position,
        }
        for position, dropped in enumerate(result.dropped)
    ]


def _slot_rows(key: str, claim: Claim) -> list[dict[str, Any]]:
    return [
        {
            "claim_id": key,
            "slot_name": slot.name,
            "position": slot.position,
            "slot_value": slot.value,
            "slot_text": slot.text,
            "slot_start": slot.start,
            "slot_end": slot.end,
        }
        for slot in claim.told_slots()
    ]
