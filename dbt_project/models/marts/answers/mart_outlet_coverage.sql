with

articles as (

    select * from {{ ref('dim_articles') }}
    where outlet_id is not null

),

outlets as (

    select * from {{ ref('dim_outlets') }}

),

current_claims as (

    select article_id, 'arms_transfer' as claim_type from {{ ref('fct_arms_transfer_claims') }} where is_current
    union all
    select article_id, 'troop_count' as claim_type from {{ ref('fct_troop_count_claims') }} where is_current
    union all
    select article_id, 'sanction' as claim_type from {{ ref('fct_sanction_claims') }} where is_current

),

claims_counted as (

    select
        article_id,
        count(*) filter (where claim_type = 'arms_transfer') as n_arms_transfer_claims,
        count(*) filter (where claim_type = 'troop_count') as n_troop_count_claims,
        count(*) filter (where claim_type = 'sanction') as n_sanction_claims

    from current_claims
    group by article_id

),

coverage_counted as (

    select
        articles.outlet_id,
        count(*) as n_articles,
        count(*) filter (where articles.is_copy) as n_copies,
        count(claims_counted.article_id) as n_articles_with_claims,
        cast(coalesce(sum(claims_counted.n_arms_transfer_claims), 0) as bigint) as n_arms_transfer_claims,
        cast(coalesce(sum(claims_counted.n_troop_count_claims), 0) as bigint) as n_troop_count_claims,
        cast(coalesce(sum(claims_counted.n_sanction_claims), 0) as bigint) as n_sanction_claims,
        count(distinct articles.published_date) as n_days,
        min(articles.published_date) as first_published_date,
        max(articles.published_date) as last_published_date

    from articles
    left join claims_counted
        on articles.article_id = claims_counted.article_id
    group by articles.outlet_id

),

coverage_named as (

    select
        coverage_counted.outlet_id,
        outlets.outlet_name,
        coverage_counted.* exclude (outlet_id)

    from coverage_counted
    inner join outlets
        on coverage_counted.outlet_id = outlets.outlet_id

)

select * from coverage_named
