"""Measurements of the extractor: each is kept once, and the newest of its kind stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orchestration.warehouse import QualityMeasurement, open_warehouse, store_quality
from tests.warehouse.warehouse_samples import NOW, rows

if TYPE_CHECKING:
    from pathlib import Path

MEASURED = QualityMeasurement(
    "gold", "hash-1", "rules", "1", "sanction", "found", 20, 30, 28, 25, 0.89, 0.83, 0.86, 0.8, 0.9, NOW
)


def test_a_measurement_of_the_same_kind_is_replaced_and_another_is_added(tmp_path: Path) -> None:
    connection = open_warehouse(tmp_path / "newsledger.duckdb")
    store_quality(connection, [MEASURED, replace(MEASURED, level="strict", f1_score=0.7)])
    store_quality(connection, [replace(MEASURED, f1_score=0.87)])
    store_quality(connection, [replace(MEASURED, corpus_hash="hash-2", f1_score=0.5)])
    assert rows(
        connection, "select corpus_hash, level, f1_score from raw.quality_measurements order by all"
    ) == [
        ("hash-1", "found", 0.87),
        ("hash-1", "strict", 0.7),
        ("hash-2", "found", 0.5),
    ]
    connection.close()
