"""How every source keeps its promise at a given time: what it named, what came of it, and why it is red.

The published table meta.sources says the same as of the last look; this is for the running system.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.raw_findings import Finding

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

_HEALTH = """
    with named as (
        select
            source_id,
            count(*) as n_named,
            count(*) filter (where link_status = 'read') as n_read,
            count(*) filter (where link_status = 'waiting') as n_waiting,
            count(*) filter (where link_status = 'duplicate') as n_duplicate,
            count(*) filter (where link_status = 'gone') as n_gone,
            count(*) filter (where link_status in ('failed', 'refused', 'quarantined', 'stub')) as n_not_had,
            max(first_listed_at) as newest_listed_at
        from raw.links
        group by source_id
    ),
    looks as (
        select
            source_id,
            max(polled_at) as last_polled_at,
            max(polled_at) filter (where outcome in ('read', 'not_modified')) as last_answered_at,
            arg_max(outcome, polled_at) as last_outcome,
            arg_max(coalesce(reason_text, ''), polled_at) as last_reason,
            arg_max(n_listed, polled_at) filter (where outcome = 'read') as n_listed
        from raw.source_polls
        group by source_id
    )
    select
        sources.source_id,
        sources.source_name,
        sources.source_group,
        coalesce(named.n_named, 0),
        coalesce(named.n_read, 0),
        coalesce(named.n_waiting, 0),
        coalesce(named.n_duplicate, 0),
        coalesce(named.n_gone, 0),
        coalesce(named.n_not_had, 0),
        looks.last_polled_at,
        looks.last_outcome,
        nullif(looks.last_reason, ''),
        case
            when looks.last_polled_at is null and sources.enabled_since < $now - interval 1 day
                then 'switched on, but never looked at'
            when looks.last_polled_at is null then null
            when looks.last_answered_at is null then 'it has never answered'
            when looks.n_listed < sources.expect_at_least
                then 'its list holds ' || looks.n_listed || ' articles, ' || sources.expect_at_least || ' are expected'
            when $now - coalesce(named.newest_listed_at, sources.enabled_since)
                > to_seconds(sources.expect_new_within_seconds)
                then 'nothing new since ' || strftime(coalesce(named.newest_listed_at, sources.enabled_since), '%Y-%m-%d %H:%M')
            when $now - looks.last_answered_at > to_seconds(greatest(86400, 3 * sources.check_every_seconds))
                then 'no answer since ' || strftime(looks.last_answered_at, '%Y-%m-%d %H:%M')
        end
    from raw.sources as sources
    left join named using (source_id)
    left join looks using (source_id)
    where sources.is_enabled
    order by sources.source_id
"""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One enabled source; times are naive UTC. `red_reason` is None where it keeps its promise.

    `n_named` is the sum of the five counts that follow it.
    """

    source_id: str
    source_name: str
    source_group: str
    n_named: int
    n_read: int
    n_waiting: int
    n_duplicate: int
    n_gone: int
    n_not_had: int
    last_polled_at: datetime | None
    last_outcome: str | None
    last_reason: str | None
    red_reason: str | None


def source_health(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[SourceHealth]:
    """The enabled sources in the order of their ids."""
    return [SourceHealth(*row) for row in connection.execute(_HEALTH, {"now": now}).fetchall()]


def red_sources(connection: duckdb.DuckDBPyConnection, now: datetime) -> Finding:
    """The enabled sources that do not keep their promise, each with why."""
    red = [health for health in source_health(connection, now) if health.red_reason]
    return Finding(len(red), tuple(f"{health.source_id}: {health.red_reason}" for health in red[:20]))
