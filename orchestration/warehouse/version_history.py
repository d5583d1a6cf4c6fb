"""Which versions of an article followed one another, and what changed between them.

The order is that of dbt's int_article_moments: by the time at which a version was shown, not by its arrival.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import duckdb

    from orchestration.stories.version_changes import VersionChange

# Only articles with two contents, without their texts: 100,000 versions take less than a second.
_STEPS = """
    with versions as (
        select
            versions.article_version_id, versions.content_hash, versions.modified_at, versions.published_at,
            versions.load_sequence,
            coalesce(resolutions.resolved_article_id, versions.article_id) as article_id
        from raw.article_versions as versions
        left join raw.article_resolutions as resolutions using (article_id)
        qualify count(*) over (partition by coalesce(resolutions.resolved_article_id, versions.article_id)) > 1
    ),
    moments as (
        select versions.*, coalesce(sightings.seen_at, versions.modified_at, versions.published_at) as shown_at
        from versions
        left join raw.article_sightings as sightings using (article_version_id)
    ),
    steps as (
        select
            article_version_id,
            content_hash,
            lag(article_version_id) over in_time as previous_version_id,
            lag(content_hash) over in_time as previous_hash
        from moments
        window in_time as (
            partition by article_id
            order by shown_at nulls first, modified_at nulls first, load_sequence, article_version_id
        )
    )
    select distinct steps.previous_version_id, steps.article_version_id
    from steps
    anti join raw.version_changes as done using (previous_version_id, article_version_id)
    where steps.previous_hash <> steps.content_hash
    order by all
    limit $limit
"""
_TEXTS = """
    select
        versions.article_version_id, versions.article_id, versions.title, versions.text,
        coalesce(sightings.seen_at, versions.modified_at, versions.published_at, versions.loaded_at)
    from raw.article_versions as versions
    left join (
        select article_version_id, min(seen_at) as seen_at from raw.article_sightings group by article_version_id
    ) as sightings using (article_version_id)
    where versions.article_version_id in (select unnest($ids))
"""
_COLUMNS = {
    "previous_version_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "is_title_changed": ColumnKind.BOOLEAN,
    "is_text_changed": ColumnKind.BOOLEAN,
    "n_sentences_changed": ColumnKind.INTEGER,
    "n_sentences_added": ColumnKind.INTEGER,
    "n_sentences_removed": ColumnKind.INTEGER,
    "change_text": ColumnKind.TEXT,
}


@dataclass(frozen=True, slots=True)
class ShownText:
    """Title and stored text of a version, and since when it was shown (naive UTC)."""

    article_version_id: str
    article_id: str
    title: str
    text: str
    shown_at: datetime

    @property
    def body(self) -> str:
        """The stored text without the blank line and the headline at its end."""
        return self.text.removesuffix(f"\n\n{self.title}") if self.title else self.text


@dataclass(frozen=True, slots=True)
class StoredChange:
    """What changed from one version to the next."""

    previous_version_id: str
    article_version_id: str
    change: VersionChange


def undescribed_changes(connection: duckdb.DuckDBPyConnection, limit: int) -> list[tuple[str, str]]:
    """Versions that followed one another and were not compared, the earlier first; at most `limit`."""
    rows = connection.execute(_STEPS, {"limit": limit}).fetchall()
    return [(previous, following) for previous, following in rows]


def shown_texts(connection: duckdb.DuckDBPyConnection, version_ids: Iterable[str]) -> dict[str, ShownText]:
    """Texts by version id."""
    rows = connection.execute(_TEXTS, {"ids": sorted(set(version_ids))}).fetchall()
    return {row[0]: ShownText(*row) for row in rows}


def insert_changes(connection: duckdb.DuckDBPyConnection, changes: Iterable[StoredChange]) -> None:
    """Store changes that are not there yet."""
    rows = [
        {
            "previous_version_id": stored.previous_version_id,
            "article_version_id": stored.article_version_id,
            **asdict(stored.change),
        }
        for stored in changes
    ]
    with insert_source(connection, _COLUMNS, rows):
        connection.execute(
            "insert into raw.version_changes by name select incoming.* exclude (arrival) from incoming"
        )
