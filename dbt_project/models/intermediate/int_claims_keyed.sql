with

single_targets as (

    select
        claim_id,
        lower(max(slot_value)) as target_name

    from {{ ref('int_claim_slots_corrected') }}
    where slot_name = 'target_name'
    group by claim_id
    having count(*) = 1

),

-- Reports of one delivery appear over weeks.
arms_transfer_keys as (

    select
        claim_id,
        article_id,
        claim_type,
        concat_ws(
            '|', claim_type, coalesce(supplier_code, '?'), coalesce(recipient_code, '?'), coalesce(category_code, '?')
        ) as match_key,
        weapon_code as item_code,
        case
            when coalesce(quantity_low, quantity_high) is not null then 'units'
            when value_amount is not null then coalesce(value_currency, '?')
        end as number_unit,
        quantity_low as told_low,
        quantity_high as told_high,
        quantity_qualifier as told_qualifier,
        case when coalesce(quantity_low, quantity_high) is null then value_amount end as substitute_number,
        21 as window_days,
        anchor_date

    from {{ ref('int_arms_transfer_claims_pivoted') }}

),

-- Losses of one day are told within days and followed by the next ones; a size or a presence changes slowly.
troop_count_keys as (

    select
        claim_id,
        article_id,
        claim_type,
        concat_ws(
            '|', claim_type, coalesce(force_code, '?'), coalesce(location_code, '?'), coalesce(status, '?')
        ) as match_key,
        cast(null as varchar) as item_code,
        case when coalesce(count_low, count_high) is not null then 'persons' end as number_unit,
        count_low as told_low,
        count_high as told_high,
        count_qualifier as told_qualifier,
        cast(null as decimal(24, 2)) as substitute_number,
        case when status in ('killed', 'wounded', 'casualties', 'captured', 'missing') then 3 else 31 end as window_days,
        anchor_date

    from {{ ref('int_troop_count_claims_pivoted') }}

),

-- A round of sanctions is proposed, decided and explained within two weeks.
sanction_keys as (

    select
        claims.claim_id,
        claims.article_id,
        claims.claim_type,
        concat_ws(
            '|', claims.claim_type, coalesce(claims.imposer_code, '?'), coalesce(claims.action, '?'),
            coalesce(claims.target_type, '?'), coalesce(claims.target_country_code, '?')
        ) as match_key,
        single_targets.target_name as item_code,
        case when coalesce(claims.target_count_low, claims.target_count_high) is not null then 'targets' end as number_unit,
        claims.target_count_low as told_low,
        claims.target_count_high as told_high,
        claims.target_count_qualifier as told_qualifier,
        cast(null as decimal(24, 2)) as substitute_number,
        14 as window_days,
        claims.anchor_date

    from {{ ref('int_sanction_claims_pivoted') }} as claims
    left join single_targets
        on claims.claim_id = single_targets.claim_id

),

keyed as (

    select * from arms_transfer_keys
    union all
    select * from troop_count_keys
    union all
    select * from sanction_keys

)

select * from keyed
