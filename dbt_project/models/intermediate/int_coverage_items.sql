with

links as (

    select * from {{ ref('int_links_resolved') }}

),

sources as (

    select * from {{ ref('stg_collection__sources') }}

),

articles as (

    select * from {{ ref('int_articles_covered') }}

),

quarantine as (

    select * from {{ ref('stg_news__quarantine') }}
    where source_path not like 'http%'

),

-- Each article that a source names is in one state: its link's, or, once it was read, its article's.
linked as (

    select
        links.source_id,
        case when links.link_role = 'counts' then articles.article_id end as article_id,
        coalesce(articles.outlet_id, sources.outlet_id) as outlet_id,
        coalesce(articles.outlet_name, sources.outlet_name) as outlet_name,
        case
            when links.link_role = 'repeats' then 'duplicate'
            when links.link_role = 'counts' and not links.is_gone
                then coalesce(articles.article_state, 'not_extracted')
            when links.link_role = 'counts' then 'gone'
            else links.link_status
        end as item_state,
        case when links.link_role = 'counts' then articles.n_claims end as n_claims,
        links.n_not_modified,
        coalesce(articles.published_date, links.listed_date) as published_date

    from links
    inner join sources
        on links.source_id = sources.source_id
    left join articles
        on links.article_id = articles.article_id

),

-- Articles that came as files belong to the folder that is a source, or to none.
filed as (

    select
        folders.source_id,
        articles.article_id,
        articles.outlet_id,
        articles.outlet_name,
        articles.article_state as item_state,
        articles.n_claims,
        0 as n_not_modified,
        articles.published_date

    from articles
    left join sources as folders
        on folders.source_kind in ('files', 'archive')
        and starts_with(articles.source_path, folders.source_url)
    anti join links
        on articles.article_id = links.article_id and links.link_role = 'counts'

),

unreadable as (

    select
        cast(null as varchar) as source_id,
        cast(null as varchar) as article_id,
        cast(null as varchar) as outlet_id,
        cast(null as varchar) as outlet_name,
        'quarantined' as item_state,
        cast(null as bigint) as n_claims,
        0 as n_not_modified,
        cast(loaded_at as date) as published_date

    from quarantine

),

items as (

    select * from linked
    union all
    select * from filed
    union all
    select * from unreadable

)

select * from items
