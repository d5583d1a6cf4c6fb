"""The last asset: the published file, made only from a build that was tested as a whole."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration.clock import utc_now
from orchestration.defs.raw_tables import raw_table_specs
from orchestration.defs.resources import Workspace
from orchestration.defs.table_metadata import OWNERS
from orchestration.steps.publication import publish_verified_build
from orchestration.steps.publication_gates import RowDropError, UnverifiedBuildError
from orchestration.warehouse.build_records import PublishedBuild

PUBLICATION_OP = "published__newsledger"

# What the start of a build takes over from the file that was published last. They decide no run by themselves.
published_facts = raw_table_specs(
    {
        "published_fact_claims": "One row per claim that was ever part of a published fact, with the fact it was last part of.",
        "published_fact_ids": "One row per id that a published fact ever had.",
    }
)


class PublicationConfig(dg.Config):
    """Whether a person has accepted that tables lost more than a tenth of their rows since the last build."""

    accept_row_drop: bool = False


def publication_asset(model_keys: Sequence[dg.AssetKey], may_shrink: Collection[str]) -> dg.AssetsDefinition:
    """The published file, downstream of every model it holds; tables that `may_shrink` lose rows by nature."""

    @dg.asset(
        key=["published", "newsledger"],
        deps=model_keys,
        owners=OWNERS,
        group_name="published",
        kinds={"python", "duckdb"},
    )
    def newsledger(
        context: dg.AssetExecutionContext,
        config: PublicationConfig,
        workspace: dg.ResourceParam[Workspace],
    ) -> dg.MaterializeResult[None]:
        """The file that analysts and dashboards open: marts and meta, compact, one build, swapped in at once."""
        try:
            published = publish_verified_build(
                workspace.settings,
                _start_of_run(context),
                accept_row_drop=config.accept_row_drop,
                may_shrink=may_shrink,
            )
        except (UnverifiedBuildError, RowDropError) as error:
            raise dg.Failure(str(error), allow_retries=False) from error
        for note in published.notes:
            context.log.warning(note)
            workspace.progress.finish("rows", note)
        workspace.progress.finish(
            "published", f"build {published.build_id}, {published.n_bytes / 1e6:,.1f} MB"
        )
        return dg.MaterializeResult(metadata=_metadata(published, workspace.settings.published_file))

    return newsledger


def _metadata(published: PublishedBuild, path: Path) -> dict[str, Any]:
    return {
        "build_id": published.build_id,
        "content_hash": published.content_hash,
        "path": dg.MetadataValue.path(str(path)),
        "dagster/row_count": sum(published.row_counts.values()),
        "preview": dg.MetadataValue.md(_row_counts_table(published.row_counts)),
    }


def _row_counts_table(row_counts: dict[str, int]) -> str:
    lines = [f"| {table} | {n_rows:,} |" for table, n_rows in sorted(row_counts.items())]
    return "\n".join(["| table | rows |", "| --- | ---: |", *lines])


def _start_of_run(context: dg.AssetExecutionContext) -> datetime:
    """When the run began, in UTC without a zone."""
    record = context.instance.get_run_record_by_id(context.run_id)
    return (
        record.create_timestamp.astimezone(UTC).replace(tzinfo=None, microsecond=0) if record else utc_now()
    )
