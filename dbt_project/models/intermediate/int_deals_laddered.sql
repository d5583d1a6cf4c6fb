with

facts as (

    select * from {{ ref('int_facts_corroborated') }}
    where claim_type = 'arms_transfer'

),

claims as (

    select * from {{ ref('int_arms_transfer_claims_pivoted') }}

),

ranked_claims as (

    select * from {{ ref('int_claims_ranked') }}
    where claim_type = 'arms_transfer'

),

-- Denials say nothing about the steps of a deal that others affirm.
claims_told as (

    select
        ranked_claims.fact_id,
        ranked_claims.claim_id,
        ranked_claims.rank_in_fact,
        ranked_claims.told_low,
        ranked_claims.told_high,
        ranked_claims.told_number,
        (ranked_claims.told_number + coalesce(ranked_claims.told_high, ranked_claims.told_number)) // 2 as middle_number,
        claims.anchor_date,
        claims.weapon_code,
        claims.stage,
        claims.value_amount,
        claims.value_currency

    from ranked_claims
    inner join claims
        on ranked_claims.claim_id = claims.claim_id
    inner join facts
        on ranked_claims.fact_id = facts.fact_id
    where ranked_claims.polarity = 'affirmed' or not facts.is_affirmed

),

deliveries as (

    select distinct
        fact_id,
        middle_number
    from claims_told
    where stage = 'delivered' and middle_number is not null

),

-- A later figure may count the earlier ones in, or come on top of them: the largest is sure, their sum is possible.
deliveries_summed as (

    select
        fact_id,
        cast(sum(middle_number) as bigint) as delivered_sum
    from deliveries
    group by fact_id

),

steps_collected as (

    select
        fact_id,
        max(weapon_code) as weapon_code,
        arg_min(value_amount, rank_in_fact) filter (where value_amount is not null) as value_amount,
        arg_min(value_currency, rank_in_fact) filter (where value_amount is not null) as value_currency,
        arg_min(
            stage, case stage when 'delivered' then 1 when 'halted' then 2 when 'agreed' then 3 else 4 end
        ) as stage,
        arg_min(middle_number, rank_in_fact) filter (where stage = 'agreed' and middle_number is not null) as quantity_agreed,
        max(coalesce(told_low, 0)) filter (where stage = 'delivered' and told_number is not null) as delivered_low,
        max(middle_number) filter (where stage = 'delivered') as delivered_best,
        min(anchor_date) filter (where stage = 'proposed') as proposed_on,
        min(anchor_date) filter (where stage = 'agreed') as agreed_on,
        min(anchor_date) filter (where stage = 'delivered') as first_delivered_on,
        max(anchor_date) filter (where stage = 'delivered') as last_delivered_on,
        max(anchor_date) filter (where stage = 'halted') as halted_on

    from claims_told
    group by fact_id

),

laddered as (

    select
        steps_collected.* exclude (delivered_low, delivered_best),
        steps_collected.delivered_low as quantity_delivered_low,
        steps_collected.delivered_best as quantity_delivered_best,
        greatest(
            steps_collected.delivered_best,
            least(deliveries_summed.delivered_sum, coalesce(steps_collected.quantity_agreed, deliveries_summed.delivered_sum))
        ) as quantity_delivered_high

    from steps_collected
    left join deliveries_summed
        on steps_collected.fact_id = deliveries_summed.fact_id

)

select * from laddered
