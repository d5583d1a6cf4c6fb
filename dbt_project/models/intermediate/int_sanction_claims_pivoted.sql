with

claims as (

    select * from {{ ref('int_claims_described') }}
    where claim_type = 'sanction'

),

claim_slots as (

    select * from {{ ref('int_claim_slots_corrected') }}

),

slots_pivoted as (

    select
        claim_id,
        {{ slot_value('imposer_code') }} as imposer_code,
        {{ slot_value('target_country_code') }} as target_country_code,
        {{ slot_value('authority_text') }} as authority_text,
        {{ slot_value('action') }} as action,
        {{ slot_value('action_detail') }} as action_detail,
        {{ slot_value('measure') }} as measure,
        {{ slot_value('programme_text') }} as programme_text,
        {{ slot_value('target_type') }} as target_type,
        {{ slot_value('reason_text') }} as reason_text,
        {{ slot_value('target_count_qualifier') }} as target_count_qualifier,
        {{ slot_whole_number('target_count_low') }} as target_count_low,
        {{ slot_whole_number('target_count_high') }} as target_count_high,
        {{ has_unreadable_number('target_count_low', 'target_count_high') }} as has_unreadable_number

    from claim_slots
    group by claim_id

),

pivoted as (

    select
        claims.*,
        slots_pivoted.imposer_code,
        slots_pivoted.target_country_code,
        slots_pivoted.authority_text,
        slots_pivoted.action,
        slots_pivoted.action_detail,
        slots_pivoted.measure,
        slots_pivoted.programme_text,
        slots_pivoted.target_type,
        slots_pivoted.reason_text,
        slots_pivoted.target_count_qualifier,
        slots_pivoted.target_count_low,
        slots_pivoted.target_count_high,
        coalesce(slots_pivoted.has_unreadable_number, false) as has_unreadable_number

    from claims
    left join slots_pivoted
        on claims.claim_id = slots_pivoted.claim_id

)

select * from pivoted
