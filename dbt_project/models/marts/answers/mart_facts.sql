with

facts as (

    select
        arms_transfer_id as fact_id,
        best_claim_id,
        supplier_code as party_code,
        recipient_code as counterparty_code,
        'arms_transfer' as fact_type,
        category_code as fact_kind,
        stage as fact_status,
        quantity_low as number_low,
        quantity_best as number_best,
        quantity_high as number_high,
        {{ fact_columns() }}
    from {{ ref('fct_arms_transfers') }}

    union all

    select
        troop_count_id as fact_id,
        best_claim_id,
        force_code as party_code,
        location_code as counterparty_code,
        'troop_count' as fact_type,
        status as fact_kind,
        status as fact_status,
        count_low as number_low,
        count_best as number_best,
        count_high as number_high,
        {{ fact_columns() }}
    from {{ ref('fct_troop_counts') }}

    union all

    select
        sanction_id as fact_id,
        best_claim_id,
        imposer_code as party_code,
        target_country_code as counterparty_code,
        'sanction' as fact_type,
        action as fact_kind,
        action as fact_status,
        target_count_low as number_low,
        target_count_best as number_best,
        target_count_high as number_high,
        {{ fact_columns() }}
    from {{ ref('fct_sanctions') }}

),

parties as (

    select * from {{ ref('dim_parties') }}

),

facts_named as (

    select

        ---------- ids
        facts.fact_id,
        facts.best_claim_id,

        ---------- codes
        facts.party_code,
        facts.counterparty_code,

        ---------- strings
        facts.fact_type,
        facts.fact_kind,
        facts.fact_status,
        parties.party_name,
        counterparties.party_name as counterparty_name,
        facts.event_date_precision,
        facts.source_reliability,

        ---------- numerics
        facts.number_low,
        facts.number_best,
        facts.number_high,
        facts.n_claims,
        facts.n_articles,
        facts.n_outlets,
        facts.n_independent_sources,
        facts.n_claimants,
        facts.information_credibility,

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

        ---------- timestamps
        facts.first_reported_at,
        facts.last_reported_at

    from facts
    left join parties
        on facts.party_code = parties.party_code
    left join parties as counterparties
        on facts.counterparty_code = counterparties.party_code

)

select * from facts_named
