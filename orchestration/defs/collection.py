"""The raw tables of collecting: what sources name, what was asked, what came. State lies in them, not in partitions or events."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import dagster as dg
from pydantic import Field

from orchestration.clock import utc_now
from orchestration.defs.jobs import COLLECTION_OP
from orchestration.defs.raw_tables import raw_table_results, raw_table_specs
from orchestration.defs.resources import Workspace
from orchestration.sources.source_entries import SourceGroup
from orchestration.sources.source_list import SourceListError
from orchestration.steps.collecting.collecting_step import (
    CollectionChoice,
    UnknownSourceError,
    collect_sources,
    describe_collection,
)
from orchestration.steps.collecting.collection_records import CollectionCounts, DayRange
from orchestration.steps.web_access import WebSetupError
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.source_health import red_sources

_SHOWN_SOURCES = 20
_DESCRIPTIONS = {
    "sources": "One row per source of data/sources.yml, as it stands there now.",
    "source_polls": "One row per look at the list of a source, with what came of it.",
    "links": "One row per article that a source names, in exactly one state.",
    "requests": "One row per request: outcome, status, size, seconds. Look here for what went wrong where.",
    "coverage_gaps": "One row per time in which a list moved on while nobody looked.",
}
COLLECTION_TABLES = tuple(_DESCRIPTIONS)


class CollectionConfig(dg.Config):
    """What to collect: everything that is due, or these groups or sources.

    `from_day` and `to_day` (ISO 8601) fill a range up; without `to_day` up to today.
    """

    groups: list[str] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)
    from_day: str = ""
    to_day: str = ""

    def choice(self, today: date) -> CollectionChoice:
        """The same, checked; raises ValueError."""
        if self.to_day and not self.from_day:
            message = "to_day needs from_day"
            raise ValueError(message)
        groups = [SourceGroup(group).value for group in self.groups]
        last = date.fromisoformat(self.to_day) if self.to_day else today
        days = DayRange(date.fromisoformat(self.from_day), last) if self.from_day else None
        return CollectionChoice(groups, tuple(self.sources), days)


@dg.multi_asset(
    name=COLLECTION_OP,
    specs=raw_table_specs(_DESCRIPTIONS),
)
def collection(
    context: dg.AssetExecutionContext, config: CollectionConfig, workspace: dg.ResourceParam[Workspace]
) -> Iterator[dg.MaterializeResult[None]]:
    """Asks the sources that are due, politely and side by side, and stores every answer as it comes."""
    settings, progress, now = workspace.settings, workspace.progress, utc_now()
    with closing(open_warehouse(settings.build_file, on_wait=context.log.info)) as connection:
        try:
            counts = collect_sources(
                connection,
                settings,
                now,
                config.choice(now.date()),
                lambda done, known, note: progress.update("collecting", done, known, note),
            )
        except (SourceListError, UnknownSourceError, WebSetupError, ValueError) as error:
            raise dg.Failure(f"Nothing was collected. {error}", allow_retries=False) from error
        results = raw_table_results(connection, COLLECTION_TABLES, _worked(counts))
    if counts is not None:
        progress.finish("collected", describe_collection(counts))
    yield from results


@dg.asset_check(
    asset=["raw", "sources"],
    name="sources_keep_their_promise",
    description="Every source that is on answers, lists as many articles as it should, and names a new one in time.",
    blocking=False,
)
def source_check(
    context: dg.AssetCheckExecutionContext, workspace: dg.ResourceParam[Workspace]
) -> dg.AssetCheckResult:
    """Turns red by itself when a source dies quietly; stops nothing."""
    with closing(open_warehouse(workspace.settings.build_file, on_wait=context.log.info)) as connection:
        finding = red_sources(connection, utc_now())
    return dg.AssetCheckResult(
        passed=finding.is_clean,
        severity=dg.AssetCheckSeverity.ERROR,
        description=None if finding.is_clean else "; ".join(finding.broken_by[:_SHOWN_SOURCES]),
        metadata={
            "red_sources": finding.n_bad,
            "why": dg.MetadataValue.md(
                "\n".join(f"- {sample}" for sample in finding.broken_by[:_SHOWN_SOURCES]) or "none is red"
            ),
        },
    )


def _worked(counts: CollectionCounts | None) -> dict[str, int]:
    if counts is None:
        return {}
    return {
        "requests": counts.n_requests,
        "lists": counts.n_lists,
        "lists_not_to_be_had": counts.n_lists_failed,
        "new_articles_named": counts.n_new_links,
        "new_versions": counts.n_new_versions,
        "not_modified": counts.n_not_modified,
        "gaps": counts.n_gaps,
    }
