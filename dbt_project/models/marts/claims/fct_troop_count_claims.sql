with

claims as (

    select * from {{ ref('int_troop_count_claims_pivoted') }}

),

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claims_with_fact as (

    select

        ---------- ids
        claims.claim_id,
        identified_claims.fact_id as troop_count_id,
        claims.article_id,
        claims.article_version_id,
        claims.external_id,

        ---------- codes
        claims.force_code,
        claims.location_code,
        claims.claimant_code,

        ---------- strings
        claims.place_text,
        claims.unit_text,
        claims.personnel_type,
        claims.status,
        claims.count_qualifier,
        claims.polarity,
        claims.claimant_text,
        claims.event_date_precision,
        claims.evidence_text,
        claims.rule,
        claims.extractor_name,
        claims.extractor_version,
        claims.review_status,
        claims.claim_status,
        claims.claim_status_reason,

        ---------- numerics
        claims.count_low,
        claims.count_high,
        claims.evidence_start,
        claims.evidence_end,
        claims.confidence,

        ---------- booleans
        claims.is_current,

        ---------- dates
        claims.published_date,
        claims.event_date_start,
        claims.event_date_end

    from claims
    left join identified_claims
        on claims.claim_id = identified_claims.claim_id

)

select * from claims_with_fact
