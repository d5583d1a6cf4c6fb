with

sources as (

    select * from {{ ref('stg_collection__sources') }}

),

links as (

    select * from {{ ref('stg_collection__links') }}

),

looks as (

    select * from {{ ref('int_source_looks') }}

),

yields as (

    select * from {{ ref('int_source_yields') }}

),

links_counted as (

    select
        source_id,
        count(*) as n_articles_named,
        count(*) filter (where link_status = 'read') as n_articles_read,
        count(*) filter (where link_status in ('failed', 'refused', 'quarantined', 'stub')) as n_articles_not_had,
        max(first_listed_at) filter (where {{ is_past('first_listed_at') }}) as newest_article_listed_at

    from links
    group by source_id

),

-- As of the last look, so that the same raw tables give the same answer on every day.
sources_described as (

    select
        sources.source_id,
        sources.outlet_id,
        sources.source_name,
        sources.source_kind,
        sources.source_group,
        sources.source_url,
        sources.country_code,
        sources.language,
        sources.licence,
        looks.last_poll_outcome,
        looks.last_poll_reason,
        case
            when not sources.is_enabled or looks.last_polled_at is null then null
            when sources.source_kind = 'page'
                then case when looks.last_poll_outcome not in ('read', 'duplicate', 'waiting') then 'its page cannot be read' end
            when looks.last_answered_at is null then 'never answered'
            when looks.n_listed_last < sources.expect_at_least then 'lists too few articles'
            when yields.n_newest_asked >= 10 and yields.n_newest_had < 0.2 * yields.n_newest_asked
                then 'its articles can hardly be read'
            when
                date_diff(
                    'second',
                    coalesce(links_counted.newest_article_listed_at, sources.enabled_since),
                    looks.last_polled_at
                ) > sources.expect_new_within_seconds
                then 'nothing new for too long'
            when
                date_diff('second', looks.last_answered_at, looks.last_polled_at)
                > greatest(86400, 3 * sources.check_every_seconds)
                then 'does not answer any more'
        end as red_reason,
        coalesce(looks.n_polls, 0) as n_polls,
        coalesce(links_counted.n_articles_named, 0) as n_articles_named,
        coalesce(links_counted.n_articles_read, 0) as n_articles_read,
        coalesce(links_counted.n_articles_not_had, 0) as n_articles_not_had,
        sources.is_enabled,
        looks.last_polled_at,
        looks.last_answered_at,
        links_counted.newest_article_listed_at

    from sources
    left join links_counted
        on sources.source_id = links_counted.source_id
    left join looks
        on sources.source_id = looks.source_id
    left join yields
        on sources.source_id = yields.source_id

)

select * from sources_described
