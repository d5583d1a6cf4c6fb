with

steps as (

    select * from {{ ref('int_arms_transfer_steps') }}

),

-- A number or a value recognises a deal for as long as such evidence is rare; talk without either does so for less.
steps_judged as (

    select
        *,
        case
            when is_same_number and is_same_item then 1
            when is_same_value then 2
            when is_same_number then 3
            when is_part then 4
            when is_number_open then 5
        end as match_rank,
        case
            when is_same_number and is_small_number then 120
            when is_same_number and is_same_item then 730
            when is_same_value then 365
            when is_same_number then 365
            when is_part then 730
            when is_number_open and is_same_item then 365
            when is_number_open and is_rare_talk then 180
        end as longest_gap

    from steps

),

-- A step without a number belongs to a deal only where all orders that it may belong to can be one order.
steps_near as (

    select
        *,
        coalesce(
            max(ordered_low) over (partition by group_id, match_rank)
            <= min(ordered_high) over (partition by group_id, match_rank),
            true
        ) as is_one_order_before,
        coalesce(
            max(lowest_units) over (partition by earlier_group_id, match_rank)
            <= min(highest_units) over (partition by earlier_group_id, match_rank),
            true
        ) as is_one_order_after

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
        or (match_rank = 4 and is_one_order_before)
        or (match_rank = 5 and is_one_order_before and is_one_order_after)

),

linked as (

    select
        group_id,
        earlier_group_id
    from steps_chosen
    where choice = 1

)

select * from linked
