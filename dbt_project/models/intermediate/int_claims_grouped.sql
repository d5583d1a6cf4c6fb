with

claims_labelled as (

    select
        claim_id,
        claim_type,
        group_key,
        group_label,
        compared_low,
        anchor_date
    from {{ ref('int_numbered_claims_grouped') }}

    union all

    select
        claim_id,
        claim_type,
        group_key,
        group_label,
        null as compared_low,
        anchor_date
    from {{ ref('int_unnumbered_claims_grouped') }}

),

groups_summarised as (

    select
        group_key,
        group_label,
        min(anchor_date) as first_date,
        cast(date_trunc('month', min(anchor_date)) as date) as first_month,
        min(compared_low) as lowest_number

    from claims_labelled
    group by group_key, group_label

),

-- Two groups that begin in one month with one number are told apart by which came first.
groups_ordered as (

    select
        *,
        row_number() over (
            partition by group_key, first_month, lowest_number
            order by first_date, group_label
        ) as place_in_month

    from groups_summarised

),

claim_keys as (

    select * from {{ ref('int_claims_compared') }}

),

grouped as (

    select
        claims_labelled.claim_id,
        claims_labelled.claim_type,
        claim_keys.match_key,
        concat_ws(
            '|', groups_ordered.group_key, groups_ordered.first_month,
            coalesce(cast(groups_ordered.lowest_number as varchar), '-'), groups_ordered.place_in_month
        ) as fact_label

    from claims_labelled
    inner join claim_keys
        on claims_labelled.claim_id = claim_keys.claim_id
    inner join groups_ordered
        on
            claims_labelled.group_key = groups_ordered.group_key
            and claims_labelled.group_label = groups_ordered.group_label

)

select * from grouped
