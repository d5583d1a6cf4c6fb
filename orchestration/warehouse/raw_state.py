"""Short questions about the raw tables: is there an own article, what is left to do, has anything changed.

It reads only; for readers of the published file see published_reader.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestration.warehouse.pending_versions import ASK_AGAIN
from orchestration.warehouse.row_counts import raw_row_counts

if TYPE_CHECKING:
    import duckdb

_PENDING_COUNT = """
    select count(*)
    from raw.article_versions as versions
    anti join (
        select article_version_id
        from raw.extractions
        where extractor_name = $extractor_name and extractor_version = $extractor_version
            and not starts_with(coalesce(reason, ''), $ask_again)
    ) as done using (article_version_id)
"""
_CONTENT = {
    "article_versions": "article_version_id, load_sequence",  # a version is never changed, and its texts are long
    "article_aliases": "article_id, alias_kind, alias",
    "quarantine": "quarantine_id",
    "extractions": "extractions",
    "claims": "claims",
    "quality_measurements": "corpus_hash, extractor_version, claim_type, level, f1_score",
    "article_events": "event_id",
    "article_resolutions": "article_id, resolved_article_id",
    "article_signatures": "article_version_id, agency_codes",
    "source_clusters": "article_id, cluster_article_id",
    "version_changes": "previous_version_id, article_version_id, change_text",
    "sources": "sources",
    "links": "link_id, link_status, article_version_id",
    "coverage_gaps": "coverage_gaps",
    "corrections": "correction_id, column_name",  # append-only, and the id is a hash of the rest
}
# What was shown last is what counts; that it was shown once more changes nothing.
_LAST_SHOWN = """
    select bit_xor(hash(shown)) from (
        select article_id, arg_max(article_version_id, (seen_at, article_version_id)) as article_version_id
        from raw.article_sightings
        group by article_id
    ) as shown
"""
# A look at a source that found nothing new is worth a new build once a day, not once an hour.
_POLLS = """
    select bit_xor(hash(looks)) from (
        select
            polls.source_id,
            cast(max(polls.polled_at) as date) as day,
            arg_max(
                case when polls.outcome in ('read', 'not_modified') then 'answered' else polls.outcome end, polls.polled_at
            ) as last_outcome,
            arg_max(polls.n_listed, polls.polled_at) filter (where polls.outcome = 'read')
                < any_value(sources.expect_at_least) as has_too_few
        from raw.source_polls as polls
        left join raw.sources as sources using (source_id)
        group by polls.source_id
    ) as looks
"""


def has_own_articles(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any article is not one of the samples that ship with the project."""
    found = connection.execute("select 1 from raw.article_versions where not is_sample limit 1").fetchone()
    return found is not None


def count_pending(connection: duckdb.DuckDBPyConnection, extractor_name: str, extractor_version: str) -> int:
    """How many article versions this extractor has not seen, or is to see again."""
    parameters = {
        "extractor_name": extractor_name,
        "extractor_version": extractor_version,
        "ask_again": ASK_AGAIN,
    }
    row = connection.execute(_PENDING_COUNT, parameters).fetchone()
    return int(row[0]) if row else 0


def has_measurement(connection: duckdb.DuckDBPyConnection, corpus_hash: str, extractor_version: str) -> bool:
    """Whether this extractor version was measured on this corpus."""
    found = connection.execute(
        "select 1 from raw.quality_measurements where corpus_hash = $1 and extractor_version = $2 limit 1",
        [corpus_hash, extractor_version],
    ).fetchone()
    return found is not None


def known_quarantine(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """Path and reason code of all quarantined input."""
    rows = connection.execute("select distinct source_path, reason_code from raw.quarantine").fetchall()
    return {(path, code) for path, code in rows}


def raw_state(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """For each raw table its number of rows and a hash that changes with its content, whatever the order of its rows."""
    counts = raw_row_counts(connection)
    state = {}
    for table, columns in _CONTENT.items():
        statement = f"select bit_xor(hash({columns})) from raw.{table}"  # noqa: S608 - names from the table above
        row = connection.execute(statement).fetchone()
        state[table] = f"{counts[table]}:{row[0] if row else None}"
    for table, statement in (("source_polls", _POLLS), ("article_sightings", _LAST_SHOWN)):
        row = connection.execute(statement).fetchone()
        state[table] = f"{row[0] if row else None}"
    return state


def dropped_summary(connection: duckdb.DuckDBPyConnection, most: int) -> dict[str, Any]:
    """How many claims of a language model were dropped, and article, reason and claim of `most` of them.

    None in a file of an older newsledger, which has no table for them.
    """
    tables = connection.execute(
        "select 1 from information_schema.tables where table_schema = 'raw' and table_name = 'dropped_claims'"
    )
    if tables.fetchone() is None:
        return {"n_items": 0, "newest": []}
    counted = connection.execute("select count(*) from raw.dropped_claims").fetchone()
    some = connection.execute(
        """
        select
            coalesce(versions.external_id, versions.url, versions.article_id),
            dropped.reason_code || ': ' || dropped.reason_text,
            dropped.claim_json
        from raw.dropped_claims as dropped
        inner join raw.article_versions as versions using (article_version_id)
        order by versions.load_sequence desc, dropped.article_version_id, dropped.position
        limit $1
        """,
        [most],
    ).fetchall()
    return {"n_items": int(counted[0]) if counted else 0, "newest": some}


def quarantine_summary(connection: duckdb.DuckDBPyConnection, most: int) -> dict[str, Any]:
    """How many items lie in quarantine, and place and reason of the `most` newest ones."""
    counted = connection.execute("select count(*) from raw.quarantine").fetchone()
    newest = connection.execute(
        """
        select source_path || coalesce(', line ' || line_number, ''), reason_text
        from raw.quarantine order by loaded_at desc, quarantine_id limit $1
        """,
        [most],
    ).fetchall()
    return {"n_items": int(counted[0]) if counted else 0, "newest": newest}
