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

-- What the claims of one transfer add to each other.
details_collected as (

    select
        ranked_claims.fact_id,
        max(claims.weapon_code) as weapon_code,
        arg_min(claims.value_amount, ranked_claims.rank_in_fact)
            filter (where claims.value_amount is not null) as value_amount,
        arg_min(claims.value_currency, ranked_claims.rank_in_fact)
            filter (where claims.value_amount is not null) as value_currency,
        arg_min(
            claims.stage,
            case claims.stage when 'delivered' then 1 when 'halted' then 2 when 'agreed' then 3 else 4 end
        ) filter (where ranked_claims.is_counted) as stage

    from ranked_claims
    inner join claims
        on ranked_claims.claim_id = claims.claim_id
    group by ranked_claims.fact_id

),

transfers as (

    select

        ---------- ids
        facts.fact_id as arms_transfer_id,
        facts.best_claim_id,

        ---------- codes
        claims.supplier_code,
        claims.recipient_code,
        claims.category_code,
        details_collected.weapon_code,

        ---------- strings
        claims.item_text,
        details_collected.stage,
        details_collected.value_currency,
        facts.event_date_precision,

        ---------- numerics
        facts.number_low as quantity_low,
        facts.number_best as quantity_best,
        facts.number_high as quantity_high,
        details_collected.value_amount,
        facts.n_claims,
        facts.n_articles,
        facts.n_outlets,
        facts.n_independent_sources,

        ---------- booleans
        facts.is_affirmed,
        facts.has_denial,
        facts.has_contradicting_numbers,
        facts.is_disputed,

        ---------- dates
        facts.event_date_start,
        facts.event_date_end,

        ---------- timestamps
        facts.first_reported_at,
        facts.last_reported_at

    from facts
    inner join claims
        on facts.best_claim_id = claims.claim_id
    inner join details_collected
        on facts.fact_id = details_collected.fact_id

)

select * from transfers
