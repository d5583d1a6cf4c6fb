"""What is wrong in the raw tables, as findings with samples; whether a finding stops a run is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.failing_rows import SHOWN_ROWS

if TYPE_CHECKING:
    import duckdb

_FETCH_ROWS = 2_000

# A corpus of 20 readable articles on these subjects without one claim has not been seen; a broken vocabulary gives that.
_LEAST_ARTICLES_FOR_YIELD = 20

_CLAIMS_WITH_TEXTS = """
    select claims.claim_id, versions.text, claims.evidence_start, claims.evidence_end, claims.evidence_text
    from raw.claims as claims
    left join raw.article_versions as versions using (article_version_id)
"""
_UNEXTRACTED = """
    select versions.article_version_id
    from raw.article_versions as versions
    left join raw.extractions as extractions
        on versions.article_version_id = extractions.article_version_id
        and extractions.extractor_version = $1
    where extractions.article_version_id is null
        or (extractions.status <> 'extracted' and extractions.reason is null)
    order by 1
"""
_FAILED = """
    select article_version_id || ': ' || reason from raw.extractions
    where reason is not null and status <> 'skipped'
    order by 1
"""
_REPEATED = {
    "raw.article_versions": "article_version_id",
    "raw.claims": "claim_id",
    "raw.claim_slots": "claim_id || '/' || slot_name || '/' || position",
}
_ORPHANS = """
    select distinct slots.claim_id
    from raw.claim_slots as slots
    anti join raw.claims as claims using (claim_id)
    order by 1
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What breaks a rule, each row by its key."""

    broken_by: tuple[str, ...]

    @property
    def n_bad(self) -> int:
        """How many rows break the rule."""
        return len(self.broken_by)

    @property
    def samples(self) -> tuple[str, ...]:
        """The first of them, for a message."""
        return self.broken_by[:SHOWN_ROWS]

    @property
    def is_clean(self) -> bool:
        """Whether no row breaks the rule."""
        return not self.broken_by


def misquoted_claims(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Claims whose evidence is not exactly what stands at its place in the stored text."""
    cursor = connection.execute(_CLAIMS_WITH_TEXTS)
    bad = []
    while rows := cursor.fetchmany(_FETCH_ROWS):
        bad += [
            claim_id for claim_id, text, start, end, quote in rows if text is None or text[start:end] != quote
        ]
    return _finding(sorted(bad))


def unextracted_versions(connection: duckdb.DuckDBPyConnection, extractor_version: str) -> Finding:
    """Article versions that were neither extracted nor left out with a reason."""
    return _found(connection, _UNEXTRACTED, [extractor_version])


def failed_extractions(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Article versions in which the extractor broke down, or a language model gave nothing."""
    return _found(connection, _FAILED, [])


def repeated_ids(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Ids that stand in more than one row of their table."""
    bad = []
    for table, key in _REPEATED.items():
        statement = f"select {key} from {table} group by 1 having count(*) > 1"  # noqa: S608 - names from above
        bad += [f"{table}: {value}" for (value,) in connection.execute(statement).fetchall()]
    return _finding(sorted(bad))


def orphaned_slots(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Slots whose claim is gone."""
    return _found(connection, _ORPHANS, [])


def missing_yield(connection: duckdb.DuckDBPyConnection) -> Finding:
    """One finding where many articles were extracted and not one gave a claim."""
    row = connection.execute(
        "select count(*), coalesce(sum(n_claims), 0) from raw.extractions where status = 'extracted'"
    ).fetchone()
    n_articles, n_claims = row or (0, 0)
    is_dry = n_articles >= _LEAST_ARTICLES_FOR_YIELD and n_claims == 0
    return _finding([f"{n_articles} articles were extracted and gave no claim"] if is_dry else [])


def _found(connection: duckdb.DuckDBPyConnection, statement: str, parameters: list[str]) -> Finding:
    return _finding([str(value) for (value,) in connection.execute(statement, parameters).fetchall()])


def _finding(bad: list[str]) -> Finding:
    return Finding(tuple(bad))
