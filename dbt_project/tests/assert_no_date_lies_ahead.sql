-- A story dated tomorrow is a time zone; an event that is planned may lie years ahead, but not beyond the century.
with

articles_ahead as (

    select
        null as claim_id,
        article_version_id,
        'published_at' as date_column,
        cast(published_at as varchar) as date_value,
        'loaded ' || cast(loaded_at as varchar) as latest_possible

    from {{ ref('stg_news__article_versions') }}
    where published_at > loaded_at + interval 3 day

),

events_ahead as (

    select
        claim_id,
        article_version_id,
        'event_date_end' as date_column,
        cast(greatest(event_date_start, event_date_end) as varchar) as date_value,
        '2100-12-31' as latest_possible

    from {{ ref('stg_extraction__claims') }}
    where greatest(event_date_start, event_date_end) > date '2100-12-31'

)

select * from articles_ahead
union all
select * from events_ahead
