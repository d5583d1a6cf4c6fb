with

disputed_facts as (

    select
        'arms_transfer' as fact_type,
        arms_transfer_id as fact_id,
        best_claim_id,
        supplier_code as party_code,
        recipient_code as counterparty_code,
        category_code as fact_kind,
        quantity_low as number_low,
        quantity_best as number_best,
        quantity_high as number_high,
        n_claims,
        n_independent_sources,
        is_affirmed and has_denial as is_denied_by_some,
        has_contradicting_numbers,
        first_reported_at,
        last_reported_at
    from {{ ref('fct_arms_transfers') }}
    where is_disputed

    union all

    select
        'troop_count' as fact_type,
        troop_count_id as fact_id,
        best_claim_id,
        force_code as party_code,
        location_code as counterparty_code,
        status as fact_kind,
        count_low as number_low,
        count_best as number_best,
        count_high as number_high,
        n_claims,
        n_independent_sources,
        is_affirmed and has_denial as is_denied_by_some,
        has_contradicting_numbers,
        first_reported_at,
        last_reported_at
    from {{ ref('fct_troop_counts') }}
    where is_disputed

    union all

    select
        'sanction' as fact_type,
        sanction_id as fact_id,
        best_claim_id,
        imposer_code as party_code,
        target_country_code as counterparty_code,
        action as fact_kind,
        target_count_low as number_low,
        target_count_best as number_best,
        target_count_high as number_high,
        n_claims,
        n_independent_sources,
        is_affirmed and has_denial as is_denied_by_some,
        has_contradicting_numbers,
        first_reported_at,
        last_reported_at
    from {{ ref('fct_sanctions') }}
    where is_disputed

),

claims as (

    select claim_id, arms_transfer_id as fact_id, polarity, evidence_text, confidence
    from {{ ref('fct_arms_transfer_claims') }}
    union all
    select claim_id, troop_count_id as fact_id, polarity, evidence_text, confidence
    from {{ ref('fct_troop_count_claims') }}
    union all
    select claim_id, sanction_id as fact_id, polarity, evidence_text, confidence
    from {{ ref('fct_sanction_claims') }}

),

denials as (

    select
        fact_id,
        first(evidence_text order by confidence desc, claim_id) as denial_evidence_text

    from claims
    where polarity = 'denied' and fact_id is not null
    group by fact_id

),

disputes as (

    select
        disputed_facts.*,
        best_claims.evidence_text as best_evidence_text,
        denials.denial_evidence_text

    from disputed_facts
    inner join claims as best_claims
        on disputed_facts.best_claim_id = best_claims.claim_id
    left join denials
        on disputed_facts.fact_id = denials.fact_id

)

select * from disputes
