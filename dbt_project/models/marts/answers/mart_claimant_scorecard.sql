with

{{ scorecard_imports() }},

parties as (

    select * from {{ ref('dim_parties') }}

),

claimants_counted as (

    select
        claims_reviewed.claimant_code,
        count(distinct articles.outlet_id) as n_outlets,
        {{ scorecard_counts('is_corroborated_by_other_claimant') }},
        min(articles.published_date) as first_published_date,
        max(articles.published_date) as last_published_date

    from claims_reviewed
    inner join articles
        on claims_reviewed.article_id = articles.article_id
    left join statement_support
        on claims_reviewed.claim_id = statement_support.claim_id
    where claims_reviewed.claimant_code is not null
    group by claims_reviewed.claimant_code

),

scored as (

    select
        claimants_counted.claimant_code,
        parties.party_name as claimant_name,
        claimants_counted.n_outlets,
        claimants_counted.* exclude (
            claimant_code, n_outlets, median_delay_days, first_published_date, last_published_date
        ),
        {{ scorecard_shares('claimants_counted') }},
        claimants_counted.first_published_date,
        claimants_counted.last_published_date

    from claimants_counted
    inner join parties
        on claimants_counted.claimant_code = parties.party_code

)

select * from scored
