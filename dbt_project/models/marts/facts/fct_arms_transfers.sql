with

facts as (

    select * from {{ ref('int_facts_corroborated') }}
    where claim_type = 'arms_transfer'

),

claims as (

    select * from {{ ref('int_arms_transfer_claims_pivoted') }}

),

deals as (

    select * from {{ ref('int_deals_laddered') }}

),

grades as (

    select * from {{ ref('int_facts_graded') }}

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
        deals.weapon_code,

        ---------- strings
        claims.item_text,
        deals.stage,
        deals.value_currency,
        facts.event_date_precision,
        grades.source_reliability,

        ---------- numerics
        facts.number_low as quantity_low,
        facts.number_best as quantity_best,
        facts.number_high as quantity_high,
        deals.quantity_agreed,
        deals.quantity_delivered_low,
        deals.quantity_delivered_best,
        deals.quantity_delivered_high,
        deals.value_amount,
        grades.information_credibility,
        facts.n_claims,
        facts.n_articles,
        facts.n_outlets,
        facts.n_independent_sources,
        facts.n_affirming_sources,
        facts.n_denying_sources,
        facts.n_claimants,

        ---------- booleans
        facts.is_affirmed,
        facts.has_denial,
        facts.has_contradicting_numbers,
        facts.is_disputed,
        facts.is_estimate,

        ---------- dates
        facts.event_date_start,
        facts.event_date_end,
        facts.anchor_date,
        deals.proposed_on,
        deals.agreed_on,
        deals.first_delivered_on,
        deals.last_delivered_on,
        deals.halted_on,

        ---------- timestamps
        facts.first_reported_at,
        facts.last_reported_at

    from facts
    inner join claims
        on facts.best_claim_id = claims.claim_id
    inner join deals
        on facts.fact_id = deals.fact_id
    inner join grades
        on facts.fact_id = grades.fact_id

)

select * from transfers
