"""The raw tables that hold what was read from files: the inbox, folders that are sources, the samples.

Articles of the web come into the same tables through collection.py.
"""

from collections.abc import Iterator
from contextlib import closing

import dagster as dg

from orchestration.clock import utc_now
from orchestration.defs.raw_tables import raw_table_results, raw_table_specs
from orchestration.defs.resources import Workspace
from orchestration.steps.ingestion import describe_load, due_paths, ingest_paths
from orchestration.warehouse import open_warehouse

_DESCRIPTIONS = {
    "article_versions": "One row per content of an article. A row never changes; changed text makes a new version.",
    "article_aliases": "Other URLs, ids and outlets under which the same article came.",
    "article_sightings": "When which version was what its publisher showed, as far as fetches tell.",
    "quarantine": "Input that could not be read, with its place, the reason and the bytes.",
    "source_files": "Files already read, so that an unchanged one is not read again.",
}
ARTICLE_TABLES = tuple(_DESCRIPTIONS)


@dg.multi_asset(
    name="articles",
    specs=raw_table_specs(_DESCRIPTIONS, deps=["links"]),
)
def articles(
    context: dg.AssetExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> Iterator[dg.MaterializeResult[None]]:
    """Reads the inbox, or the sample articles as long as there are no others."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        counts = ingest_paths(
            connection,
            due_paths(connection, workspace.settings),
            settings=workspace.settings,
            now=utc_now(),
            on_item=lambda n: workspace.progress.update("reading articles", n),
        )
        worked = {
            "new_versions": counts.versions_new,
            "unchanged": counts.unchanged,
            "quarantined": counts.quarantined,
        }
        results = raw_table_results(connection, ARTICLE_TABLES, worked)
    workspace.progress.finish("articles", describe_load(counts))
    yield from results
