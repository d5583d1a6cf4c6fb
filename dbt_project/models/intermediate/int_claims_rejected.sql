with

arms_transfer_claims as (

    select * from {{ ref('int_arms_transfer_claims_pivoted') }}

),

troop_count_claims as (

    select * from {{ ref('int_troop_count_claims_pivoted') }}

),

sanction_claims as (

    select * from {{ ref('int_sanction_claims_pivoted') }}

),

claims_repeated as (

    select * from {{ ref('int_claims_repeated') }}

),

claims_reviewed as (

    select * from {{ ref('int_claims_reviewed') }}

),

claims_checked as (

    select
        claim_id,
        claim_type,
        claim_status,
        has_unreadable_number,
        coalesce(supplier_code, recipient_code) is not null as has_party
    from arms_transfer_claims

    union all

    select
        claim_id,
        claim_type,
        claim_status,
        has_unreadable_number,
        coalesce(force_code, location_code) is not null as has_party
    from troop_count_claims

    union all

    select
        claim_id,
        claim_type,
        claim_status,
        has_unreadable_number,
        coalesce(imposer_code, target_country_code) is not null as has_party
    from sanction_claims

),

reasons_given as (

    select
        claims_checked.claim_id,
        claims_checked.claim_type,
        case
            when claims_checked.claim_status = 'withdrawn' then 'withdrawn_article'
            when claims_checked.claim_status is distinct from 'current' then 'superseded_version'
            when claims_reviewed.rejection_reason is not null then claims_reviewed.rejection_reason
            when claims_repeated.claim_id is not null then 'repeated_sentence'
            when claims_checked.has_unreadable_number then 'unreadable_number'
            when not claims_checked.has_party then 'no_party_known'
        end as rejection_reason

    from claims_checked
    left join claims_repeated
        on claims_checked.claim_id = claims_repeated.claim_id
    left join claims_reviewed
        on claims_checked.claim_id = claims_reviewed.claim_id

),

rejected as (

    select * from reasons_given
    where rejection_reason is not null

)

select * from rejected
