with

claims as (

    select
        *,
        case claim_type when 'arms_transfer' then 180 when 'sanction' then 4 else window_days end as item_window_days

    from {{ ref('int_claims_completed') }}

),

-- The items that claims of the same parties and kind name within the window, with a number that does not contradict.
items_near_claim as (

    select
        claims.claim_id,
        named_claims.item_code,
        coalesce(bool_or(claims.item_head = named_claims.item_head), false) as is_same_kind,
        min(
            greatest(0, named_claims.anchor_date - claims.span_end, claims.span_start - named_claims.anchor_date)
        ) as days_apart

    from claims
    inner join claims as named_claims
        on
            claims.match_key = named_claims.match_key
            and claims.item_code is null
            and named_claims.item_code is not null
            and named_claims.anchor_date
            between claims.span_start - claims.item_window_days and claims.span_end + claims.item_window_days
            and (
                claims.number_unit is null
                or named_claims.number_unit is null
                or (
                    claims.number_unit = named_claims.number_unit
                    and claims.compared_low <= named_claims.compared_high
                    and claims.compared_high >= named_claims.compared_low
                )
            )
    group by claims.claim_id, named_claims.item_code

),

items_ranked as (

    select
        items_near_claim.claim_id,
        items_near_claim.item_code,
        rank() over (
            partition by items_near_claim.claim_id
            order by
                items_near_claim.is_same_kind desc,
                case when claims.claim_type = 'arms_transfer' then items_near_claim.days_apart > 21 end,
                case when claims.claim_type != 'arms_transfer' then items_near_claim.days_apart end
        ) as nearness

    from items_near_claim
    inner join claims
        on items_near_claim.claim_id = claims.claim_id

),

-- Of two that are equally near, neither is taken.
items_chosen as (

    select
        claim_id,
        min(item_code) as item_code

    from items_ranked
    where nearness = 1
    group by claim_id
    having count(*) = 1

),

items_completed as (

    select
        claims.* exclude (item_window_days) replace (coalesce(claims.item_code, items_chosen.item_code) as item_code)

    from claims
    left join items_chosen
        on claims.claim_id = items_chosen.claim_id

),

matched as (

    select
        *,
        match_key || '|' || coalesce(item_code, '?' || coalesce(item_head, '')) as group_key

    from items_completed

)

select * from matched
