"""The raw tables that tell what articles have to do with one another."""

from collections.abc import Iterator
from contextlib import closing

import dagster as dg

from orchestration.clock import utc_now
from orchestration.defs.raw_tables import raw_table_results, raw_table_specs
from orchestration.defs.resources import Workspace
from orchestration.steps.article_relations import RelationCounts, relate_articles
from orchestration.warehouse import open_warehouse

_DESCRIPTIONS = {
    "article_signatures": "One row per version that was compared with the others of its days, with the agencies it credits.",
    "near_duplicate_pairs": "One row per two versions of different articles that are one source.",
    "source_clusters": "One row per article that is not the only one of its source: a copy, cut or light rewrite.",
    "article_links": "One row per two article ids that share a name and were compared.",
    "article_resolutions": "One row per article id that is another name of an older one.",
    "article_events": "What happened to articles beside new text: withdrawn, retracted, corrected, moved.",
    "version_changes": "One row per two versions that followed one another, with what changed.",
}
STORY_TABLES = tuple(_DESCRIPTIONS)


@dg.multi_asset(
    name="stories",
    specs=raw_table_specs(_DESCRIPTIONS, deps=["article_versions"]),
)
def stories(
    context: dg.AssetExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> Iterator[dg.MaterializeResult[None]]:
    """Compares the article versions that were not compared yet, batch by batch."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        counts = relate_articles(
            connection,
            workspace.settings,
            utc_now(),
            lambda done, total: workspace.progress.update("comparing stories", done, total),
        )
        worked = {
            "versions_compared": counts.matching.n_versions,
            "pairs": counts.matching.n_pairs,
            "changes": counts.n_changes,
        }
        results = raw_table_results(connection, STORY_TABLES, worked)
    workspace.progress.finish("stories", _describe(counts))
    yield from results


def _describe(counts: RelationCounts) -> str:
    if not counts.matching.n_versions:
        return "every article version was compared before"
    return (
        f"{counts.matching.n_versions:,} article versions compared, {counts.matching.n_pairs:,} pairs of one source, "
        f"{counts.n_changes:,} changes"
    )
