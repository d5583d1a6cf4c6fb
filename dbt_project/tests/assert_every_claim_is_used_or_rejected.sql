-- Every claim is either part of exactly one fact or rejected with exactly one reason.
with

outcomes as (

    select claim_id from {{ ref('int_claims_identified') }}
    union all
    select claim_id from {{ ref('int_claims_rejected') }}

),

outcomes_counted as (

    select
        claims.claim_id,
        count(outcomes.claim_id) as n_outcomes

    from {{ ref('int_claims_corrected') }} as claims
    left join outcomes
        on claims.claim_id = outcomes.claim_id
    group by claims.claim_id

)

select * from outcomes_counted
where n_outcomes != 1
