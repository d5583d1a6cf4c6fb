"""What was found, fetched, left out and extracted per day and source, with the gaps that began on that day, as published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    import duckdb

_HAS_TABLES = """
    select count(*) from duckdb_tables()
    where schema_name = 'meta' and table_name in ('coverage', 'coverage_gaps') and database_name = current_database()
"""
_N_TABLES = 2
_DAYS = """
    with counted as (
        select
            published_date as day,
            source_id,
            sum(found) as found,
            sum(fetched) as fetched,
            sum(not_modified) as not_modified,
            sum(waiting) as waiting,
            sum(gone) as gone,
            sum(refused) as refused,
            sum(failed) as failed,
            sum(quarantined) as quarantined,
            sum(stub) as stub,
            sum(duplicate) as duplicate,
            sum(other_language) as other_language,
            sum(not_extracted) as not_extracted,
            sum(extracted) as extracted,
            sum(claims) as claims,
            0 as gaps,
            null as lost_in_gaps,
            0 as found_for_gaps
        from meta.coverage
        group by published_date, source_id
    ),
    gaps as (
        select
            cast(gap_start as date) as day,
            source_id,
            count(*) as gaps,
            sum(n_lost_estimate) as lost_in_gaps,
            sum(n_filled) as found_for_gaps
        from meta.coverage_gaps
        group by all
    ),
    combined as (
        select * from counted
        union all by name
        select * from gaps
    )
    select day, source_id, cast(coalesce(sum(columns(* exclude (day, source_id, lost_in_gaps))), 0) as bigint),
        cast(sum(lost_in_gaps) as bigint) as lost_in_gaps
    from combined
    where ($source_id is null or source_id = $source_id) and ($since is null or day >= $since or day is null)
    group by day, source_id
    order by day desc nulls last, source_id nulls last
"""


@dataclass(frozen=True, slots=True)
class CoverageDay:
    """One day of publication of one source; None as `day` where none is told, as `source_id` for files of no source.

    found = fetched + waiting + gone + refused + failed + quarantined, and
    fetched = extracted + duplicate + stub + other_language + not_extracted.
    `lost_in_gaps` is None where nothing tells how much the gaps that began on that day lost.
    """

    day: date | None
    source_id: str | None
    found: int
    fetched: int
    not_modified: int
    waiting: int
    gone: int
    refused: int
    failed: int
    quarantined: int
    stub: int
    duplicate: int
    other_language: int
    not_extracted: int
    extracted: int
    claims: int
    gaps: int
    found_for_gaps: int
    lost_in_gaps: int | None


def coverage_days(
    connection: duckdb.DuckDBPyConnection, *, source_id: str | None = None, since: date | None = None
) -> list[CoverageDay]:
    """The newest day first, articles without a day last; none in a file that was built before anything was collected."""
    (n_tables,) = connection.execute(_HAS_TABLES).fetchone() or (0,)
    if n_tables < _N_TABLES:
        return []
    parameters = {"source_id": source_id, "since": since}
    return [CoverageDay(*row) for row in connection.execute(_DAYS, parameters).fetchall()]
