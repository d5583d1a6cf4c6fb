with

claims as (

    select * from {{ ref('int_claims_matched') }}

),

-- Numbered claims: first by days without a gap, then by overlapping numbers, then by days again,
-- because two reports of one number may have been held together only by reports of another.
numbered_claims as (

    select
        *,
        group_key || '|' || number_unit as number_key
    from claims
    where number_unit is not null

),

days_marked as (

    select
        *,
        anchor_date - lag(anchor_date) over (
            partition by number_key order by anchor_date, claim_id
        ) > window_days as follows_gap
    from numbered_claims

),

days_numbered as (

    select
        * exclude (follows_gap),
        count(*) filter (where follows_gap) over (
            partition by number_key order by anchor_date, claim_id rows unbounded preceding
        ) as day_island
    from days_marked

),

numbers_marked as (

    select
        *,
        compared_low > max(compared_high) over (
            partition by number_key, day_island
            order by compared_low, compared_high, claim_id
            rows between unbounded preceding and 1 preceding
        ) as follows_gap
    from days_numbered

),

numbers_numbered as (

    select
        * exclude (follows_gap),
        count(*) filter (where follows_gap) over (
            partition by number_key, day_island
            order by compared_low, compared_high, claim_id
            rows unbounded preceding
        ) as number_island
    from numbers_marked

),

numbered_days_marked as (

    select
        *,
        anchor_date - lag(anchor_date) over (
            partition by number_key, day_island, number_island order by anchor_date, claim_id
        ) > window_days as follows_gap
    from numbers_numbered

),

numbered_groups as (

    select
        *,
        concat_ws(
            '|', number_unit, day_island, number_island,
            count(*) filter (where follows_gap) over (
                partition by number_key, day_island, number_island
                order by anchor_date, claim_id
                rows unbounded preceding
            )
        ) as group_label
    from numbered_days_marked

),

grouped as (

    select
        claim_id,
        claim_type,
        group_key,
        group_label,
        compared_low,
        anchor_date

    from numbered_groups

)

select * from grouped
