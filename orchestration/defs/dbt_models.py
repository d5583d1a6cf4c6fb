"""The dbt project as assets: one for each seed and model, its tests as checks, built by one `dbt build`."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets

from orchestration.defs.check_descriptions import describe_check
from orchestration.defs.dbt_results import broken_nodes, describe_failures
from orchestration.defs.resources import Workspace
from orchestration.defs.table_metadata import OWNERS, table_metadata
from orchestration.progress import Progress
from orchestration.settings import Settings
from orchestration.steps.build_inputs import build_inputs, forget_verification, record_verification
from orchestration.steps.fact_memory import remember_facts
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.table_fingerprints import table_fingerprints
from orchestration.warehouse.table_previews import preview_tables

_PARTIAL_PARSE = "partial_parse.msgpack"
# Unit tests prove the models on rows of their own; they belong to the test suite, not to every run.
_BUILD = ["build", "--exclude-resource-type", "unit_test"]


class LayeredTranslator(DagsterDbtTranslator):
    """Keys are schema/table, groups are layers, descriptions come from dbt.

    Tests of sources stay observations: as blocking checks of raw tables they would have to run before the raw tables
    that follow, and the one build would fall into pieces.
    """

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """Schema and table."""
        return dg.AssetKey([dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The layer."""
        return str(dbt_resource_props["schema"])

    def get_asset_check_spec(
        self,
        asset_spec: dg.AssetSpec,
        manifest: Mapping[str, Any],
        unique_id: str,
        project: DbtProject | None,
    ) -> dg.AssetCheckSpec | None:
        """Dbt's test with a sentence on what it promises."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return spec and spec._replace(description=describe_check(manifest["nodes"][unique_id]))

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str] | None:  # noqa: ARG002 - Dagster's signature
        """One team owns all."""
        return OWNERS

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The model's own description, without the SQL."""
        return str(dbt_resource_props.get("description") or dbt_resource_props["name"])


def dbt_build_assets(manifest: Path) -> dg.AssetsDefinition:
    """The assets of the dbt project with this manifest."""

    @dbt_assets(
        manifest=manifest,
        name="dbt_build",
        dagster_dbt_translator=LayeredTranslator(),
    )
    def dbt_build(
        context: dg.AssetExecutionContext, dbt: DbtCliResource, workspace: dg.ResourceParam[Workspace]
    ) -> Iterator[Any]:
        settings, progress = workspace.settings, workspace.progress
        forget_verification(settings)
        for note in remember_facts(settings):
            context.log.warning(note)
        target_dir = _fresh_target(settings, manifest)
        build = dbt.cli(_BUILD, context=context, target_path=target_dir, raise_on_error=False)
        events = list(_counted(build.stream(), _count_nodes(manifest), progress))
        broken = broken_nodes(target_dir)
        is_whole = not context.is_subset
        yield from _with_table_metadata(
            events, workspace, is_verified=is_whole and not broken and build.is_successful()
        )
        if broken or not build.is_successful():
            reasons = describe_failures(broken, settings) if broken else str(build.get_error())
            raise dg.Failure(f"The build failed; nothing was published.\n{reasons}", allow_retries=False)
        progress.finish("models", f"{len(events):,} models, seeds and tests in order")

    return dbt_build


def published_model_keys(manifest: Path) -> list[dg.AssetKey]:
    """The keys of the models that the published file holds."""
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    return sorted(
        dg.AssetKey([node["schema"], node["name"]])
        for node in nodes
        if node["resource_type"] == "model" and node["schema"] in ("marts", "meta")
    )


def shrinking_models(manifest: Path) -> frozenset[str]:
    """The tables ("meta.sources") whose model says in its meta, under may_shrink, why they lose rows by nature."""
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    return frozenset(
        f"{node['schema']}.{node['name']}"
        for node in nodes
        if node["resource_type"] == "model" and node["config"]["meta"].get("may_shrink")
    )


def _fresh_target(settings: Settings, manifest: Path) -> Path:
    """An empty folder for dbt's results, with the parsed project in it, so that dbt need not parse again."""
    target_dir = settings.dbt_target_dir / "build"
    shutil.rmtree(target_dir, ignore_errors=True)
    target_dir.mkdir(parents=True)
    parsed = manifest.with_name(_PARTIAL_PARSE)
    if parsed.exists():
        shutil.copy(parsed, target_dir / _PARTIAL_PARSE)
    return target_dir


def _count_nodes(manifest: Path) -> int:
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    return sum(node["resource_type"] in ("model", "seed", "test") for node in nodes)


def _counted(events: Iterable[Any], total: int, progress: Progress) -> Iterator[Any]:
    for done, event in enumerate(events, start=1):
        progress.update("building models", min(done, total), total)
        yield event


def _with_table_metadata(events: list[Any], workspace: Workspace, *, is_verified: bool) -> Iterator[Any]:
    """The events again, with row counts and previews, which can be read only after dbt has let go of the file."""
    keys = {
        event.output_name: _table_of(event.output_name) for event in events if isinstance(event, dg.Output)
    }
    settings = workspace.settings
    with closing(open_warehouse(settings.build_file)) as connection:
        previews = preview_tables(connection, keys.values())
        if is_verified:
            record_verification(settings, build_inputs(connection, settings), table_fingerprints(connection))
    for done, event in enumerate(events, start=1):
        workspace.progress.update("recording results", done, len(events))
        if isinstance(event, dg.Output):
            metadata = {**event.metadata, **table_metadata(previews.get(keys[event.output_name]))}
            yield dg.Output(None, output_name=event.output_name, metadata=metadata)
        else:
            yield event


def _table_of(output_name: str) -> tuple[str, str]:
    """Schema and table from the name of an output, which is both with two underscores between."""
    schema, _, table = output_name.partition("__")
    return schema, table
