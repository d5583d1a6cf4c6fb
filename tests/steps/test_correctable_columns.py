"""What a correction may say is what the published tables take: same columns, same enumerations, same bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from orchestration.extraction.records import ClaimType
from orchestration.steps.corrections.claim_columns import CLAIM_COLUMNS, ValueKind

CLAIMS = Path(__file__).parents[2] / "dbt_project" / "models" / "marts" / "claims"
OF_OTHER_TABLES = {"event_date", "target_names"}  # three columns of the claim table; a bridge
NOT_TOLD_BY_THE_TEXT = {
    "claim_id", "arms_transfer_id", "troop_count_id", "sanction_id", "article_id", "article_version_id", "external_id",
    "evidence_text", "evidence_start", "evidence_end", "rule", "extractor_name", "extractor_version", "review_status",
    "claim_status", "claim_status_reason", "confidence", "is_current", "published_date",
    "event_date_start", "event_date_end", "event_date_precision",
}  # fmt: skip


def _model(claim_type: ClaimType) -> dict[str, Any]:
    path = CLAIMS / f"fct_{claim_type.value}_claims.yml"
    model: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))["models"][0]
    return model


def _tests(column: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [
        one[name]["arguments"]
        for one in column.get("data_tests", [])
        if isinstance(one, dict) and name in one
    ]


@pytest.mark.parametrize("claim_type", ClaimType)
def test_every_part_of_a_claim_can_be_corrected(claim_type: ClaimType) -> None:
    published = {column["name"] for column in _model(claim_type)["columns"]} - NOT_TOLD_BY_THE_TEXT
    assert {column.name for column in CLAIM_COLUMNS[claim_type]} - OF_OTHER_TABLES == published


@pytest.mark.parametrize("claim_type", ClaimType)
def test_enumerations_are_those_of_the_published_table(claim_type: ClaimType) -> None:
    published = {
        column["name"]: set(tests[0]["values"])
        for column in _model(claim_type)["columns"]
        if (tests := _tests(column, "accepted_values")) and column["name"] not in NOT_TOLD_BY_THE_TEXT
    }
    ours = {column.name: set(column.choices) for column in CLAIM_COLUMNS[claim_type] if column.choices}
    assert ours == published


@pytest.mark.parametrize("claim_type", ClaimType)
def test_bounds_of_numbers_are_those_that_stop_a_build(claim_type: ClaimType) -> None:
    published = {
        name: bounds["high"]
        for bounds in _tests(_model(claim_type), "numbers_are_between")
        for name in bounds["columns"]
    }
    numbers = (ValueKind.COUNT, ValueKind.AMOUNT)
    assert {c.name: c.largest for c in CLAIM_COLUMNS[claim_type] if c.kind in numbers} == published
