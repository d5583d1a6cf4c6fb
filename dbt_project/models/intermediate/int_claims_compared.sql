with

claims as (

    select * from {{ ref('int_claims_keyed') }}

),

claims_rejected as (

    select * from {{ ref('int_claims_rejected') }}

),

claims_accepted as (

    select claims.*
    from claims
    left join claims_rejected
        on claims.claim_id = claims_rejected.claim_id
    where claims_rejected.claim_id is null

),

ranges_widened as (

    select
        *,
        cast(
            {{ compared_low('coalesce(told_low, substitute_number)', 'told_high', 'told_qualifier') }}
            as decimal(26, 2)
        ) as compared_low,
        cast(
            {{ compared_high('told_low', 'coalesce(told_high, substitute_number)', 'told_qualifier') }}
            as decimal(26, 2)
        ) as compared_high

    from claims_accepted

),

-- "The sanctions were tightened" may be any of a hundred events: only its own article can tell which.
compared as (

    select
        * exclude (article_id, substitute_number) replace (
            match_key || case
                when anchor_date is null then '|' || article_id
                when contains(match_key, '|?') and item_code is null and coalesce(compared_high, 0) <= 1
                    then '|' || article_id
                else ''
            end as match_key,
            coalesce(anchor_date, date '1900-01-01') as anchor_date
        )

    from ranges_widened

)

select * from compared
