"""Where the id of a fact leads that the published file no longer has: into another fact, or nowhere, and since when.

Reads the published file only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.fact_comparison import has_table
from orchestration.warehouse.fact_history import FACT_CHANGES
from orchestration.warehouse.published_facts import FACT_IDS

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

_MOST_IDS = 10
_LEAST_PREFIX = 4
# The step by which each id was given up last; one that was there again and went again counts by its last end.
_TRAIL = f"""
    with recursive
    ends as (
        select * from {FACT_CHANGES}
        where change_kind in ('merged', 'withdrawn')
        qualify row_number() over (partition by fact_id order by published_at desc, build_id desc) = 1
    ),
    steps as (
        select 1 as step, fact_id, went_into_fact_id from {FACT_IDS} where fact_id = $1 and not is_current
        union
        select steps.step + 1, ids.fact_id, ids.went_into_fact_id
        from steps
        inner join {FACT_IDS} as ids on steps.went_into_fact_id = ids.fact_id and not ids.is_current
        where steps.step < 1000
    )
    select
        steps.fact_id, coalesce(ends.change_kind, 'withdrawn'), steps.went_into_fact_id, ends.build_id, ends.published_at,
        ends.reason_code, ends.reason_text
    from steps
    left join ends using (fact_id)
    order by steps.step
"""  # noqa: S608 - own names
_FORMER_IDS = f"""
    select fact_id from {FACT_IDS}
    where not is_current and starts_with(fact_id, $1) order by fact_id limit {_MOST_IDS}
"""  # noqa: S608 - own names


@dataclass(frozen=True, slots=True)
class TrailStep:
    """The end of one fact: merged into `other_fact_id`, or withdrawn; build and time (naive UTC) are None where not on record."""

    fact_id: str
    change_kind: str
    other_fact_id: str | None
    build_id: str | None
    published_at: datetime | None
    reason_code: str | None
    reason_text: str | None


def former_fact_ids(connection: duckdb.DuckDBPyConnection, beginning: str) -> list[str]:
    """Ids of facts that are gone, `beginning` itself or those that begin so: at most ten, none for under four letters."""
    if not has_table(connection, _catalog(connection), FACT_IDS) or len(beginning) < _LEAST_PREFIX:
        return []
    found = [fact_id for (fact_id,) in connection.execute(_FORMER_IDS, [beginning]).fetchall()]
    return [beginning] if beginning in found else found


def fact_trail(connection: duckdb.DuckDBPyConnection, fact_id: str) -> list[TrailStep]:
    """The steps from a former id on: each merged into the next, the last one into a fact that is there, or withdrawn."""
    return [TrailStep(*row) for row in connection.execute(_TRAIL, [fact_id]).fetchall()]


def _catalog(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute("select current_database()").fetchone()
    assert row is not None
    return str(row[0])
