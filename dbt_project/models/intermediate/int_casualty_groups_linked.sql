with

groups as (

    select
        *,
        coalesce(item_code, place_key) as place
    from {{ ref('int_claim_groups') }}
    where claim_type = 'troop_count' and has_casualties and first_date > date '1900-01-01'

),

-- Losses that name no place are of the only place with losses of these days, if there is one.
places_near as (

    select
        groups.group_id,
        min(placed_groups.place) as place,
        count(distinct placed_groups.place) as n_places

    from groups
    inner join groups as placed_groups
        on
            groups.match_key = placed_groups.match_key
            and groups.place is null
            and placed_groups.place is not null
            and groups.lowest_number <= 3 * placed_groups.highest_number
            and placed_groups.lowest_number <= 3 * groups.highest_number
            and groups.first_date between placed_groups.first_date - 3 and placed_groups.last_date + 3
    group by groups.group_id

),

groups_placed as (

    select
        groups.* replace (coalesce(groups.place, case when places_near.n_places = 1 then places_near.place end) as place)

    from groups
    left join places_near
        on groups.group_id = places_near.group_id

),

days_marked as (

    select
        *,
        first_date - lag(first_date) over places > 5 as follows_gap

    from groups_placed
    where place is not null
    window places as (partition by match_key, place order by first_date, group_id)

),

days_numbered as (

    select
        *,
        count(*) filter (where follows_gap) over (
            partition by match_key, place order by first_date, group_id rows unbounded preceding
        ) as island
    from days_marked

),

-- The toll of one event rises for days; where a place has losses without end, each report stands for itself.
islands_measured as (

    select
        *,
        first_value(group_id) over islands as first_group_id,
        max(first_date) over (partition by match_key, place, island)
        - min(first_date) over (partition by match_key, place, island) as island_days

    from days_numbered
    window islands as (partition by match_key, place, island order by first_date, group_id)

),

linked as (

    select
        group_id,
        first_group_id as earlier_group_id

    from islands_measured
    where group_id != first_group_id and island_days <= 8

)

select * from linked
