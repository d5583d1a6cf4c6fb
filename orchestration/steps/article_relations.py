"""What articles have to do with one another: one step of a run, from stored versions to sources, names and histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.article_histories import describe_changes
from orchestration.steps.source_matching import MatchingCounts, OnVersion, match_sources

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class RelationCounts:
    """What was compared, and how many changes between versions were described."""

    matching: MatchingCounts
    n_changes: int


def relate_articles(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    now: datetime,
    on_version: OnVersion = lambda *_: None,
) -> RelationCounts:
    """Compares what was not compared yet with its neighbours and with its own former versions; `now` is naive UTC."""
    matching = match_sources(connection, settings, now, on_version)
    return RelationCounts(matching, describe_changes(connection, now))
