with

groups as (

    select
        *,
        case when number_unit = 'units' then lowest_number end as lowest_units,
        case when number_unit = 'units' then highest_number end as highest_units,
        count(*) over (partition by match_key) as n_groups

    from {{ ref('int_claim_groups') }}
    where claim_type = 'arms_transfer' and first_date > date '1900-01-01'

),

-- What may be an earlier step of the same deal: the same parties and kind, no other weapon, a stage that can come before.
steps as (

    select
        later_steps.group_id,
        earlier_steps.group_id as earlier_group_id,
        earlier_steps.last_date as earlier_date,
        greatest(0, later_steps.span_start - earlier_steps.last_date) as days_between,
        coalesce(later_steps.item_code = earlier_steps.item_code, false) as is_same_item,
        coalesce(
            later_steps.lowest_units <= earlier_steps.highest_units
            and later_steps.highest_units >= earlier_steps.lowest_units,
            false
        ) as is_same_number,
        coalesce(
            later_steps.value_currency = earlier_steps.value_currency
            and abs(later_steps.value_amount - earlier_steps.value_amount) <= 0.1 * earlier_steps.value_amount,
            false
        ) as is_same_value,
        later_steps.has_delivery and earlier_steps.has_agreement
        and coalesce(later_steps.highest_units < earlier_steps.lowest_units, false) as is_part,
        later_steps.number_unit is null or earlier_steps.number_unit is null as is_number_open,
        coalesce(later_steps.highest_units <= 3, false) as is_small_number,
        later_steps.item_code is null and earlier_steps.item_code is null
        and coalesce(later_steps.item_head = earlier_steps.item_head, true)
        and later_steps.n_groups <= 5 and not contains(later_steps.match_key, '|unspecified') as is_rare_talk,
        case when earlier_steps.has_agreement or earlier_steps.has_proposal then earlier_steps.lowest_units end as ordered_low,
        case when earlier_steps.has_agreement or earlier_steps.has_proposal then earlier_steps.highest_units end as ordered_high,
        later_steps.lowest_units,
        later_steps.highest_units

    from groups as later_steps
    inner join groups as earlier_steps
        on
            later_steps.match_key = earlier_steps.match_key
            and later_steps.group_id != earlier_steps.group_id
            and (later_steps.item_code is null or earlier_steps.item_code is null or later_steps.item_code = earlier_steps.item_code)
            and earlier_steps.first_date <= later_steps.first_date
            and (earlier_steps.first_date < later_steps.first_date or earlier_steps.group_id < later_steps.group_id)
            and later_steps.span_start - earlier_steps.last_date <= 730
    where
        later_steps.has_delivery or later_steps.has_halt
        or (later_steps.has_agreement and (earlier_steps.has_proposal or earlier_steps.has_agreement))
        or (later_steps.has_proposal and earlier_steps.has_proposal)

)

select * from steps
