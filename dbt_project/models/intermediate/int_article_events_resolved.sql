with

article_events as (

    select * from {{ ref('stg_news__article_events') }}

),

article_resolutions as (

    select * from {{ ref('stg_news__article_resolutions') }}

),

-- The words of one version are read again with every look at it; they were said once.
resolved as (

    select
        article_events.* replace (
            coalesce(article_resolutions.resolved_article_id, article_events.article_id) as article_id
        )

    from article_events
    left join article_resolutions
        on article_events.article_id = article_resolutions.article_id
    qualify
        article_events.article_version_id is null
        or row_number() over (
            partition by article_events.article_version_id, article_events.event_kind
            order by article_events.event_at, article_events.event_id
        ) = 1

)

select * from resolved
