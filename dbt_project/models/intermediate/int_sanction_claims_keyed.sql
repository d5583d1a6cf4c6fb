with

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

target_lists as (

    select * from {{ ref('int_sanction_targets_clustered') }}

),

claims_listed as (

    select
        claims.*,
        target_lists.list_name,
        -- The length of a list of names says how many are named, not how many there are.
        coalesce(
            target_lists.n_names = claims.target_count_low and claims.target_count_low = claims.target_count_high, false
        ) as counts_names

    from claims
    left join target_lists
        on claims.claim_id = target_lists.claim_id

),

-- A round with a number or names is told of for two weeks; talk without either may be of the next round a few days later.
keyed as (

    select
        claim_id,
        article_id,
        claim_type,
        array_to_string(
            [
                claim_type, coalesce(imposer_code, '?'), coalesce(action, '?'), coalesce(target_type, '?'),
                coalesce(target_country_code, '?')
            ],
            '|'
        ) as match_key,
        list_name as item_code,
        cast(null as varchar) as item_head,
        case
            when not counts_names and coalesce(target_count_low, target_count_high) is not null then 'targets'
        end as number_unit,
        target_count_low as told_low,
        case when not counts_names then target_count_high end as told_high,
        case when counts_names then 'at_least' else target_count_qualifier end as told_qualifier,
        cast(null as decimal(24, 2)) as substitute_number,
        cast(null as decimal(24, 2)) as value_amount,
        cast(null as varchar) as value_currency,
        action as fact_status,
        cast(null as varchar) as count_kind,
        cast(null as varchar) as place_key,
        case when list_name is null and coalesce(target_count_low, target_count_high) is null then 4 else 14 end as window_days,
        case when event_date_precision in ('month', 'year') then event_date_start else anchor_date end as span_start,
        case when event_date_precision in ('month', 'year') then event_date_end else anchor_date end as span_end,
        anchor_date

    from claims_listed

)

select * from keyed
