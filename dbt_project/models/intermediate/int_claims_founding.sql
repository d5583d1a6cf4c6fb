with

grouped_claims as (

    select * from {{ ref('int_claims_grouped') }}

),

claims as (

    select * from {{ ref('int_claims_described') }}

),

claims_grouped as (

    select
        grouped_claims.claim_id,
        grouped_claims.fact_label,
        claims.article_id,
        {{ surrogate_key('snt_', ['claims.article_id', 'claims.claim_type', 'claims.evidence_text']) }} as sentence_key,
        grouped_claims.claim_type,
        grouped_claims.match_key,
        coalesce(claims.published_at, timestamp 'infinity') as published_at

    from grouped_claims
    inner join claims
        on grouped_claims.claim_id = claims.claim_id

),

groups_founded as (

    select
        claim_type,
        fact_label,
        arg_min(claim_id, (published_at, claim_id)) as founding_claim_id

    from claims_grouped
    group by claim_type, fact_label

),

founding as (

    select
        claims_grouped.claim_id,
        groups_founded.founding_claim_id,
        claims_grouped.article_id,
        claims_grouped.sentence_key,
        claims_grouped.claim_type,
        claims_grouped.match_key

    from claims_grouped
    inner join groups_founded
        on
            claims_grouped.claim_type = groups_founded.claim_type
            and claims_grouped.fact_label = groups_founded.fact_label

)

select * from founding
