with

groups as (

    select
        *,
        case when number_unit = 'units' then lowest_number end as lowest_units,
        case when number_unit = 'units' then highest_number end as highest_units
    from {{ ref('int_claim_groups') }}
    where claim_type = 'arms_transfer' and first_date > date '1900-01-01'

),

-- What may be an earlier step of the same deal: the same parties and kind, no other weapon, a stage that can come before.
steps_compared as (

    select
        later_steps.group_id,
        earlier_steps.group_id as earlier_group_id,
        later_steps.first_date - earlier_steps.last_date as days_between,
        earlier_steps.last_date as earlier_date,
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
        coalesce(later_steps.highest_units <= 3, false) as is_small_number

    from groups as later_steps
    inner join groups as earlier_steps
        on
            later_steps.match_key = earlier_steps.match_key
            and later_steps.group_id != earlier_steps.group_id
            and (later_steps.item_code is null or earlier_steps.item_code is null or later_steps.item_code = earlier_steps.item_code)
            and earlier_steps.first_date <= later_steps.first_date
            and (earlier_steps.first_date < later_steps.first_date or earlier_steps.group_id < later_steps.group_id)
            and later_steps.first_date - earlier_steps.last_date <= 1095
    where
        ((later_steps.has_delivery or later_steps.has_halt) and (earlier_steps.has_agreement or earlier_steps.has_proposal))
        or (later_steps.has_agreement and (earlier_steps.has_proposal or earlier_steps.has_agreement))
        or (later_steps.has_delivery and earlier_steps.has_delivery)

),

-- A number or a value recognises a deal for as long as its kind of evidence is rare; talk without either does not.
steps_judged as (

    select
        *,
        case
            when is_same_number and is_same_item then 1
            when is_same_value then 2
            when is_same_number then 3
            when is_part then 4
            when is_number_open and is_same_item then 5
        end as match_rank,
        case
            when is_same_number and is_small_number then 120
            when is_same_number and is_same_item then 730
            when is_same_value then 365
            when is_same_number then 365
            when is_part then 730
            when is_number_open and is_same_item then 180
        end as longest_gap

    from steps_compared

),

-- A partial delivery, and a step without a number, belong to a deal only where there is one that they can belong to.
steps_near as (

    select
        *,
        count(*) over (partition by group_id, match_rank) as n_earlier,
        count(*) over (partition by earlier_group_id, match_rank) as n_later

    from steps_judged
    where days_between <= longest_gap

),

steps_chosen as (

    select
        group_id,
        earlier_group_id,
        row_number() over (
            partition by group_id
            order by match_rank, earlier_date desc, earlier_group_id
        ) as choice

    from steps_near
    where
        match_rank <= 3
        or (match_rank = 4 and n_earlier = 1)
        or (match_rank = 5 and n_earlier = 1 and n_later = 1)

),

linked as (

    select
        group_id,
        earlier_group_id
    from steps_chosen
    where choice = 1

)

select * from linked
