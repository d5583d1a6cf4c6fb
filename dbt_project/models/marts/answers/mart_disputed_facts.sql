with

facts as (

    select * from {{ ref('mart_facts') }}
    where is_disputed

),

statements as (

    select * from {{ ref('mart_statements') }}

),

denials as (

    select
        fact_id,
        first(evidence_text order by confidence desc, claim_id) as denial_evidence_text

    from statements
    where polarity = 'denied'
    group by fact_id

),

disputes as (

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
        best_statements.evidence_text as best_evidence_text,
        denials.denial_evidence_text,

        ---------- numerics
        facts.number_low,
        facts.number_best,
        facts.number_high,
        facts.n_claims,
        facts.n_independent_sources,

        ---------- booleans
        facts.is_affirmed and facts.has_denial as is_denied_by_some,
        facts.has_contradicting_numbers,

        ---------- timestamps
        facts.first_reported_at,
        facts.last_reported_at

    from facts
    inner join statements as best_statements
        on facts.best_claim_id = best_statements.claim_id
    left join denials
        on facts.fact_id = denials.fact_id

)

select * from disputes
