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
        numbered_groups.group_label,
        greatest(
            0, numbered_groups.first_date - claims.anchor_date, claims.anchor_date - numbered_groups.last_date
        ) as days_apart

    from claims
    inner join numbered_groups
        on
            claims.group_key = numbered_groups.group_key
            and claims.anchor_date between numbered_groups.first_date - claims.window_days
            and numbered_groups.last_date + claims.window_days

),

groups_ranked as (

    select
        *,
        rank() over (partition by claim_id order by days_apart) as nearness
    from groups_near_claim

),

-- Of two groups that are equally near, neither is taken.
nearest_groups as (

    select
        claim_id,
        min(group_label) as group_label,
        count(*) as n_groups

    from groups_ranked
    where nearness = 1
    group by claim_id

),

placed as (

    select
        claims.*,
        case when nearest_groups.n_groups = 1 then nearest_groups.group_label end as numbered_label

    from claims
    left join nearest_groups
        on claims.claim_id = nearest_groups.claim_id

)

select * from placed
