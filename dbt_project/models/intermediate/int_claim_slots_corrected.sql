{{ config(materialized='view') }}

with

claim_slots as (

    select * from {{ ref('stg_extraction__claim_slots') }}

),

corrections as (

    select
        claim_id,
        case column_name when 'target_names' then 'target_name' else column_name end as slot_name,
        new_value

    from {{ ref('int_corrections_applied') }}
    where column_name not in ('polarity', 'claimant_code')

),

slots_kept as (

    select claim_slots.*
    from claim_slots
    anti join corrections
        on claim_slots.claim_id = corrections.claim_id
        and claim_slots.slot_name = corrections.slot_name

),

restored_values as (

    select
        claim_id,
        unnest(map_entries(told_values), recursive := true)

    from {{ ref('int_claims_restored') }}
    where is_kept

),

-- What a restored claim tells holds its corrections already.
values_by_review as (

    select
        claim_id,
        slot_name,
        new_value
    from corrections
    where claim_id not in (select claim_id from restored_values)

    union all

    select
        claim_id,
        case key when 'target_names' then 'target_name' else key end as slot_name,
        value as new_value
    from restored_values
    where key not in ('polarity', 'claimant_code')

),

names_split as (

    select
        claim_id,
        slot_name,
        case
            when slot_name = 'target_name' then string_split(new_value, '; ')
            else [new_value]
        end as slot_values

    from values_by_review
    where new_value is not null

),

slots_by_review as (

    select
        claim_id,
        slot_name,
        unnest(slot_values) as slot_value,
        cast(generate_subscripts(slot_values, 1) - 1 as integer) as position

    from names_split

),

corrected as (

    select
        *,
        false as is_corrected
    from slots_kept

    union all by name

    select
        *,
        true as is_corrected
    from slots_by_review

)

select * from corrected
