with

ranked_claims as (

    select * from {{ ref('int_claims_ranked') }}
    where claim_type = 'sanction'

),

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}
    where slot_name = 'target_name'

),

-- Spellings that differ in case only are one name, written as most claims write it.
told as (

    select
        ranked_claims.fact_id as sanction_id,
        lower(claim_slots.slot_value) as target_key,
        mode(claim_slots.slot_value order by claim_slots.slot_value) as target_name,
        any_value(claims.target_type order by ranked_claims.rank_in_fact) as target_type,
        count(distinct ranked_claims.claim_id) as n_claims

    from ranked_claims
    inner join claims
        on ranked_claims.claim_id = claims.claim_id
    inner join claim_slots
        on ranked_claims.claim_id = claim_slots.claim_id
    where ranked_claims.is_counted
    group by ranked_claims.fact_id, lower(claim_slots.slot_value)

)

select * from told
