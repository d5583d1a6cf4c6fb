with

article_events as (

    select * from {{ ref('int_article_events_resolved') }}

),

articles as (

    select * from {{ ref('dim_articles') }}

),

events as (

    select

        ---------- ids
        article_events.event_id,
        article_events.article_id,
        article_events.article_version_id,
        article_events.source_id,

        ---------- strings
        article_events.event_kind,
        article_events.reason_text,

        ---------- timestamps
        article_events.event_at

    from article_events
    inner join articles
        on article_events.article_id = articles.article_id

)

select * from events
