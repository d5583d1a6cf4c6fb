with

claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claims_with_fact as (

    select

        ---------- ids
        claims.claim_id,
        identified_claims.fact_id as sanction_id,
        claims.article_id,
        claims.article_version_id,
        claims.external_id,

        ---------- codes
        claims.imposer_code,
        claims.target_country_code,
        claims.claimant_code,

        ---------- strings
        claims.authority_text,
        claims.action,
        claims.action_detail,
        claims.measure,
        claims.programme_text,
        claims.target_type,
        claims.target_count_qualifier,
        claims.reason_text,
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
        claims.target_count_low,
        claims.target_count_high,
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
