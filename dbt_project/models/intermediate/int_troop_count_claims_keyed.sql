with

claims as (

    select * from {{ ref('int_troop_count_claims_pivoted') }}

),

-- Whether a figure is how many there are, how many come or go, or a loss. "Deployed" is said of both: the sentence decides.
kinds_told as (

    select
        *,
        case
            when status in ('killed', 'wounded', 'casualties', 'captured', 'missing') then 'casualties'
            when status in ('strength', 'training') then 'stock'
            when status != 'deployed' then 'flow'
            when {{ tells_of_arrival('evidence_text') }} then 'flow'
            else 'stock'
        end as count_kind,
        {{ place_key('place_text') }} as place_key

    from claims

),

-- Losses of one day are told within days and followed by the next ones, small ones at no named place by others the same day;
-- a size or a presence changes slowly.
keyed as (

    select
        claim_id,
        article_id,
        claim_type,
        array_to_string(
            [claim_type, coalesce(force_code, '?'), coalesce(location_code, '?'), coalesce(status, '?')], '|'
        ) as match_key,
        case when count_kind = 'casualties' then place_key end as item_code,
        cast(null as varchar) as item_head,
        case when coalesce(count_low, count_high) is not null then 'persons' end as number_unit,
        count_low as told_low,
        count_high as told_high,
        count_qualifier as told_qualifier,
        cast(null as decimal(24, 2)) as substitute_number,
        cast(null as decimal(24, 2)) as value_amount,
        cast(null as varchar) as value_currency,
        status as fact_status,
        count_kind,
        place_key,
        case
            when count_kind != 'casualties' then 31
            when place_key is null and coalesce(count_high, count_low) <= 3 then 0
            else 3
        end as window_days,
        case when event_date_precision in ('month', 'year') then event_date_start else anchor_date end as span_start,
        case when event_date_precision in ('month', 'year') then event_date_end else anchor_date end as span_end,
        anchor_date

    from kinds_told

)

select * from keyed
