with recursive

claim_groups as (

    select * from {{ ref('int_claim_groups') }}

),

links_found as (

    select group_id, earlier_group_id, 1 as preference from {{ ref('int_arms_transfer_groups_linked') }}
    union all
    select group_id, earlier_group_id, 1 as preference from {{ ref('int_casualty_groups_linked') }}
    union all
    select group_id, earlier_group_id, 2 as preference from {{ ref('int_troop_count_groups_linked') }}
    union all
    select group_id, earlier_group_id, 3 as preference from {{ ref('int_retold_groups_linked') }}

),

links as (

    select
        group_id,
        arg_min(earlier_group_id, preference) as earlier_group_id
    from links_found
    group by group_id

),

-- Every group has at most one earlier one: following them ends at the first group of the fact.
paths as (

    select
        group_id,
        group_id as first_group_id
    from claim_groups

    union all

    select
        paths.group_id,
        links.earlier_group_id as first_group_id
    from paths
    inner join links
        on paths.first_group_id = links.group_id

),

group_roots as (

    select
        paths.group_id,
        paths.first_group_id
    from paths
    left join links
        on paths.first_group_id = links.group_id
    where links.group_id is null

),

claims_labelled as (

    select claim_id, claim_type, group_key || '|' || group_label as group_id from {{ ref('int_numbered_claims_grouped') }}
    union all
    select claim_id, claim_type, group_key || '|' || group_label as group_id from {{ ref('int_unnumbered_claims_grouped') }}

),

grouped as (

    select
        claims_labelled.claim_id,
        claims_labelled.claim_type,
        claim_groups.match_key,
        group_roots.first_group_id as fact_label

    from claims_labelled
    inner join group_roots
        on claims_labelled.group_id = group_roots.group_id
    inner join claim_groups
        on claims_labelled.group_id = claim_groups.group_id

)

select * from grouped
