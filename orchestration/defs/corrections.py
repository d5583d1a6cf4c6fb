"""The raw table of corrections: what reviewers decided since the last run is taken in from the journal."""

from contextlib import closing

import dagster as dg

from orchestration.clock import utc_now
from orchestration.defs.resources import Workspace
from orchestration.defs.table_metadata import OWNERS, counts_metadata, table_metadata
from orchestration.steps.corrections.correction_keeping import take_in_corrections
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.table_previews import preview_tables


@dg.asset(key=["raw", "corrections"], owners=OWNERS, group_name="raw", kinds={"python", "duckdb"})
def corrections(
    context: dg.AssetExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> dg.MaterializeResult[None]:
    """What reviewers decided about claims, sentences and outlets: who, when and why; rows are only ever added."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        counts = take_in_corrections(connection, workspace.settings, utc_now())
        previews = preview_tables(connection, [("raw", "corrections")])
    for problem in counts.problems:
        context.log.warning(problem)
        workspace.progress.finish("corrections", f"passed over: {problem}")
    if counts.n_new:
        workspace.progress.finish("corrections", f"{counts.n_new:,} taken in")
    return dg.MaterializeResult(
        metadata={
            **table_metadata(previews["raw", "corrections"]),
            **counts_metadata({"taken_in": counts.n_new, "lines_passed_over": len(counts.problems)}),
        }
    )
