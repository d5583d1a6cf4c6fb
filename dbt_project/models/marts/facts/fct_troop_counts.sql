with

facts as (

    select * from {{ ref('int_facts_corroborated') }}
    where claim_type = 'troop_count'

),

ranked_claims as (

    select * from {{ ref('int_claims_ranked') }}

),

grades as (

    select * from {{ ref('int_facts_graded') }}

),

claims as (

    select * from {{ ref('int_troop_count_claims_pivoted') }}

),

troop_counts as (

    select

        ---------- ids
        facts.fact_id as troop_count_id,
        facts.best_claim_id,

        ---------- codes
        claims.force_code,
        claims.location_code,

        ---------- strings
        claims.status,
        ranked_claims.count_kind,
        claims.personnel_type,
        claims.unit_text,
        claims.place_text,
        facts.event_date_precision,
        grades.source_reliability,

        ---------- numerics
        facts.number_low as count_low,
        facts.number_best as count_best,
        facts.number_high as count_high,
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

        ---------- timestamps
        facts.first_reported_at,
        facts.last_reported_at

    from facts
    inner join claims
        on facts.best_claim_id = claims.claim_id
    inner join ranked_claims
        on facts.best_claim_id = ranked_claims.claim_id
    inner join grades
        on facts.fact_id = grades.fact_id

)

select * from troop_counts
