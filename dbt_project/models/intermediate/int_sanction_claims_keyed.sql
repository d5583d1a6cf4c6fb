with

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

target_lists as (

    select * from {{ ref('int_sanction_targets_clustered') }}

),

-- A round of sanctions is proposed, decided and explained within two weeks.
keyed as (

    select
        claims.claim_id,
        claims.article_id,
        claims.claim_type,
        array_to_string(
            [
                claims.claim_type, coalesce(claims.imposer_code, '?'), coalesce(claims.action, '?'),
                coalesce(claims.target_type, '?'), coalesce(claims.target_country_code, '?')
            ],
            '|'
        ) as match_key,
        target_lists.list_name as item_code,
        case when coalesce(claims.target_count_low, claims.target_count_high) is not null then 'targets' end as number_unit,
        claims.target_count_low as told_low,
        claims.target_count_high as told_high,
        claims.target_count_qualifier as told_qualifier,
        cast(null as decimal(24, 2)) as substitute_number,
        cast(null as decimal(24, 2)) as value_amount,
        cast(null as varchar) as value_currency,
        claims.action as fact_status,
        cast(null as varchar) as count_kind,
        cast(null as varchar) as place_key,
        14 as window_days,
        claims.anchor_date

    from claims
    left join target_lists
        on claims.claim_id = target_lists.claim_id

)

select * from keyed
