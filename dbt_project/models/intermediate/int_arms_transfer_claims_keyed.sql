with

claims as (

    select * from {{ ref('int_arms_transfer_claims_pivoted') }}

),

-- Reports of one delivery appear over weeks.
keyed as (

    select
        claim_id,
        article_id,
        claim_type,
        array_to_string(
            [claim_type, coalesce(supplier_code, '?'), coalesce(recipient_code, '?'), coalesce(category_code, '?')], '|'
        ) as match_key,
        weapon_code as item_code,
        {{ head_word('item_text') }} as item_head,
        case
            when coalesce(quantity_low, quantity_high) is not null then 'units'
            when value_amount is not null then coalesce(value_currency, '?')
        end as number_unit,
        quantity_low as told_low,
        quantity_high as told_high,
        quantity_qualifier as told_qualifier,
        case when coalesce(quantity_low, quantity_high) is null then value_amount end as substitute_number,
        value_amount,
        value_currency,
        stage as fact_status,
        cast(null as varchar) as count_kind,
        cast(null as varchar) as place_key,
        21 as window_days,
        case when event_date_precision in ('month', 'year') then event_date_start else anchor_date end as span_start,
        case when event_date_precision in ('month', 'year') then event_date_end else anchor_date end as span_end,
        anchor_date

    from claims

)

select * from keyed
