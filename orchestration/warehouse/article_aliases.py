"""Further names of an article that is held already, learnt without reading it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.canonical_urls import canonical_url

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb


def add_address(
    connection: duckdb.DuckDBPyConnection, article_id: str, url: str, load_id: str, now: datetime
) -> None:
    """Note an address at which the article lies too, as it came and in its one spelling; what is known stays as it is."""
    for kind, alias in (("url", url), ("address", canonical_url(url))):
        connection.execute(
            """
            insert into raw.article_aliases (article_id, alias_kind, alias, load_id, loaded_at)
            select $1, $2, $3, $4, $5
            where $3 is not null and not exists (
                select 1 from raw.article_aliases where article_id = $1 and alias_kind = $2 and alias = $3
            )
            """,
            [article_id, kind, alias, load_id, now],
        )
