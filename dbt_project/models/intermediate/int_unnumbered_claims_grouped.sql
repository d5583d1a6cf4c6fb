with

claims as (

    select * from {{ ref('int_claims_matched') }}
    where number_unit is null

),

numbered_groups as (

    select
        group_key,
        group_label,
        min(anchor_date) as first_date,
        max(anchor_date) as last_date

    from {{ ref('int_numbered_claims_grouped') }}
    group by group_key, group_label

),

groups_near_claim as (

    select
        claims.claim_id,
        min(numbered_groups.group_label) as group_label,
        count(*) as n_groups

    from claims
    inner join numbered_groups
        on
            claims.group_key = numbered_groups.group_key
            and claims.anchor_date between numbered_groups.first_date - claims.window_days
            and numbered_groups.last_date + claims.window_days
    group by claims.claim_id

),

claims_labelled as (

    select
        claims.*,
        case when groups_near_claim.n_groups = 1 then groups_near_claim.group_label end as numbered_label

    from claims
    left join groups_near_claim
        on claims.claim_id = groups_near_claim.claim_id

),

days_marked as (

    select
        *,
        anchor_date - lag(anchor_date) over (
            partition by group_key, numbered_label order by anchor_date, claim_id
        ) > window_days as follows_gap

    from claims_labelled

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
