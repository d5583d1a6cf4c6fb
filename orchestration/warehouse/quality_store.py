"""Storing measurements of the extractor, so that the published warehouse can say how good its claims are.

Nothing is measured here.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

_COLUMNS = {
    "corpus_name": ColumnKind.TEXT,
    "corpus_hash": ColumnKind.TEXT,
    "extractor_name": ColumnKind.TEXT,
    "extractor_version": ColumnKind.TEXT,
    "claim_type": ColumnKind.TEXT,
    "level": ColumnKind.TEXT,
    "n_articles": ColumnKind.INTEGER,
    "n_gold": ColumnKind.INTEGER,
    "n_predicted": ColumnKind.INTEGER,
    "n_correct": ColumnKind.INTEGER,
    "precision_score": ColumnKind.DOUBLE,
    "recall_score": ColumnKind.DOUBLE,
    "f1_score": ColumnKind.DOUBLE,
    "f1_low": ColumnKind.DOUBLE,
    "f1_high": ColumnKind.DOUBLE,
    "measured_at": ColumnKind.TIMESTAMP,
}
_DELETE_SAME = """
    delete from raw.quality_measurements as stored
    using incoming
    where stored.corpus_name = incoming.corpus_name
        and stored.corpus_hash = incoming.corpus_hash
        and stored.extractor_name = incoming.extractor_name
        and stored.extractor_version = incoming.extractor_version
        and stored.claim_type = incoming.claim_type
        and stored.level = incoming.level
"""
_INSERT = """
    insert into raw.quality_measurements by name
    select incoming.* exclude (arrival) from incoming order by arrival
"""


@dataclass(frozen=True, slots=True)
class QualityMeasurement:
    """A row of raw.quality_measurements: one claim type at one level (found, strict); times are naive UTC."""

    corpus_name: str
    corpus_hash: str
    extractor_name: str
    extractor_version: str
    claim_type: str
    level: str
    n_articles: int
    n_gold: int
    n_predicted: int
    n_correct: int
    precision_score: float
    recall_score: float
    f1_score: float
    f1_low: float
    f1_high: float
    measured_at: datetime


def store_quality(connection: duckdb.DuckDBPyConnection, measurements: Sequence[QualityMeasurement]) -> None:
    """Store measurements; one of the same corpus, extractor version, claim type and level is replaced."""
    rows = [asdict(measurement) for measurement in measurements]
    with transaction(connection), insert_source(connection, _COLUMNS, rows):
        connection.execute(_DELETE_SAME)
        connection.execute(_INSERT)
