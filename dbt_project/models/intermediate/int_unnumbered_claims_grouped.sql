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

grouped as (

    select
        claim_id,
        claim_type,
        group_key,
        coalesce(
            numbered_label,
            'no number|' || count(*) filter (where follows_gap) over (
                partition by group_key, numbered_label
                order by anchor_date, claim_id
                rows unbounded preceding
            )
        ) as group_label,
        anchor_date

    from days_marked

)

select * from grouped
