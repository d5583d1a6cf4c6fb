with

claims as (

    select * from {{ ref('int_claims_matched') }}

),

claims_labelled as (

    select claim_id, group_key, group_label from {{ ref('int_numbered_claims_grouped') }}
    union all
    select claim_id, group_key, group_label from {{ ref('int_unnumbered_claims_grouped') }}

),

groups as (

    select
        claims_labelled.group_key || '|' || claims_labelled.group_label as group_id,
        any_value(claims.claim_type) as claim_type,
        any_value(claims.match_key) as match_key,
        any_value(claims.item_code) as item_code,
        case when count(distinct claims.item_head) = 1 then min(claims.item_head) end as item_head,
        case when count(distinct claims.place_key) = 1 then min(claims.place_key) end as place_key,
        max(claims.number_unit) as number_unit,
        min(claims.compared_low) as lowest_number,
        max(claims.compared_high) as highest_number,
        max(claims.value_amount) as value_amount,
        max(claims.value_currency) as value_currency,
        bool_and(claims.span_start < claims.span_end) as is_retold,
        bool_or(claims.fact_status = 'proposed') as has_proposal,
        bool_or(claims.fact_status = 'agreed') as has_agreement,
        bool_or(claims.fact_status = 'delivered') as has_delivery,
        bool_or(claims.fact_status = 'halted') as has_halt,
        bool_or(claims.count_kind = 'stock') as has_stock,
        bool_or(claims.count_kind = 'flow') as has_flow,
        bool_or(claims.count_kind = 'casualties') as has_casualties,
        min(claims.anchor_date) as first_date,
        max(claims.anchor_date) as last_date,
        coalesce(
            min(claims.anchor_date) filter (where claims.span_start = claims.span_end), max(claims.span_start)
        ) as span_start,
        coalesce(
            max(claims.anchor_date) filter (where claims.span_start = claims.span_end), min(claims.span_end)
        ) as span_end,
        count(*) as n_claims

    from claims_labelled
    inner join claims
        on claims_labelled.claim_id = claims.claim_id
    group by claims_labelled.group_key, claims_labelled.group_label

)

select * from groups
