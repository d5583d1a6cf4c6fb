"""The graph of assets is the one in asset_graph.txt, and every asset says what it is and whose.

After a wanted change: `NEWSLEDGER_WRITE_GRAPH=1 pytest tests/defs/test_asset_graph.py`, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
import pytest

GOLDEN = Path(__file__).with_name("asset_graph.txt")
LAYERS = {"raw", "reference", "staging", "intermediate", "marts", "meta", "published"}


@pytest.fixture(scope="module")
def specs(definitions: dg.Definitions) -> list[dg.AssetSpec]:
    return sorted(definitions.resolve_all_asset_specs(), key=lambda spec: spec.key)


def test_the_graph_is_the_golden_one(specs: list[dg.AssetSpec]) -> None:
    lines = []
    for spec in specs:
        parents = sorted(dep.asset_key.to_user_string() for dep in spec.deps)
        lines.append(f"{spec.key.to_user_string()} <- {', '.join(parents)}".rstrip(" <-"))
    graph = "\n".join(lines) + "\n"
    if os.environ.get("NEWSLEDGER_WRITE_GRAPH"):
        GOLDEN.write_text(graph, encoding="utf-8")
    assert graph.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_asset_is_described_owned_and_in_its_layer(specs: list[dg.AssetSpec]) -> None:
    for spec in specs:
        assert spec.description, spec.key
        assert list(spec.owners) == ["team:newsledger"], spec.key
        assert spec.group_name == spec.key.path[0], spec.key
        assert spec.group_name in LAYERS
        assert spec.kinds, spec.key


def test_the_published_file_follows_every_public_model(specs: list[dg.AssetSpec]) -> None:
    published = next(spec for spec in specs if spec.key.path == ["published", "newsledger"])
    parents = {dep.asset_key for dep in published.deps}
    assert parents == {spec.key for spec in specs if spec.group_name in ("marts", "meta")}


def test_all_models_are_built_in_one_step(definitions: dg.Definitions) -> None:
    steps = {node.name for node in definitions.resolve_job_def("newsledger_job").nodes}
    assert steps == {
        "articles",
        "stories",
        "claims",
        "raw__corrections",
        "collection",
        "raw_checks",
        "raw__sources_sources_keep_their_promise",
        "raw__quality_measurements",
        "dbt_build",
        "published__newsledger",
    }


def test_every_check_of_errors_blocks(definitions: dg.Definitions) -> None:
    checks = [spec for one in definitions.asset_checks or () for spec in one.check_specs]
    assert {spec.name for spec in checks if not spec.blocking} == {
        "no_extraction_broke_down",
        "sources_keep_their_promise",
    }
    assert all(spec.description for spec in checks)


def test_every_test_of_dbt_says_what_it_promises(definitions: dg.Definitions) -> None:
    checks = [
        spec
        for one in definitions.assets or ()
        if isinstance(one, dg.AssetsDefinition)
        for spec in one.check_specs
    ]
    assert len(checks) > 300
    assert all(spec.description and spec.description.endswith(".") for spec in checks)
