with

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}

),

slots_keyed as (

    select

        ---------- ids
        {{ surrogate_key('slt_', ['claim_id', 'slot_name', 'position']) }} as claim_slot_id,
        claim_id,

        ---------- strings
        slot_name,
        slot_value,
        slot_text,

        ---------- numerics
        position,
        slot_start,
        slot_end,

        ---------- booleans
        is_corrected

    from claim_slots

)

select * from slots_keyed
