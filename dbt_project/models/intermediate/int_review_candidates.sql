with

reviewed_claims as (

    select * from {{ ref('int_reviewed_claims') }}
    where is_sentence_there

),

claims as (

    select * from {{ ref('stg_extraction__claims') }}

),

-- Claims of the same kind in the same sentence; an extractor may come to quote one sentence more or less.
candidates as (

    select
        reviewed_claims.claim_id as reviewed_claim_id,
        claims.claim_id,
        reviewed_claims.seen_version_id,
        reviewed_claims.extractor_version as seen_extractor_version,
        reviewed_claims.claim_id = claims.claim_id as is_same_id,
        abs(claims.evidence_start - reviewed_claims.evidence_start) as n_letters_apart,
        claims.polarity,
        claims.claimant_text,
        claims.claimant_code,
        left(
            cast(claims.event_date_start as varchar), {{ date_letters('claims.event_date_precision') }}
        ) as event_date

    from reviewed_claims
    inner join claims
        on reviewed_claims.current_version_id = claims.article_version_id
        and reviewed_claims.claim_type = claims.claim_type
        and (
            contains(claims.evidence_text, reviewed_claims.evidence_text)
            or contains(reviewed_claims.evidence_text, claims.evidence_text)
        )

)

select * from candidates
