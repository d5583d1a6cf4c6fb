with

{{ scorecard_imports() }},

outlets as (

    select * from {{ ref('dim_outlets') }}

),

outlets_counted as (

    select
        articles.outlet_id,
        count(distinct articles.article_id) as n_articles,
        {{ scorecard_counts('is_corroborated') }},
        min(articles.published_date) as first_published_date,
        max(articles.published_date) as last_published_date

    from claims_reviewed
    inner join articles
        on claims_reviewed.article_id = articles.article_id
    left join statement_support
        on claims_reviewed.claim_id = statement_support.claim_id
    where articles.outlet_id is not null
    group by articles.outlet_id

),

scored as (

    select
        outlets_counted.outlet_id,
        outlets.outlet_name,
        outlets_counted.n_articles,
        outlets_counted.* exclude (outlet_id, n_articles, median_delay_days, first_published_date, last_published_date),
        {{ scorecard_shares('outlets_counted') }},
        outlets_counted.first_published_date,
        outlets_counted.last_published_date

    from outlets_counted
    inner join outlets
        on outlets_counted.outlet_id = outlets.outlet_id

)

select * from scored
