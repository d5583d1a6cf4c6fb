with

groups as (

    select * from {{ ref('int_claim_groups') }}
    where claim_type = 'troop_count' and has_stock and first_date > date '1900-01-01'

),

-- A presence or a strength is one thing while it is told of again; its numbers may change, to the double or the half at once.
-- Troops at home are moved about too much to be one presence.
earlier_figures as (

    select
        later_figures.group_id,
        earlier_figures.group_id as earlier_group_id,
        greatest(0, later_figures.span_start - earlier_figures.last_date) as days_between,
        abs(ln(greatest(later_figures.lowest_number, 1)) - ln(greatest(earlier_figures.lowest_number, 1))) as distance

    from groups as later_figures
    inner join groups as earlier_figures
        on
            later_figures.match_key = earlier_figures.match_key
            and later_figures.group_id != earlier_figures.group_id
            and (
                later_figures.place_key is null
                or earlier_figures.place_key is null
                or later_figures.place_key = earlier_figures.place_key
            )
            and earlier_figures.first_date <= later_figures.first_date
            and (
                earlier_figures.first_date < later_figures.first_date or earlier_figures.group_id < later_figures.group_id
            )
            and later_figures.lowest_number <= 2.2 * earlier_figures.highest_number
            and earlier_figures.lowest_number <= 2.2 * later_figures.highest_number
            and split_part(later_figures.match_key, '|', 2) != split_part(later_figures.match_key, '|', 3)
            and later_figures.span_start - earlier_figures.last_date
            <= case when contains(later_figures.match_key, '|strength') then 400 else 270 end

),

figures_chosen as (

    select
        *,
        row_number() over (
            partition by group_id
            order by days_between, distance, earlier_group_id
        ) as choice

    from earlier_figures

),

linked as (

    select
        group_id,
        earlier_group_id
    from figures_chosen
    where choice = 1

)

select * from linked
