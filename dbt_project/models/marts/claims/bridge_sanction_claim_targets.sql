with

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}

),

targets as (

    select

        ---------- ids
        {{ surrogate_key('tgt_', ['claims.claim_id', 'claim_slots.position']) }} as sanction_claim_target_id,
        claims.claim_id,

        ---------- strings
        claim_slots.slot_value as target_name,
        claims.target_type,

        ---------- numerics
        claim_slots.position

    from claims
    inner join claim_slots
        on
            claims.claim_id = claim_slots.claim_id
            and claim_slots.slot_name = 'target_name'

)

select * from targets
