with

facts as (

    select * from {{ ref('int_facts_corroborated') }}
    where claim_type = 'troop_count'

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
        claims.personnel_type,
        claims.unit_text,
        claims.place_text,
        facts.event_date_precision,

        ---------- numerics
        facts.number_low as count_low,
        facts.number_best as count_best,
        facts.number_high as count_high,
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

)

select * from troop_counts
