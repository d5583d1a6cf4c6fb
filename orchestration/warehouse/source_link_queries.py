"""Questions about the articles that sources name: which are due, which are known, how many there are.

Noting them is done in source_link_store.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    import duckdb


class LinkStatus(StrEnum):
    """Where an article that a source names stands."""

    WAITING = "waiting"  # not asked for yet
    READ = "read"  # an article of ours
    DUPLICATE = "duplicate"  # an article of ours that came under another name before
    STUB = "stub"  # a teaser, a wall or a check in its place
    GONE = "gone"  # was never to be had, or is no more
    REFUSED = "refused"  # robots, reserved rights, an internal address
    FAILED = "failed"  # the server or the way to it
    QUARANTINED = "quarantined"  # came, and could not be read


@dataclass(frozen=True, slots=True)
class DueLink:
    """An article that is to be asked for; `url` is '' where the entry names no address."""

    link_id: str
    source_id: str
    url: str
    guid: str | None
    title: str
    outlet: str | None
    published_raw: str | None
    published_at: datetime | None
    published_precision: str | None
    link_status: LinkStatus
    n_failures: int
    n_checks: int
    first_read_at: datetime | None
    article_id: str | None
    article_version_id: str | None
    entry_hash: str | None


_DUE_COLUMNS = ", ".join(
    "coalesce(url, '')" if name == "url" else name for name in DueLink.__dataclass_fields__
)


@dataclass(frozen=True, slots=True)
class DueLimits:
    """At most so many articles that were never read and that are looked at again; `needs_url`: only those with an address.

    `first_day` and `last_day`, both counted in, leave only what its list dates so.
    """

    most_new: int
    most_known: int
    needs_url: bool = True
    first_day: date | None = None
    last_day: date | None = None


def due_links(
    connection: duckdb.DuckDBPyConnection, source_id: str, now: datetime, limits: DueLimits
) -> list[DueLink]:
    """The articles of a source that are to be asked for by `now`, the newest first, within the limits."""
    rows = connection.execute(
        f"""
        select {_DUE_COLUMNS}
        from raw.links
        where source_id = $1 and (url is not null or not $5)
            -- Nothing is planned further ahead: the clock was wrong when that was noted.
            and (next_check_at <= $2 or next_check_at > $2 + interval 60 day)
            and ($6 is null or cast(coalesce(published_at, modified_at) as date) between $6 and $7)
        qualify row_number() over (
            partition by first_read_at is null
            order by coalesce(published_at, first_listed_at) desc, link_id
        ) <= case when first_read_at is null then $3 else $4 end
        order by coalesce(published_at, first_listed_at) desc, link_id
        """,  # noqa: S608 - names of the record above
        [
            source_id,
            now,
            limits.most_new,
            limits.most_known,
            limits.needs_url,
            limits.first_day,
            limits.last_day,
        ],
    ).fetchall()
    return [_due_link(row) for row in rows]


def links_at(
    connection: duckdb.DuckDBPyConnection, source_id: str, addresses: Sequence[str]
) -> dict[str, DueLink]:
    """The articles of a source at these canonical addresses, due or not; addresses that it never named are left out."""
    rows = connection.execute(
        f"""
        select canonical_url, {_DUE_COLUMNS}
        from raw.links
        where source_id = $1 and canonical_url in (select unnest($2))
        order by link_id desc
        """,  # noqa: S608 - names of the record above
        [source_id, list(addresses)],
    ).fetchall()
    return {row[0]: _due_link(row[1:]) for row in rows}


def has_due_links(connection: duckdb.DuckDBPyConnection, source_ids: Sequence[str], now: datetime) -> bool:
    """Whether any article of these sources is to be asked for by `now`."""
    row = connection.execute(
        "select 1 from raw.links where next_check_at <= $2 and url is not null and source_id in (select unnest($1)) limit 1",
        [list(source_ids), now],
    ).fetchone()
    return row is not None


def has_links(connection: duckdb.DuckDBPyConnection, source_id: str) -> bool:
    """Whether a source has named any article yet."""
    row = connection.execute("select 1 from raw.links where source_id = $1 limit 1", [source_id]).fetchone()
    return row is not None


def has_known_links(
    connection: duckdb.DuckDBPyConnection,
    source_id: str,
    link_ids: Sequence[str],
    canonical_urls: Sequence[str],
) -> bool:
    """Whether a source has named any of these articles before, under the same id or, as ids may change, at the same address."""
    row = connection.execute(
        """
        select 1 from raw.links
        where source_id = $1
            and (link_id in (select unnest($2)) or canonical_url in (select unnest($3)))
        limit 1
        """,
        [source_id, list(link_ids), list(canonical_urls)],
    ).fetchone()
    return row is not None


def links_per_day(connection: duckdb.DuckDBPyConnection, source_id: str) -> float | None:
    """How many dated articles a source names a day, over the 30 days up to its last one; None for less than a day."""
    row = connection.execute(
        """
        with dated as (
            select published_at from raw.links
            where source_id = $1 and published_at is not null
            qualify published_at >= max(published_at) over () - interval 30 day
        )
        select count(*), date_diff('second', min(published_at), max(published_at)) / 86400 from dated
        """,
        [source_id],
    ).fetchone()
    return row[0] / row[1] if row and row[1] and row[1] >= 1 else None


def count_first_asked(connection: duckdb.DuckDBPyConnection, source_id: str, since: datetime) -> int:
    """How many articles of a source were asked for the first time since then; for its daily limit."""
    row = connection.execute(
        "select count(*) from raw.links where source_id = $1 and first_asked_at >= $2", [source_id, since]
    ).fetchone()
    return int(row[0]) if row else 0


def named_links(
    connection: duckdb.DuckDBPyConnection,
    source_id: str,
    link_ids: Sequence[str],
    canonical_urls: Sequence[str],
) -> dict[str, DueLink]:
    """Those of these entries that a source has named, by their id and by their canonical address."""
    rows = connection.execute(
        f"""
        select {_DUE_COLUMNS}, canonical_url
        from raw.links
        where source_id = $1 and (link_id in (select unnest($2)) or canonical_url in (select unnest($3)))
        """,  # noqa: S608 - names of the record above
        [source_id, list(link_ids), list(canonical_urls)],
    ).fetchall()
    links = [(_due_link(row[:-1]), row[-1]) for row in rows]
    return {address: link for link, address in links if address} | {link.link_id: link for link, _ in links}


def reading_links(
    connection: duckdb.DuckDBPyConnection,
    *,
    canonical_urls: Sequence[str] = (),
    article_ids: Sequence[str] = (),
) -> list[DueLink]:
    """The entries, of any source, through which these addresses or articles were read; the first ones come last."""
    rows = connection.execute(
        f"""
        select {_DUE_COLUMNS}
        from raw.links
        where link_status = 'read'
            and (canonical_url in (select unnest($1)) or article_id in (select unnest($2)))
        order by first_read_at desc, link_id desc
        """,  # noqa: S608 - names of the record above
        [list(canonical_urls), list(article_ids)],
    ).fetchall()
    return [_due_link(row) for row in rows]


def _due_link(row: tuple[object, ...]) -> DueLink:
    values = dict(zip(DueLink.__dataclass_fields__, row, strict=True))
    values["link_status"] = LinkStatus(str(values["link_status"]))
    return DueLink(**values)  # type: ignore[arg-type]
