with

claims as (

    select
        claim_id,
        article_id,
        claim_type,
        supplier_code as party_code,
        recipient_code as counterparty_code,
        evidence_text,
        review_status,
        confidence,
        published_date
    from {{ ref('int_arms_transfer_claims_pivoted') }}

    union all

    select
        claim_id,
        article_id,
        claim_type,
        force_code as party_code,
        location_code as counterparty_code,
        evidence_text,
        review_status,
        confidence,
        published_date
    from {{ ref('int_troop_count_claims_pivoted') }}

    union all

    select
        claim_id,
        article_id,
        claim_type,
        imposer_code as party_code,
        target_country_code as counterparty_code,
        evidence_text,
        review_status,
        confidence,
        published_date
    from {{ ref('int_sanction_claims_pivoted') }}

),

claims_identified as (

    select * from {{ ref('int_claims_identified') }}

),

reopened as (

    select * from {{ ref('int_reviews_reopened') }}

),

claims_to_review as (

    select
        coalesce(reopened.reviewed_claim_id, claims.claim_id) as reviewed_claim_id,
        coalesce(reopened.claim_id, claims.claim_id) as claim_id,
        claims_identified.fact_id,
        coalesce(reopened.article_id, claims.article_id) as article_id,
        claims.party_code,
        claims.counterparty_code,
        coalesce(reopened.claim_type, claims.claim_type) as claim_type,
        coalesce(reopened.evidence_text, claims.evidence_text) as evidence_text,
        reopened.reopen_reason,
        reopened.reviewer_decisions,
        claims.confidence,
        claims.published_date

    from claims
    full outer join reopened
        on claims.claim_id = reopened.claim_id
    left join claims_identified
        on claims.claim_id = claims_identified.claim_id
    where
        reopened.claim_id is not null
        or (claims.review_status = 'unreviewed' and claims_identified.fact_id is not null)

)

select * from claims_to_review
