"""The raw tables that hold what the extractor found, and how good it is."""

from collections.abc import Iterator
from contextlib import closing

import dagster as dg

from orchestration.clock import utc_now
from orchestration.defs.raw_tables import raw_table_results, raw_table_specs
from orchestration.defs.resources import Workspace
from orchestration.defs.table_metadata import OWNERS, table_metadata
from orchestration.steps.model_words import model_words
from orchestration.steps.pending_extraction import ExtractionCounts, ExtractionTask, extract_pending
from orchestration.steps.quality_measurement import measure_quality
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.table_previews import preview_tables

_DESCRIPTIONS = {
    "extractions": "One row per article version that the extractor has seen, with how it ended.",
    "claims": "One row per claim in one article version, with the sentence that says it.",
    "claim_slots": "One row per part of a claim: its value and where the text says it.",
    "dropped_claims": "One row per claim of a language model that its article does not bear out, with the reason.",
}
CLAIM_TABLES = tuple(_DESCRIPTIONS)


@dg.multi_asset(
    name="claims",
    specs=raw_table_specs(
        _DESCRIPTIONS, deps=["article_versions"], kinds=frozenset({"python", "spacy", "duckdb"})
    ),
)
def claims(
    context: dg.AssetExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> Iterator[dg.MaterializeResult[None]]:
    """Extracts the article versions that this extractor has not seen, batch by batch."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        counts = extract_pending(
            ExtractionTask(connection, workspace.settings, utc_now()),
            lambda done, total, n_claims: workspace.progress.update(
                "extracting", done, total, f"{n_claims:,} claims so far"
            ),
        )
        worked = {
            "articles_extracted": counts.n_extracted,
            "articles_skipped": counts.n_skipped,
            "claims": counts.n_claims,
            "claims_dropped": counts.dropped.total(),
            "articles_unanswered": counts.unanswered.total(),
        }
        results = raw_table_results(connection, CLAIM_TABLES, worked)
    workspace.progress.finish("claims", _describe(counts))
    yield from results


@dg.asset(
    key=["raw", "quality_measurements"],
    deps=[["raw", "claims"]],
    owners=OWNERS,
    group_name="raw",
    kinds={"python", "spacy", "duckdb"},
)
def quality_measurements(
    context: dg.AssetExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> dg.MaterializeResult[None]:
    """Precision, recall and F1 of the extractor on the annotated sample articles, measured when either has changed."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        score = measure_quality(
            ExtractionTask(connection, workspace.settings, utc_now()),
            lambda done, total: workspace.progress.update("measuring", done, total),
        )
        previews = preview_tables(connection, [("raw", "quality_measurements")])
    if score is not None:
        workspace.progress.finish(
            "quality", f"F1 on the sample articles: found {score.found_f1:.2f}, strict {score.strict_f1:.2f}"
        )
    return dg.MaterializeResult(metadata=table_metadata(previews["raw", "quality_measurements"]))


def _describe(counts: ExtractionCounts) -> str:
    if not counts.n_done:
        return "every article version was extracted before"
    failed = f", {counts.n_failed:,} failed" if counts.n_failed else ""
    of_model = model_words(counts.dropped, counts.unanswered)
    return (
        f"{counts.n_claims:,} in {counts.n_extracted:,} article versions"
        f" ({counts.n_skipped:,} in other languages skipped{failed})" + (f"; {of_model}" if of_model else "")
    )
