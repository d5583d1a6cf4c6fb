"""Storing the signatures of versions and the pairs that are one source; finding what is still to be compared.

Told by comparing ids, never by a time: what arrives late is compared with all that lies around its day.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import duckdb

WINDOW_DAYS = 7  # a story is copied within days; the same text weeks later is another edition

_PENDING = """
    select
        versions.article_version_id, versions.article_id, versions.title, versions.text, versions.outlet, versions.extra_json,
        case when versions.published_precision in ('second', 'day') then cast(versions.published_at as date) end
    from raw.article_versions as versions
    anti join raw.article_signatures as done using (article_version_id)
    order by versions.load_sequence
    limit $limit
"""
_TEXTS = """
    select versions.article_version_id, versions.title, versions.text, signatures.agency_codes
    from raw.article_versions as versions
    inner join raw.article_signatures as signatures using (article_version_id)
    where versions.article_version_id in (select unnest($ids))
"""
# Each pair once, however many bands it shares. Undated texts are compared with all. Of texts that are the same word for word one
# a day is compared with the others, and each with its neighbours in time: so a thousand copies make no million of pairs.
_CANDIDATES = f"""
    with fresh as (
        select * from raw.article_signatures where article_version_id in (select unnest($ids))
    ),
    near as (
        select * from raw.article_signatures
        where story_date is null
            or exists (select 1 from fresh where story_date is null)
            or story_date between (select min(story_date) from fresh) - {WINDOW_DAYS}
                and (select max(story_date) from fresh) + {WINDOW_DAYS}
    ),
    first_of_day as (
        select * from near
        qualify row_number() over (partition by body_hash, story_date order by article_version_id) = 1
    ),
    band_keys as (
        select article_version_id, article_id, story_date, body_hash, unnest(band_keys) as band_key from first_of_day
    ),
    fresh_keys as (select * from band_keys where article_version_id in (select article_version_id from fresh)),
    alike as (
        select distinct
            fresh_keys.article_version_id as one_id, fresh_keys.article_id as one_article, fresh_keys.story_date as one_date,
            band_keys.article_version_id as other_id, band_keys.article_id as other_article, band_keys.story_date as other_date
        from fresh_keys
        inner join band_keys using (band_key)
        where fresh_keys.body_hash <> band_keys.body_hash
    ),
    word_for_word as (
        select
            article_version_id as one_id, article_id as one_article, story_date as one_date,
            lag(article_version_id) over same_words as other_id,
            lag(article_id) over same_words as other_article,
            lag(story_date) over same_words as other_date
        from near
        window same_words as (partition by body_hash order by story_date nulls first, article_version_id)
    ),
    candidates as (
        select * from alike
        union all
        select * from word_for_word
        where one_id in (select article_version_id from fresh) or other_id in (select article_version_id from fresh)
    )
    select distinct least(one_id, other_id), greatest(one_id, other_id)
    from candidates
    where one_article <> other_article
        and coalesce(abs(one_date - other_date) <= {WINDOW_DAYS}, true)
    order by all
"""  # noqa: S608 - made of a number
_FORGET = (
    "article_signatures",
    "near_duplicate_pairs",
    "source_clusters",
    "article_links",
    "article_resolutions",
)
_SIGNATURE_COLUMNS = {
    "article_version_id": ColumnKind.TEXT,
    "article_id": ColumnKind.TEXT,
    "story_date": ColumnKind.DATE,
    "agency_codes": ColumnKind.TEXT,
    "body_hash": ColumnKind.TEXT,
    "band_keys": ColumnKind.LONGS,
    "matcher_version": ColumnKind.TEXT,
}
_PAIR_COLUMNS = {
    "first_version_id": ColumnKind.TEXT,
    "second_version_id": ColumnKind.TEXT,
    "containment": ColumnKind.DOUBLE,
    "jaccard": ColumnKind.DOUBLE,
    "fact_agreement": ColumnKind.DOUBLE,
    "matcher_version": ColumnKind.TEXT,
}
_INSERT_PAIRS = """
    insert into raw.near_duplicate_pairs by name
    select
        incoming.* exclude (arrival),
        firsts.article_id as first_article_id,
        seconds.article_id as second_article_id
    from incoming
    inner join raw.article_signatures as firsts on incoming.first_version_id = firsts.article_version_id
    inner join raw.article_signatures as seconds on incoming.second_version_id = seconds.article_version_id
    anti join raw.near_duplicate_pairs as stored using (first_version_id, second_version_id)
    order by arrival
"""


@dataclass(frozen=True, slots=True)
class UnmatchedVersion:
    """A version to be compared; `story_date` is None where no day of publication is known."""

    article_version_id: str
    article_id: str
    title: str
    text: str
    outlet: str | None
    extra_json: str | None
    story_date: date | None


@dataclass(frozen=True, slots=True)
class VersionSignature:
    """What is kept of a version for comparing."""

    article_version_id: str
    article_id: str
    story_date: date | None
    agency_codes: str
    body_hash: str
    band_keys: Sequence[int]
    matcher_version: str


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two versions that are one source, the smaller id first."""

    first_version_id: str
    second_version_id: str
    containment: float
    jaccard: float
    fact_agreement: float
    matcher_version: str


@dataclass(frozen=True, slots=True)
class ComparedText:
    """Title, stored text and credits of a version."""

    title: str
    text: str
    agency_codes: str


def forget_other_matchers(connection: duckdb.DuckDBPyConnection, matcher_version: str) -> int:
    """Delete what another version of the comparison decided; returns how many versions are to be compared again."""
    counted = connection.execute(
        "select count(*) from raw.article_signatures where matcher_version <> $1", [matcher_version]
    ).fetchone()
    for table in _FORGET:
        connection.execute(f"delete from raw.{table} where matcher_version <> $1", [matcher_version])  # noqa: S608
    return int(counted[0]) if counted else 0


def count_unmatched(connection: duckdb.DuckDBPyConnection, matcher_version: str) -> int:
    """How many versions this version of the comparison has not seen."""
    row = connection.execute(
        "select count(*) from raw.article_versions anti join "
        "(from raw.article_signatures where matcher_version = $1) using (article_version_id)",
        [matcher_version],
    ).fetchone()
    return int(row[0]) if row else 0


def unmatched_versions(connection: duckdb.DuckDBPyConnection, limit: int) -> list[UnmatchedVersion]:
    """Versions without a signature, in order of arrival, at most `limit`."""
    return [UnmatchedVersion(*row) for row in connection.execute(_PENDING, {"limit": limit}).fetchall()]


def insert_signatures(connection: duckdb.DuckDBPyConnection, signatures: Iterable[VersionSignature]) -> None:
    """Store signatures of versions that have none."""
    with insert_source(connection, _SIGNATURE_COLUMNS, [asdict(one) for one in signatures]):
        connection.execute(
            "insert into raw.article_signatures by name select incoming.* exclude (arrival) from incoming"
        )


def candidate_pairs(
    connection: duckdb.DuckDBPyConnection, version_ids: Sequence[str]
) -> list[tuple[str, str]]:
    """Pairs with one of these versions that share a band and lie within the window, the smaller id first."""
    rows = connection.execute(_CANDIDATES, {"ids": list(version_ids)}).fetchall()
    return [(first, second) for first, second in rows]


def compared_texts(
    connection: duckdb.DuckDBPyConnection, version_ids: Iterable[str]
) -> dict[str, ComparedText]:
    """Texts and credits by version id."""
    rows = connection.execute(_TEXTS, {"ids": list(version_ids)}).fetchall()
    return {row[0]: ComparedText(*row[1:]) for row in rows}


def texts_of_article(connection: duckdb.DuckDBPyConnection, article_id: str) -> list[ComparedText]:
    """Texts and credits of all compared versions of an article."""
    ids = connection.execute(
        "select article_version_id from raw.article_signatures where article_id = $1", [article_id]
    ).fetchall()
    return list(compared_texts(connection, [row[0] for row in ids]).values())


def insert_pairs(connection: duckdb.DuckDBPyConnection, pairs: Iterable[SourcePair]) -> None:
    """Store pairs that are not there yet."""
    with insert_source(connection, _PAIR_COLUMNS, [asdict(pair) for pair in pairs]):
        connection.execute(_INSERT_PAIRS)
