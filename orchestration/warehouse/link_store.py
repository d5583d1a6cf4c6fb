"""Which article ids are two names of one article: candidates that share a name, decisions, and the oldest id of each group.

Whether two texts are alike enough is decided in orchestration.stories.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import duckdb

# A guid that names more articles than any publisher moves one is a place in the feed, not an article.
_MOST_ARTICLES_OF_A_NAME = 20
# A text of less than that at two addresses of one outlet may be a form ("No briefing today."), not one article.
_LEAST_LETTERS_OF_CONTENT = 300

_CANDIDATES = f"""
    with names as (
        select 'feed_guid' as link_kind, alias as name, article_id
        from raw.article_aliases where alias_kind = 'feed_guid'
        union
        select 'address', alias, article_id from raw.article_aliases where alias_kind = 'address'
        union
        select 'address', canonical_url, article_id from raw.article_versions
        where canonical_url in (select alias from raw.article_aliases where alias_kind = 'address')
        union
        select 'content', lower(trim(outlet)) || ' ' || content_hash, article_id from raw.article_versions
        where outlet is not null and length(text) >= {_LEAST_LETTERS_OF_CONTENT}
    ),
    shared as (
        select *, count(*) over (partition by link_kind, name) as n_articles from names
    )
    select distinct firsts.article_id, seconds.article_id, firsts.link_kind
    from shared as firsts
    inner join shared as seconds
        on firsts.link_kind = seconds.link_kind
        and firsts.name = seconds.name
        and firsts.article_id < seconds.article_id
    left join raw.article_links as decided
        on decided.first_article_id = firsts.article_id
        and decided.second_article_id = seconds.article_id
        and decided.link_kind = firsts.link_kind
    where firsts.n_articles between 2 and {_MOST_ARTICLES_OF_A_NAME}
        and (
            decided.first_article_id is null
            or (
                not decided.is_same
                and (
                    firsts.article_id in (select unnest($article_ids))
                    or seconds.article_id in (select unnest($article_ids))
                )
            )
        )
    order by all
"""  # noqa: S608 - made of numbers
_COLUMNS = {
    "first_article_id": ColumnKind.TEXT,
    "second_article_id": ColumnKind.TEXT,
    "link_kind": ColumnKind.TEXT,
    "is_same": ColumnKind.BOOLEAN,
    "matcher_version": ColumnKind.TEXT,
}
_DELETE_LINKS = """
    delete from raw.article_links
    where (first_article_id, second_article_id, link_kind) in
        (select (first_article_id, second_article_id, link_kind) from incoming)
"""
# Seen first is what was fetched first; a file that tells no time of fetching counts by its publication.
_FIRST_SEEN = """
    select versions.article_id
    from raw.article_versions as versions
    left join raw.article_sightings as sightings using (article_version_id)
    where versions.article_id in (select unnest($ids))
    group by versions.article_id
    order by min(coalesce(sightings.seen_at, versions.published_at)) nulls last, versions.article_id
"""
_RESOLUTION_COLUMNS = {
    "article_id": ColumnKind.TEXT,
    "resolved_article_id": ColumnKind.TEXT,
    "matcher_version": ColumnKind.TEXT,
}


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """Two article ids that share a name of that kind, the smaller first, and whether they are one article."""

    first_article_id: str
    second_article_id: str
    link_kind: str
    is_same: bool
    matcher_version: str


def link_candidates(
    connection: duckdb.DuckDBPyConnection, changed_article_ids: Collection[str]
) -> list[tuple[str, str, str]]:
    """Two ids and the kind of name they share, where nothing was decided yet, or an article told apart has a new version."""
    rows = connection.execute(_CANDIDATES, {"article_ids": sorted(changed_article_ids)}).fetchall()
    return [(first, second, kind) for first, second, kind in rows]


def store_links(connection: duckdb.DuckDBPyConnection, links: Iterable[ArticleLink]) -> None:
    """Store decisions, in the place of earlier ones on the same ids."""
    with insert_source(connection, _COLUMNS, [asdict(link) for link in links]):
        connection.execute(_DELETE_LINKS)
        connection.execute(
            "insert into raw.article_links by name select incoming.* exclude (arrival) from incoming"
        )


def same_articles(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """All pairs of ids that are one article."""
    rows = connection.execute(
        "select distinct first_article_id, second_article_id from raw.article_links where is_same order by all"
    ).fetchall()
    return [(first, second) for first, second in rows]


def in_order_of_sight(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> list[str]:
    """These ids, the one seen first at the head."""
    rows = connection.execute(_FIRST_SEEN, {"ids": sorted(article_ids)}).fetchall()
    return [article_id for (article_id,) in rows]


def replace_resolutions(
    connection: duckdb.DuckDBPyConnection, resolved: Mapping[str, str], matcher_version: str
) -> None:
    """Make these the only resolutions; ids that are their own oldest one are left out."""
    rows = [
        {"article_id": article_id, "resolved_article_id": oldest, "matcher_version": matcher_version}
        for article_id, oldest in sorted(resolved.items())
        if article_id != oldest
    ]
    with insert_source(connection, _RESOLUTION_COLUMNS, rows):
        connection.execute("delete from raw.article_resolutions")
        connection.execute(
            "insert into raw.article_resolutions by name select incoming.* exclude (arrival) from incoming"
        )


def resolved_article_ids(
    connection: duckdb.DuckDBPyConnection, canonical_urls: Collection[str]
) -> dict[str, str]:
    """The article at each of these canonical addresses, under its oldest id; addresses never read are left out."""
    rows = connection.execute(
        """
        select addresses.address, min(coalesce(resolutions.resolved_article_id, addresses.article_id))
        from (
            select canonical_url as address, article_id from raw.article_versions
            where canonical_url in (select unnest($urls))
            union
            select aliases.alias, aliases.article_id from raw.article_aliases as aliases
            where aliases.alias_kind = 'address' and aliases.alias in (select unnest($urls))
        ) as addresses
        left join raw.article_resolutions as resolutions using (article_id)
        group by addresses.address
        """,
        {"urls": sorted(canonical_urls)},
    ).fetchall()
    return dict(rows)
