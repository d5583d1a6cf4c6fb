with

claims as (

    select * from {{ ref('int_unnumbered_claims_placed') }}

),

days_marked as (

    select
        *,
        anchor_date - lag(anchor_date) over (
            partition by group_key, numbered_label order by anchor_date, claim_id
        ) > window_days as follows_gap

    from claims

),

days_numbered as (

    select
        *,
        count(*) filter (where follows_gap) over (
            partition by group_key, numbered_label
            order by anchor_date, claim_id
            rows unbounded preceding
        ) as day_island

    from days_marked

),

-- Talk of a lasting flow of arms never stops for three weeks; after a month it is no longer talk of one thing.
islands_measured as (

    select
        *,
        max(anchor_date) over (partition by group_key, numbered_label, day_island)
        - min(anchor_date) over (partition by group_key, numbered_label, day_island) as island_days

    from days_numbered

),

grouped as (

    select
        claim_id,
        claim_type,
        group_key,
        coalesce(
            numbered_label,
            concat_ws(
                '|', 'no number', day_island, case when island_days > 31 then strftime(anchor_date, '%Y-%m') end
            )
        ) as group_label,
        anchor_date

    from islands_measured

)

select * from grouped
