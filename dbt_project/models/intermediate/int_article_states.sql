with

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}
    where is_current

),

moments as (

    select * from {{ ref('int_article_moments') }}

),

article_events as (

    select * from {{ ref('int_article_events_resolved') }}

),

last_fetches as (

    select
        article_id,
        max(shown_at) as last_fetched_at

    from moments
    where is_fetched
    group by article_id

),

restorations as (

    select
        article_id,
        max(event_at) as restored_at

    from article_events
    where event_kind = 'restored'
    group by article_id

),

-- What a version says holds while it is shown; what was said of the article holds until it is there again.
events_in_force as (

    select
        article_events.*,
        min(article_events.event_at) over (
            partition by article_events.article_id, article_events.event_kind
        ) as first_event_at

    from article_events
    inner join article_versions
        on article_events.article_id = article_versions.article_id
    left join last_fetches
        on article_events.article_id = last_fetches.article_id
    left join restorations
        on article_events.article_id = restorations.article_id
    where
        coalesce(article_events.event_at > restorations.restored_at, true)
        and case
            when article_events.article_version_id is not null
                then article_events.article_version_id = article_versions.article_version_id
            when article_events.event_kind = 'retracted' then true
            else coalesce(article_events.event_at > last_fetches.last_fetched_at, true)
        end

),

-- One 404 may be a bad minute of the server; a second one an hour later is not.
endings as (

    select
        article_id,
        event_at,
        reason_text,
        case when event_kind in ('retracted', 'emptied') then event_kind else 'withdrawn' end as article_status

    from events_in_force
    where
        event_kind in ('retracted', 'emptied', 'gone', 'withdrawn')
        or (event_kind = 'not_found' and event_at >= first_event_at + interval 1 hour)

),

endings_ranked as (

    select
        *,
        row_number() over (
            partition by article_id
            order by article_status != 'retracted', article_status != 'withdrawn', event_at, reason_text
        ) as ending_rank

    from endings

),

states as (

    select
        article_versions.article_id,
        coalesce(endings_ranked.article_status, 'standing') as article_status,
        endings_ranked.reason_text as article_status_reason,
        endings_ranked.event_at as article_status_at

    from article_versions
    left join endings_ranked
        on
            article_versions.article_id = endings_ranked.article_id
            and endings_ranked.ending_rank = 1

)

select * from states
