with

claims as (

    select * from {{ ref('int_claims_described') }}
    where claim_type = 'troop_count'

),

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}

),

slots_pivoted as (

    select
        claim_id,
        {{ slot_value('force_code') }} as force_code,
        {{ slot_value('location_code') }} as location_code,
        {{ slot_value('place_text') }} as place_text,
        {{ slot_value('unit_text') }} as unit_text,
        {{ slot_value('personnel_type') }} as personnel_type,
        {{ slot_value('status') }} as status,
        {{ slot_value('count_qualifier') }} as count_qualifier,
        {{ slot_whole_number('count_low') }} as count_low,
        {{ slot_whole_number('count_high') }} as count_high,
        {{ has_unreadable_number('count_low', 'count_high') }} as has_unreadable_number

    from claim_slots
    group by claim_id

),

pivoted as (

    select
        claims.*,
        slots_pivoted.force_code,
        slots_pivoted.location_code,
        slots_pivoted.place_text,
        slots_pivoted.unit_text,
        slots_pivoted.personnel_type,
        slots_pivoted.status,
        slots_pivoted.count_qualifier,
        slots_pivoted.count_low,
        slots_pivoted.count_high,
        coalesce(slots_pivoted.has_unreadable_number, false) as has_unreadable_number

    from claims
    left join slots_pivoted
        on claims.claim_id = slots_pivoted.claim_id

)

select * from pivoted
