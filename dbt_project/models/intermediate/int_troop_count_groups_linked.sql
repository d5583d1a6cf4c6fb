with

groups as (

    select * from {{ ref('int_claim_groups') }}
    where claim_type = 'troop_count' and first_date > date '1900-01-01'

),

-- A presence or a strength is one thing while it is told of again; its numbers may change. The toll of one day at one place rises.
earlier_figures as (

    select
        later_figures.group_id,
        earlier_figures.group_id as earlier_group_id,
        earlier_figures.last_date as earlier_date,
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
    where
        (
            later_figures.has_stock and earlier_figures.has_stock
            and later_figures.first_date - earlier_figures.last_date <= 92
        )
        or (
            later_figures.has_casualties and earlier_figures.has_casualties
            and later_figures.item_code = earlier_figures.item_code
            and later_figures.place_key = earlier_figures.place_key
        )

),

figures_chosen as (

    select
        *,
        row_number() over (
            partition by group_id
            order by earlier_date desc, distance, earlier_group_id
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
