"""The statements that put articles, their other names and quarantined input into the raw tables, by key.

Which items belong into one transaction is decided in article_store.py.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.article_events import record_events, told_events
from orchestration.warehouse.article_sightings import Sighting, record_sightings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

    from orchestration.sources.source_records import QuarantinedInput, SourceArticle

_ARTICLE_COLUMNS = {
    "article_version_id": ColumnKind.TEXT,
    "article_id": ColumnKind.TEXT,
    "content_hash": ColumnKind.TEXT,
    "canonical_url": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "external_id": ColumnKind.TEXT,
    "title": ColumnKind.TEXT,
    "text": ColumnKind.TEXT,
    "language": ColumnKind.TEXT,
    "outlet": ColumnKind.TEXT,
    "published_at": ColumnKind.TIMESTAMP,
    "published_precision": ColumnKind.TEXT,
    "published_source": ColumnKind.TEXT,
    "modified_at": ColumnKind.TIMESTAMP,
    "is_sample": ColumnKind.BOOLEAN,
    "source_kind": ColumnKind.TEXT,
    "source_path": ColumnKind.TEXT,
    "source_line": ColumnKind.INTEGER,
    "extra_json": ColumnKind.TEXT,
}
_ALIAS_COLUMNS = {
    "article_id": ColumnKind.TEXT,
    "alias_kind": ColumnKind.TEXT,
    "alias": ColumnKind.TEXT,
}
_QUARANTINE_COLUMNS = {
    "quarantine_id": ColumnKind.TEXT,
    "source_path": ColumnKind.TEXT,
    "line_number": ColumnKind.INTEGER,
    "reason_code": ColumnKind.TEXT,
    "reason_text": ColumnKind.TEXT,
    "raw_bytes": ColumnKind.BYTES,
    "n_bytes": ColumnKind.LONG,
}

_NEW_VERSIONS = """
    select incoming.*
    from incoming
    anti join raw.article_versions as stored using (article_version_id)
    qualify row_number() over (partition by article_version_id order by arrival) = 1
"""
_COUNT_NEW_ARTICLES = f"""
    select count(distinct fresh.article_id)
    from ({_NEW_VERSIONS}) as fresh
    anti join raw.article_versions as stored using (article_id)
"""  # noqa: S608 - made of the statement above
_INSERT_VERSIONS = f"""
    insert into raw.article_versions by name
    select
        fresh.* exclude (arrival),
        $load_id as load_id,
        row_number() over (order by arrival)
            + (select coalesce(max(load_sequence), 0) from raw.article_versions) as load_sequence,
        $loaded_at as loaded_at
    from ({_NEW_VERSIONS}) as fresh
    order by arrival
"""  # noqa: S608 - made of the statement above
_INSERT_ALIASES = """
    insert into raw.article_aliases by name
    with names as (
        select distinct article_id, alias_kind, alias from incoming
    )
    select names.*, $load_id as load_id, $loaded_at as loaded_at
    from names
    anti join raw.article_aliases as stored using (article_id, alias_kind, alias)
    where names.alias is not null
    order by all
"""
_INSERT_QUARANTINED = """
    insert into raw.quarantine by name
    select incoming.* exclude (arrival), $load_id as load_id, $loaded_at as loaded_at
    from incoming
    anti join raw.quarantine as stored using (quarantine_id)
    qualify row_number() over (partition by quarantine_id order by arrival) = 1
    order by arrival
"""


def insert_articles(
    connection: duckdb.DuckDBPyConnection,
    articles: Sequence[SourceArticle],
    load_id: str,
    loaded_at: datetime,
) -> tuple[int, int]:
    """Insert the versions and names that are not there yet; returns numbers of new articles and versions."""
    load = {"load_id": load_id, "loaded_at": loaded_at}
    rows = [{name: getattr(article, name) for name in _ARTICLE_COLUMNS} for article in articles]
    with insert_source(connection, _ARTICLE_COLUMNS, rows):
        n_articles = _single_number(connection.execute(_COUNT_NEW_ARTICLES))
        n_versions = _single_number(connection.execute(_INSERT_VERSIONS, load))
    with insert_source(
        connection, _ALIAS_COLUMNS, [row for article in articles for row in _alias_rows(article)]
    ):
        connection.execute(_INSERT_ALIASES, load)
    sightings = [
        Sighting(article.article_id, article.article_version_id, article.fetched_at, article.source_id)
        for article in articles
        if article.fetched_at is not None
    ]
    record_sightings(connection, sightings, load_id)
    record_events(connection, told_events(articles, loaded_at), loaded_at)
    return n_articles, n_versions


def _alias_rows(article: SourceArticle) -> list[dict[str, str]]:
    """Every name under which the article came; a guid is a name within its feed only."""
    guid = f"{article.source_id} {article.feed_guid}" if article.feed_guid else None
    names = [
        ("url", article.url),
        ("external_id", article.external_id),
        ("outlet", article.outlet),
        ("feed_guid", guid),
        *(("address", address) for address in article.former_addresses),
    ]
    return [
        {"article_id": article.article_id, "alias_kind": kind, "alias": alias}
        for kind, alias in names
        if alias
    ]


def insert_quarantined(
    connection: duckdb.DuckDBPyConnection,
    quarantined: Sequence[QuarantinedInput],
    load_id: str,
    loaded_at: datetime,
) -> None:
    """Insert the quarantined input that is not there yet."""
    rows = [
        {name: getattr(item, name) for name in _QUARANTINE_COLUMNS if name != "quarantine_id"}
        | {"quarantine_id": quarantine_id(item)}
        for item in quarantined
    ]
    with insert_source(connection, _QUARANTINE_COLUMNS, rows):
        connection.execute(_INSERT_QUARANTINED, {"load_id": load_id, "loaded_at": loaded_at})


def quarantine_id(item: QuarantinedInput) -> str:
    """The id of a quarantined line or file: a hash of its path, line, reason and bytes."""
    place = f"{item.source_path}\n{item.line_number}\n{item.reason_code}\n{item.n_bytes}\n"
    return "qua_" + sha256(place.encode() + item.raw_bytes).hexdigest()[:20]


def _single_number(result: duckdb.DuckDBPyConnection) -> int:
    row = result.fetchone()
    return int(row[0]) if row else 0
