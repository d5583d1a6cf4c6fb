"""What is still to be extracted: the article versions that this extractor has not seen.

Told by comparing ids, never by a time or a number of the last load: what arrives late is pending too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    import duckdb

# An extraction whose reason begins so is done again by the next run: a language model did not answer this time.
ASK_AGAIN = "to be asked again, "

_PENDING = """
    select
        versions.article_version_id,
        versions.article_id,
        versions.title,
        versions.text,
        versions.language,
        versions.outlet,
        case
            when versions.published_precision in ('second', 'day') then cast(versions.published_at as date)
        end as published_date
    from raw.article_versions as versions
    anti join (
        select article_version_id
        from raw.extractions
        where extractor_name = $extractor_name and extractor_version = $extractor_version
    ) as done using (article_version_id)
    order by versions.load_sequence
    limit $limit
"""


@dataclass(frozen=True, slots=True)
class PendingVersion:
    """An article version to extract; `published_date` is None where at most a month is known."""

    article_version_id: str
    article_id: str
    title: str
    text: str
    language: str
    outlet: str | None
    published_date: date | None

    @property
    def body(self) -> str:
        """The stored text without the blank line and the headline at its end."""
        return self.text.removesuffix(f"\n\n{self.title}") if self.title else self.text


def pending_versions(
    connection: duckdb.DuckDBPyConnection,
    extractor_name: str,
    extractor_version: str,
    *,
    limit: int | None = None,
) -> list[PendingVersion]:
    """The versions that this version of the extractor has not seen, in order of arrival, at most `limit`."""
    parameters = {"extractor_name": extractor_name, "extractor_version": extractor_version, "limit": limit}
    return [PendingVersion(*row) for row in connection.execute(_PENDING, parameters).fetchall()]


def release_unanswered(connection: duckdb.DuckDBPyConnection) -> int:
    """Makes the versions pending again that a language model is still to be asked about; returns how many."""
    row = connection.execute(
        "delete from raw.extractions where starts_with(reason, $1)", [ASK_AGAIN]
    ).fetchone()
    return int(row[0]) if row else 0
