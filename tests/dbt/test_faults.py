"""Every planted fault breaks a test of the build, and the message names the promise and the row.

All are planted into one copy of a built warehouse, so that one build and one round of tests show them; each alone, through the
whole job up to what readers see, is tests/soak/planted_faults.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.defs.dbt_results import BrokenNode, broken_nodes, describe_failures
from orchestration.settings import Settings, load_settings
from tests.dbt.faults import BUILT, RAW, Fault

CHECKED = [
    "path:models/marts/claims",
    "fct_troop_counts",
    "dim_outlets",
    "dim_leaders",
    "dim_weapons",
    "stg_extraction__claim_slots",
]
CHECKED += [
    "assert_every_fact_has_its_claims",
    "assert_evidence_quotes_its_article",
    "assert_no_date_lies_ahead",
]
Broken = tuple[list[BrokenNode], Settings, dict[str, str]]


def _plant(build_file: Path, faults: list[Fault]) -> dict[str, str]:
    """Plants the faults; gives what the message about each must name."""
    with duckdb.connect(str(build_file)) as connection:
        for fault in faults:
            connection.execute(fault.plant)
        return {
            fault.name: str((connection.execute(fault.named_by).fetchone() or ("",))[0]) for fault in faults
        }


@pytest.fixture(scope="module")
def broken(build_file: Path, tmp_path_factory: pytest.TempPathFactory, dbt: Callable[..., None]) -> Broken:
    settings = Settings(code_root=load_settings().code_root, home=tmp_path_factory.mktemp("faults"))
    settings.build_file.parent.mkdir(parents=True)
    shutil.copy(build_file, settings.build_file)
    named = _plant(settings.build_file, RAW)
    with duckdb.connect(str(settings.build_file)) as connection:
        connection.execute("alter table reference.currencies drop column is_in_use")
    dbt(
        settings.build_file,
        "build",
        "--exclude-resource-type",
        "unit_test",
        "--exclude-resource-type",
        "test",
    )
    named |= _plant(settings.build_file, BUILT)
    with pytest.raises(AssertionError):
        dbt(settings.build_file, "test", "--exclude-resource-type", "unit_test", "--select", *CHECKED)
    return broken_nodes(settings.build_file.parent / "target"), settings, named


@pytest.mark.parametrize("fault", [*RAW, *BUILT], ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_its_row_is_named(broken: Broken, fault: Fault) -> None:
    nodes, settings, named = broken
    told = [describe_failures([node], settings) for node in nodes if node.name.startswith(fault.test)]
    assert told, sorted(node.name for node in nodes)
    assert any(named[fault.name] in text for text in told), told
    assert "Traceback" not in "".join(told)


def test_no_other_row_is_blamed_for_a_stage(broken: Broken) -> None:
    """The message shows the rows that break the promise and no others."""
    nodes, settings, _ = broken
    (node,) = [
        node for node in nodes if node.name.startswith("accepted_values_fct_arms_transfer_claims_stage")
    ]
    words = describe_failures([node], settings)
    assert "stage is one of: delivered, agreed, proposed, halted" in words
    assert "broken by 1 row:" in words


def test_a_seed_with_a_new_column_fits_into_a_warehouse_of_an_older_version(broken: Broken) -> None:
    """The build above began with a table of currencies that lacked a column."""
    with duckdb.connect(str(broken[1].build_file), read_only=True) as connection:
        assert connection.execute(
            "select count(*) > 100 from marts.dim_currencies where is_in_use"
        ).fetchone() == (True,)
