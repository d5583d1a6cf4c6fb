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

# Times more than a day ahead were stored by a clock that was wrong: they say nothing.
_HEALTH = r"""
    with sources as (
        select
            *,
            source_kind = 'files' or (source_kind = 'archive' and not regexp_matches(url, '^https?://', 'i')) as is_local
        from raw.sources
        where is_enabled
    ),
    links as (
        select
            * replace (
                case when first_listed_at <= $now + interval 1 day then first_listed_at end as first_listed_at,
                case when last_asked_at <= $now + interval 1 day then last_asked_at end as last_asked_at
            )
        from raw.links
    ),
    named as (
        select
            source_id,
            count(*) as n_named,
            count(*) filter (where link_status = 'read') as n_read,
            count(*) filter (where link_status = 'waiting') as n_waiting,
            count(*) filter (where link_status = 'gone') as n_gone,
            count(*) filter (where link_status = 'duplicate') as n_duplicate,
            count(*) filter (where link_status = 'stub') as n_stub,
            count(*) filter (where link_status = 'failed') as n_failed,
            count(*) filter (where link_status = 'refused') as n_refused,
            count(*) filter (where link_status = 'quarantined') as n_quarantined,
            max(first_listed_at) as newest_listed_at
        from links
        group by source_id
    ),
    asked as (
        select
            source_id,
            link_status in ('read', 'duplicate') as is_had,
            last_asked_at,
            row_number() over (
                partition by source_id order by first_listed_at desc nulls last, last_asked_at desc, link_id
            ) as newness_rank
        from links
        where
            last_asked_at is not null
            and (
                link_status in ('read', 'duplicate', 'stub', 'quarantined', 'failed', 'refused')
                or (link_status = 'gone' and first_read_at is null)
            )
    ),
    yields as (
        select source_id, count(*) as n_asked, count(*) filter (where is_had) as n_had
        from asked
        where newness_rank <= 20 and last_asked_at >= $now - interval 7 day
        group by source_id
    ),
    polls as (
        select source_id, polled_at, outcome, reason_text, n_listed, outcome in ('read', 'not_modified') as is_answer
        from raw.source_polls
        where polled_at <= $now + interval 1 day
        union all
        -- A source that is one page has no list: asking for the page is the look at it.
        select links.source_id, last_asked_at, link_status, reason_text, 1, link_status in ('read', 'duplicate')
        from links
        inner join sources on links.source_id = sources.source_id and sources.source_kind = 'page'
        where last_asked_at is not null
    ),
    looks as (
        select
            source_id,
            max(polled_at) as last_polled_at,
            max(polled_at) filter (where is_answer) as last_answered_at,
            arg_max(outcome, polled_at) as last_outcome,
            arg_max_null(reason_text, polled_at) as last_reason,
            arg_max(n_listed, polled_at) filter (where outcome = 'read') as n_listed
        from polls
        group by source_id
    )
    select
        sources.source_id,
        sources.source_name,
        sources.source_group,
        coalesce(named.n_named, 0),
        coalesce(named.n_read, 0),
        coalesce(named.n_waiting, 0),
        coalesce(named.n_gone, 0),
        coalesce(named.n_duplicate, 0),
        coalesce(named.n_stub, 0),
        coalesce(named.n_failed, 0),
        coalesce(named.n_refused, 0),
        coalesce(named.n_quarantined, 0),
        looks.last_polled_at,
        looks.last_outcome,
        looks.last_reason,
        case
            when looks.last_polled_at is null and sources.is_local then null
            when looks.last_polled_at is null and sources.enabled_since < $now - interval 1 day
                then 'switched on, but never looked at'
            when looks.last_polled_at is null then null
            when sources.source_kind = 'page' and looks.last_outcome in ('read', 'duplicate', 'waiting') then null
            when sources.source_kind = 'page'
                then 'its page could not be read: ' || coalesce(nullif(looks.last_reason, ''), looks.last_outcome)
            when looks.last_answered_at is null then 'it has never answered'
            when looks.n_listed < sources.expect_at_least
                then 'its list holds ' || looks.n_listed || ' articles, ' || sources.expect_at_least || ' are expected'
            when yields.n_asked >= 10 and yields.n_had < 0.2 * yields.n_asked
                then 'of its last ' || yields.n_asked || ' articles ' || yields.n_had || ' could be read'
            when $now - coalesce(named.newest_listed_at, sources.enabled_since)
                > to_seconds(sources.expect_new_within_seconds)
                then 'nothing new since ' || strftime(coalesce(named.newest_listed_at, sources.enabled_since), '%Y-%m-%d %H:%M')
            when $now - looks.last_answered_at > to_seconds(greatest(86400, 3 * sources.check_every_seconds))
                then 'no answer since ' || strftime(looks.last_answered_at, '%Y-%m-%d %H:%M')
        end
    from sources
    left join named using (source_id)
    left join looks using (source_id)
    left join yields using (source_id)
    order by sources.source_id
"""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One enabled source; times are naive UTC. The states make up `n_named`; `red_reason` is None where it keeps its promise."""

    source_id: str
    source_name: str
    source_group: str
    n_named: int
    n_read: int
    n_waiting: int
    n_gone: int
    n_duplicate: int
    n_stub: int
    n_failed: int
    n_refused: int
    n_quarantined: int
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
    return Finding(tuple(f"{health.source_id}: {health.red_reason}" for health in red))
