-- Every article is counted by one row, and no claim of a newest version is missing or counted twice.
with

counted as (

    select
        (select count(*) from {{ ref('int_articles_covered') }}) as n_articles,
        (select count(article_id) from {{ ref('int_coverage_items') }}) as n_articles_counted,
        (select count(*) from {{ ref('int_claims_described') }} where is_current) as n_claims,
        (select coalesce(sum(claims), 0) from {{ ref('coverage') }}) as n_claims_counted

)

select * from counted
where n_articles != n_articles_counted or n_claims != n_claims_counted
