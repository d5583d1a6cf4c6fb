with

resolutions as (

    select * from {{ ref('int_reviews_resolved') }}

),

restored as (

    select * from {{ ref('int_claims_restored') }}

),

claims as (

    select claim_id from {{ ref('stg_extraction__claims') }}

),

-- The claim of the version that was reviewed keeps what was decided, and so does the claim of today.
targets as (

    select
        resolutions.reviewed_claim_id,
        claims.claim_id,
        true as is_decision_valid

    from resolutions
    inner join claims
        on resolutions.reviewed_claim_id = claims.claim_id

    union

    select
        reviewed_claim_id,
        current_claim_id,
        reopen_reason is null

    from resolutions
    where current_claim_id is not null and current_claim_id != reviewed_claim_id

    union

    select
        reviewed_claim_id,
        claim_id,
        true

    from restored

)

select * from targets
