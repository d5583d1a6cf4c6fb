"""Storing which articles are one source; reading the pairs around articles that have new ones.

How groups are made is decided in orchestration.stories.source_clusters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    import duckdb

_EDGES = """
    select first_article_id, second_article_id, max(containment), false
    from raw.near_duplicate_pairs
    where first_article_id in (select unnest($ids)) or second_article_id in (select unnest($ids))
    group by all
    union all
    select distinct first_article_id, second_article_id, 1.0, true
    from raw.article_links
    where is_same
        and (first_article_id in (select unnest($ids)) or second_article_id in (select unnest($ids)))
"""
# What is known to the second comes before what is known to the day, of one article's versions.
_TOLD_AT = """
    select
        article_id,
        min(published_at) filter (where published_precision in ('second', 'day')),
        coalesce(
            arg_min(published_precision, published_at) filter (where published_precision in ('second', 'day')), ''
        ) = 'day'
    from raw.article_versions
    where article_id in (select unnest($ids))
    group by article_id
"""
_COLUMNS = {
    "article_id": ColumnKind.TEXT,
    "cluster_article_id": ColumnKind.TEXT,
    "matcher_version": ColumnKind.TEXT,
}
_DELETE = "delete from raw.source_clusters where article_id in (select article_id from incoming)"
_INSERT = """
    insert into raw.source_clusters by name
    select incoming.* exclude (arrival) from incoming order by cluster_article_id, article_id
"""


@dataclass(frozen=True, slots=True)
class StoredEdge:
    """Two articles that are one source: by their texts, or as two names of one article."""

    first_article_id: str
    second_article_id: str
    containment: float
    is_same_article: bool


def edges_around(connection: duckdb.DuckDBPyConnection, article_ids: Collection[str]) -> list[StoredEdge]:
    """All edges of all articles that can be reached from these over edges."""
    edges: set[StoredEdge] = set()
    reached: set[str] = set()
    frontier = set(article_ids)
    while frontier:
        reached |= frontier
        found = connection.execute(_EDGES, {"ids": sorted(frontier)}).fetchall()
        edges.update(StoredEdge(*row) for row in found)
        frontier = {article_id for row in found for article_id in row[:2]} - reached
    return sorted(
        edges, key=lambda edge: (edge.first_article_id, edge.second_article_id, edge.is_same_article)
    )


def publication_times(
    connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]
) -> dict[str, tuple[datetime | None, bool]]:
    """When each article was first published (naive UTC; None where no day is known), and whether only the day is known."""
    rows = connection.execute(_TOLD_AT, {"ids": list(article_ids)}).fetchall()
    return {article_id: (at, is_day_only) for article_id, at, is_day_only in rows}


def replace_clusters(
    connection: duckdb.DuckDBPyConnection, clusters: Mapping[str, str], matcher_version: str
) -> None:
    """Store the oldest article of the group of each of these articles."""
    rows = [
        {"article_id": article_id, "cluster_article_id": oldest, "matcher_version": matcher_version}
        for article_id, oldest in clusters.items()
    ]
    with insert_source(connection, _COLUMNS, rows):
        connection.execute(_DELETE)
        connection.execute(_INSERT)
