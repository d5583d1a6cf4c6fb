"""A broken test becomes a promise in words, the keys of at most five rows, and a file with all of them."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from orchestration.defs.dbt_results import BrokenNode, describe_failures
from orchestration.settings import Settings


@pytest.fixture
def ledger(settings: Settings) -> Settings:
    """A build file with nine claims, seven of them in a stage that there is not, and one of them without a key."""
    settings.build_file.parent.mkdir(parents=True)
    with duckdb.connect(str(settings.build_file)) as connection:
        connection.execute(
            "create table claims as select case when n < 8 then 'clm_' || n end as claim_id, 'rule' as rule,"
            " case when n > 1 then 'launched' else 'agreed' end as stage from range(9) as t (n)"
        )
    return settings


def _broken(where: str, *telling: str) -> BrokenNode:
    return BrokenNode(
        "stage_is_known", "test", "claims: stage is known.", f"from claims where {where}", telling
    )


def test_at_most_five_rows_are_shown_by_key_and_value_and_all_are_kept(ledger: Settings) -> None:
    text = describe_failures(
        [_broken("stage = 'launched' and claim_id is not null", "claim_id", "stage")], ledger
    )
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0] == "test stage_is_known: claims: stage is known."
    assert lines[1] == "broken by 6 rows:"
    assert lines[2:7] == [f"claim_id=clm_{n}, stage=launched" for n in range(2, 7)]
    kept = Path(lines[7].removeprefix("1 more and every column: "))
    with kept.open(encoding="utf-8", newline="") as file:
        assert [row["claim_id"] for row in csv.DictReader(file)] == [f"clm_{n}" for n in range(2, 8)]


def test_a_row_without_a_key_is_named_by_its_other_cells(ledger: Settings) -> None:
    text = describe_failures([_broken("claim_id is null", "claim_id")], ledger)
    assert "broken by 1 row:" in text
    assert "claim_id=(nothing), rule=rule, stage=launched" in text


def test_a_test_that_cannot_be_asked_again_still_tells_its_promise(ledger: Settings) -> None:
    assert describe_failures([BrokenNode("t", "test", "Never.", "from nowhere")], ledger) == "test t: Never."
