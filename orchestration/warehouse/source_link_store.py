"""Noting the articles that sources name, each in exactly one state, and what became of them.

When an article is asked for again is decided by the caller; what is due is told by source_link_queries.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.canonical_urls import canonical_url
from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.source_link_queries import LinkStatus
from orchestration.warehouse.source_store import row_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

    from orchestration.sources.link_records import FoundLink


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list of which source is merged, when (naive UTC), in which load."""

    source_id: str
    list_url: str
    listed_at: datetime
    load_id: str


@dataclass(frozen=True, slots=True)
class MergedLinks:
    """How many of the listed articles are new, were known, and are known but were changed by their publisher since."""

    n_new: int
    n_known: int
    n_changed: int


@dataclass(frozen=True, slots=True)
class LinkUpdate:
    """What became of an article that was asked for; `next_check_at` None: not asked for again by itself."""

    link_id: str
    link_status: LinkStatus
    asked_at: datetime
    next_check_at: datetime | None
    n_failures: int
    n_checks: int
    first_read_at: datetime | None
    reason_code: str | None = None
    reason_text: str | None = None
    article_id: str | None = None
    article_version_id: str | None = None
    is_not_modified: bool = False
    entry_hash: str | None = None


_LINK_COLUMNS = {
    "link_id": ColumnKind.TEXT,
    "source_id": ColumnKind.TEXT,
    "list_url": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "canonical_url": ColumnKind.TEXT,
    "guid": ColumnKind.TEXT,
    "title": ColumnKind.TEXT,
    "outlet": ColumnKind.TEXT,
    "published_at": ColumnKind.TIMESTAMP,
    "published_precision": ColumnKind.TEXT,
    "published_raw": ColumnKind.TEXT,
    "modified_at": ColumnKind.TIMESTAMP,
}
# The same article under the list's own id, or else, for a list without ids or with changing ones, at the same address.
_MATCHED = """
    create or replace temp table matched_links as
    with resolved as (
        select
            incoming.* exclude (link_id),
            coalesce(by_id.link_id, by_address.link_id, incoming.link_id) as link_id
        from incoming
        left join raw.links as by_id on by_id.link_id = incoming.link_id
        left join (
            select source_id, canonical_url, min(link_id) as link_id
            from raw.links
            where canonical_url in (select canonical_url from incoming)
            group by source_id, canonical_url
        ) as by_address
            on by_address.source_id = incoming.source_id
            and by_address.canonical_url = incoming.canonical_url
    )
    select
        listed.*,
        stored.link_id is null as is_new,
        -- A later word of the publisher on the same article, or another address: it is worth another look.
        stored.link_id is not null and (
            (
                listed.modified_at > coalesce(stored.modified_at, stored.last_asked_at)
                -- Some publishers set this to now: where looking did not bear it out twice, one look a day is enough.
                and (stored.n_not_modified < 2 or stored.last_asked_at < $listed_at - interval 20 hour)
            )
            or listed.canonical_url <> stored.canonical_url
            or (listed.title <> stored.title and listed.title <> '')
        ) as is_changed
    from (
        select * from resolved qualify row_number() over (partition by link_id order by arrival) = 1
    ) as listed
    left join raw.links as stored using (link_id)
"""
_REFRESH = """
    update raw.links as stored
    set
        last_listed_at = $listed_at,
        url = case when matched.is_changed then matched.url else stored.url end,
        canonical_url = case when matched.is_changed then matched.canonical_url else stored.canonical_url end,
        title = case when matched.is_changed and matched.title <> '' then matched.title else stored.title end,
        modified_at = coalesce(matched.modified_at, stored.modified_at),
        next_check_at = case when matched.is_changed then $listed_at else stored.next_check_at end
    from matched_links as matched
    where stored.link_id = matched.link_id and not matched.is_new
"""
_INSERT = """
    insert into raw.links by name
    select
        * exclude (arrival, is_new, is_changed),
        $listed_at as first_listed_at,
        $listed_at as last_listed_at,
        'waiting' as link_status,
        0 as n_failures,
        0 as n_checks,
        0 as n_not_modified,
        $listed_at as next_check_at,
        $load_id as load_id
    from matched_links
    where is_new
    order by arrival
"""

_UPDATE_COLUMNS = {
    "link_id": ColumnKind.TEXT,
    "link_status": ColumnKind.TEXT,
    "asked_at": ColumnKind.TIMESTAMP,
    "next_check_at": ColumnKind.TIMESTAMP,
    "n_failures": ColumnKind.INTEGER,
    "n_checks": ColumnKind.INTEGER,
    "first_read_at": ColumnKind.TIMESTAMP,
    "reason_code": ColumnKind.TEXT,
    "reason_text": ColumnKind.TEXT,
    "article_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "is_not_modified": ColumnKind.BOOLEAN,
    "entry_hash": ColumnKind.TEXT,
}
_UPDATE = """
    update raw.links as stored
    set
        link_status = incoming.link_status,
        last_asked_at = incoming.asked_at,
        next_check_at = incoming.next_check_at,
        n_failures = incoming.n_failures,
        n_checks = incoming.n_checks,
        n_not_modified = stored.n_not_modified + cast(incoming.is_not_modified as integer),
        first_asked_at = coalesce(stored.first_asked_at, incoming.asked_at),
        first_read_at = coalesce(stored.first_read_at, incoming.first_read_at),
        entry_hash = coalesce(incoming.entry_hash, stored.entry_hash),
        reason_code = incoming.reason_code,
        reason_text = incoming.reason_text,
        article_id = coalesce(incoming.article_id, stored.article_id),
        article_version_id = coalesce(incoming.article_version_id, stored.article_version_id)
    from incoming
    where stored.link_id = incoming.link_id
"""


def link_id(source_id: str, link: FoundLink) -> str:
    """The id of an article in a source: by the source's own id for it, else by its address, else by its title."""
    name = link.guid or canonical_url(link.url) or link.url or link.title
    return row_id("lnk", source_id, name)


def without_shared_guids(links: Sequence[FoundLink]) -> list[FoundLink]:
    """The same without ids that stand for several addresses of one list: those name a place in the list, not an article."""
    addresses: dict[str, set[str | None]] = {}
    for link in links:
        if link.guid:
            addresses.setdefault(link.guid, set()).add(canonical_url(link.url))
    shared = {guid for guid, named in addresses.items() if len(named) > 1}
    return [replace(link, guid=None) if link.guid in shared else link for link in links]


def merge_links(
    connection: duckdb.DuckDBPyConnection, place: ListPlace, links: Sequence[FoundLink]
) -> MergedLinks:
    """Take a list in: new articles wait to be asked for at once, known ones are due again if their publisher changed them."""
    rows = [_link_row(place, link) for link in links]
    with insert_source(connection, _LINK_COLUMNS, rows):
        connection.execute(_MATCHED, {"listed_at": place.listed_at})
    parameters = {"listed_at": place.listed_at}
    connection.execute(_REFRESH, parameters)
    connection.execute(_INSERT, {**parameters, "load_id": place.load_id})
    counted = connection.execute(
        "select count(*) filter (where is_new), count(*) filter (where not is_new), count(*) filter (where is_changed) "
        "from matched_links"
    ).fetchone()
    connection.execute("drop table matched_links")
    return MergedLinks(*(counted or (0, 0, 0)))


def update_links(connection: duckdb.DuckDBPyConnection, updates: Sequence[LinkUpdate]) -> None:
    """Note what became of articles; an article id and the time of the first reading, once there, stay."""
    rows = [{name: getattr(update, name) for name in _UPDATE_COLUMNS} for update in updates]
    with insert_source(connection, _UPDATE_COLUMNS, rows):
        connection.execute(_UPDATE)


def _link_row(place: ListPlace, link: FoundLink) -> dict[str, object]:
    return {
        "link_id": link_id(place.source_id, link),
        "source_id": place.source_id,
        "list_url": redacted_url(place.list_url),
        "url": link.url,
        "canonical_url": canonical_url(link.url),
        "guid": link.guid,
        "title": link.title,
        "outlet": link.outlet,
        "published_at": link.published.at if link.published else None,
        "published_precision": link.published.precision.value if link.published else None,
        "published_raw": link.published_raw,
        "modified_at": link.modified.at if link.modified else None,
    }
