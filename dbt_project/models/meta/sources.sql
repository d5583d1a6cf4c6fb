with

sources as (

    select * from {{ ref('stg_collection__sources') }}

),

links as (

    select * from {{ ref('stg_collection__links') }}

),

polls as (

    select * from {{ ref('stg_collection__source_polls') }}

),

links_counted as (

    select
        source_id,
        count(*) as n_articles_named,
        count(*) filter (where link_status = 'read') as n_articles_read,
        count(*) filter (where link_status in ('failed', 'refused', 'quarantined', 'stub')) as n_articles_not_had,
        max(first_listed_at) as newest_article_listed_at

    from links
    group by source_id

),

polls_counted as (

    select
        source_id,
        count(*) as n_polls,
        max(polled_at) as last_polled_at,
        max(polled_at) filter (where poll_outcome in ('read', 'not_modified')) as last_answered_at,
        arg_max(poll_outcome, polled_at) as last_poll_outcome,
        arg_max(reason_text, polled_at) as last_poll_reason,
        arg_max(n_listed, polled_at) filter (where poll_outcome = 'read') as n_listed_last

    from polls
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
        polls_counted.last_poll_outcome,
        polls_counted.last_poll_reason,
        case
            when not sources.is_enabled or polls_counted.last_polled_at is null then null
            when polls_counted.last_answered_at is null then 'never answered'
            when polls_counted.n_listed_last < sources.expect_at_least then 'lists too few articles'
            when
                date_diff(
                    'second',
                    coalesce(links_counted.newest_article_listed_at, sources.enabled_since),
                    polls_counted.last_polled_at
                ) > sources.expect_new_within_seconds
                then 'nothing new for too long'
            when
                date_diff('second', polls_counted.last_answered_at, polls_counted.last_polled_at)
                > greatest(86400, 3 * sources.check_every_seconds)
                then 'does not answer any more'
        end as red_reason,
        coalesce(polls_counted.n_polls, 0) as n_polls,
        coalesce(links_counted.n_articles_named, 0) as n_articles_named,
        coalesce(links_counted.n_articles_read, 0) as n_articles_read,
        coalesce(links_counted.n_articles_not_had, 0) as n_articles_not_had,
        sources.is_enabled,
        polls_counted.last_polled_at,
        polls_counted.last_answered_at,
        links_counted.newest_article_listed_at

    from sources
    left join links_counted
        on sources.source_id = links_counted.source_id
    left join polls_counted
        on sources.source_id = polls_counted.source_id

)

select * from sources_described
