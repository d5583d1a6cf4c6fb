-- The counts of a fact are those of the claims that name it.
with

facts as (

    select arms_transfer_id as fact_id, n_claims from {{ ref('fct_arms_transfers') }}
    union all
    select troop_count_id, n_claims from {{ ref('fct_troop_counts') }}
    union all
    select sanction_id, n_claims from {{ ref('fct_sanctions') }}

),

claims as (

    select arms_transfer_id as fact_id from {{ ref('fct_arms_transfer_claims') }}
    union all
    select troop_count_id from {{ ref('fct_troop_count_claims') }}
    union all
    select sanction_id from {{ ref('fct_sanction_claims') }}

),

claims_counted as (

    select
        fact_id,
        count(*) as n_claims_found

    from claims
    where fact_id is not null
    group by fact_id

)

select
    facts.fact_id,
    facts.n_claims,
    claims_counted.n_claims_found

from facts
full outer join claims_counted
    on facts.fact_id = claims_counted.fact_id
where facts.n_claims is distinct from claims_counted.n_claims_found
