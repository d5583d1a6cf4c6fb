"""When which version of an article was what its publisher showed: told by fetches, in whatever order they are loaded."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

_COLUMNS = {
    "article_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "seen_at": ColumnKind.TIMESTAMP,
    "source_id": ColumnKind.TEXT,
}
_INSERT = """
    insert into raw.article_sightings by name
    select distinct incoming.* exclude (arrival), $load_id as load_id
    from incoming
    anti join raw.article_sightings as stored using (article_version_id, seen_at, source_id)
    order by all
"""
_LAST_SEEN = """
    select article_id, arg_max(article_version_id, (seen_at, article_version_id))
    from raw.article_sightings
    where article_id in (select unnest($article_ids))
    group by article_id
"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A version as it was shown at a time (naive UTC); `source_id` is '' where no source led there."""

    article_id: str
    article_version_id: str
    seen_at: datetime
    source_id: str = ""


def record_sightings(
    connection: duckdb.DuckDBPyConnection, sightings: Sequence[Sighting], load_id: str
) -> None:
    """Store the sightings that are not there yet."""
    if not sightings:
        return
    with insert_source(connection, _COLUMNS, [asdict(sighting) for sighting in sightings]):
        connection.execute(_INSERT, {"load_id": load_id})


def version_seen_at(connection: duckdb.DuckDBPyConnection, article_id: str, seen_at: datetime) -> str | None:
    """The version that was seen at that very moment; None where nobody looked then."""
    row = connection.execute(
        "select min(article_version_id) from raw.article_sightings where article_id = $1 and seen_at = $2",
        [article_id, seen_at],
    ).fetchone()
    return row[0] if row else None


def last_seen_versions(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> dict[str, str]:
    """The version of each article that was seen last; what a "not modified" answer is about. Articles never seen are left out."""
    if not article_ids:
        return {}
    rows = connection.execute(_LAST_SEEN, {"article_ids": list(article_ids)}).fetchall()
    return dict(rows)
