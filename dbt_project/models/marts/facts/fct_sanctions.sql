with

facts as (

    select * from {{ ref('int_facts_corroborated') }}
    where claim_type = 'sanction'

),

ties as (

    select * from {{ ref('int_sanctions_tied') }}

),

grades as (

    select * from {{ ref('int_facts_graded') }}

),

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

sanctions as (

    select

        ---------- ids
        facts.fact_id as sanction_id,
        facts.best_claim_id,
        ties.changes_sanction_id,

        ---------- codes
        claims.imposer_code,
        claims.target_country_code,

        ---------- strings
        claims.action,
        ties.change_relation,
        claims.target_type,
        claims.measure,
        claims.authority_text,
        claims.programme_text,
        claims.reason_text,
        facts.event_date_precision,
        grades.source_reliability,

        ---------- numerics
        facts.number_low as target_count_low,
        facts.number_best as target_count_best,
        facts.number_high as target_count_high,
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
    left join ties
        on facts.fact_id = ties.sanction_id
    inner join grades
        on facts.fact_id = grades.fact_id

)

select * from sanctions
