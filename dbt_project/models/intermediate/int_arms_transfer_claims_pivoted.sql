with

claims as (

    select * from {{ ref('int_claims_described') }}
    where claim_type = 'arms_transfer'

),

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}

),

slots_pivoted as (

    select
        claim_id,
        {{ slot_value('supplier_code') }} as supplier_code,
        {{ slot_value('recipient_code') }} as recipient_code,
        {{ slot_value('weapon_code') }} as weapon_code,
        {{ slot_value('category_code') }} as category_code,
        {{ slot_value('item_text') }} as item_text,
        {{ slot_value('stage') }} as stage,
        {{ slot_value('stage_detail') }} as stage_detail,
        {{ slot_value('quantity_qualifier') }} as quantity_qualifier,
        {{ slot_value('value_currency') }} as value_currency,
        {{ slot_whole_number('quantity_low') }} as quantity_low,
        {{ slot_whole_number('quantity_high') }} as quantity_high,
        {{ slot_amount('value_amount') }} as value_amount,
        {{ has_unreadable_number('quantity_low', 'quantity_high', amounts=['value_amount']) }} as has_unreadable_number

    from claim_slots
    group by claim_id

),

pivoted as (

    select
        claims.*,
        slots_pivoted.supplier_code,
        slots_pivoted.recipient_code,
        slots_pivoted.weapon_code,
        slots_pivoted.category_code,
        slots_pivoted.item_text,
        slots_pivoted.stage,
        slots_pivoted.stage_detail,
        slots_pivoted.quantity_qualifier,
        slots_pivoted.value_currency,
        slots_pivoted.quantity_low,
        slots_pivoted.quantity_high,
        slots_pivoted.value_amount,
        coalesce(slots_pivoted.has_unreadable_number, false) as has_unreadable_number

    from claims
    left join slots_pivoted
        on claims.claim_id = slots_pivoted.claim_id

)

select * from pivoted
