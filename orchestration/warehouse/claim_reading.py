"""Reading claims back from the published tables, article by article, in the order of the sources.

The shape in which they are printed is made by orchestration.extraction.claim_records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.extraction.records import ClaimType, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

_CLAIM_TABLES = {
    ClaimType.ARMS_TRANSFER: "fct_arms_transfer_claims",
    ClaimType.TROOP_COUNT: "fct_troop_count_claims",
    ClaimType.SANCTION: "fct_sanction_claims",
}
_ARTICLES = """
    select article_id, external_id
    from marts.dim_articles
    order by source_path, source_line, article_id
"""
_CLAIMS = """
    with told as (
        select claim_id, list([slot_name, slot_value, position, slot_start, slot_end]) as told_slots
        from (
            select claim_id, slot_name, slot_value, position::text as position, slot_start::text as slot_start,
                slot_end::text as slot_end
            from marts.bridge_claim_slots
            where slot_start is not null
        )
        group by claim_id
    )
    select claims.*, told.told_slots
    from marts.{table} as claims
    inner join marts.dim_articles as articles using (article_id)
    left join told using (claim_id)
    where claims.is_current and claims.review_status <> 'rejected'
    order by articles.source_path, articles.source_line, article_id, evidence_start, evidence_end, claim_id
"""
_TARGET_NAMES = """
    select claim_id, list(target_name order by position)
    from marts.bridge_sanction_claim_targets
    group by claim_id
"""
_FETCHED_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """One row of a claim table by column name.

    `target_names` are a sanction's named targets, in order; `told_slots` the slots with a place of their own in the text.
    """

    claim_type: ClaimType
    columns: dict[str, Any]
    target_names: tuple[str, ...]
    told_slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """One article's claims that hold now, by type and then in text order; it may have none."""

    article_id: str
    external_id: str | None
    claims: tuple[PublishedClaim, ...]


def read_claims(connection: duckdb.DuckDBPyConnection) -> Iterator[ArticleClaims]:
    """Every article of the published warehouse with its current claims, rejected ones left out."""
    names: dict[str, list[str]] = dict(connection.execute(_TARGET_NAMES).fetchall())
    streams = [_ClaimStream(connection, claim_type, names) for claim_type in _CLAIM_TABLES]
    for article_id, external_id in _rows(connection.cursor().execute(_ARTICLES)):
        claims = tuple(claim for stream in streams for claim in stream.take(article_id))
        yield ArticleClaims(article_id, external_id, claims)


class _ClaimStream:
    """The claims of one type in the order of the articles, read as far as they are asked for."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, claim_type: ClaimType, names: dict[str, list[str]]
    ) -> None:
        result = connection.cursor().execute(_CLAIMS.format(table=_CLAIM_TABLES[claim_type]))
        self._columns = [column[0] for column in result.description or ()]
        self._rows = _rows(result)
        self._claim_type = claim_type
        self._names = names
        self._next = self._read()

    def take(self, article_id: str) -> Iterator[PublishedClaim]:
        """The claims of the article that is next in order; none where the next claim is another article's."""
        while self._next is not None and self._next.columns["article_id"] == article_id:
            yield self._next
            self._next = self._read()

    def _read(self) -> PublishedClaim | None:
        row = next(self._rows, None)
        if row is None:
            return None
        columns = dict(zip(self._columns, row, strict=True))
        told = tuple(_told_slot(*slot) for slot in columns.pop("told_slots") or ())
        names = tuple(self._names.get(columns["claim_id"], ()))
        return PublishedClaim(self._claim_type, columns, names, told)


def _told_slot(name: str, value: str, position: str, start: str, end: str) -> Slot:
    return Slot(name, value, None, int(start), int(end), int(position))


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(_FETCHED_ROWS):
        yield from rows
