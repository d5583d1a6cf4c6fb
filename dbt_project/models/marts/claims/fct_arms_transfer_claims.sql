with

claims as (

    select * from {{ ref('int_arms_transfer_claims_pivoted') }}

),

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claims_with_fact as (

    select

        ---------- ids
        claims.claim_id,
        identified_claims.fact_id as arms_transfer_id,
        claims.article_id,
        claims.article_version_id,
        claims.external_id,

        ---------- codes
        claims.supplier_code,
        claims.recipient_code,
        claims.weapon_code,
        claims.category_code,
        claims.claimant_code,

        ---------- strings
        claims.item_text,
        claims.stage,
        claims.stage_detail,
        claims.quantity_qualifier,
        claims.value_currency,
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
        claims.quantity_low,
        claims.quantity_high,
        claims.value_amount,
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
