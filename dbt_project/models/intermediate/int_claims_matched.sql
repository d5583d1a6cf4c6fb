with

claims as (

    select * from {{ ref('int_claims_completed') }}

),

-- The items that claims of the same parties and kind name within the window, with a number that does not contradict.
items_near_claim as (

    select
        claims.claim_id,
        min(named_claims.item_code) as item_code,
        count(distinct named_claims.item_code) as n_items

    from claims
    inner join claims as named_claims
        on
            claims.match_key = named_claims.match_key
            and claims.item_code is null
            and named_claims.item_code is not null
            and abs(claims.anchor_date - named_claims.anchor_date) <= claims.window_days
            and (
                claims.number_unit is null
                or named_claims.number_unit is null
                or (
                    claims.number_unit = named_claims.number_unit
                    and claims.compared_low <= named_claims.compared_high
                    and claims.compared_high >= named_claims.compared_low
                )
            )
    group by claims.claim_id

),

items_completed as (

    select
        claims.* replace (
            coalesce(
                claims.item_code,
                case when items_near_claim.n_items = 1 then items_near_claim.item_code end
            ) as item_code
        )

    from claims
    left join items_near_claim
        on claims.claim_id = items_near_claim.claim_id

),

matched as (

    select
        *,
        match_key || '|' || coalesce(item_code, '?') as group_key

    from items_completed

)

select * from matched
