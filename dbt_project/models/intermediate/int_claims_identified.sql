with

grouped_claims as (

    select * from {{ ref('int_claims_grouped') }}

),

claims as (

    select * from {{ ref('int_claims_described') }}

),

claims_keyed as (

    select
        grouped_claims.claim_id,
        grouped_claims.claim_type,
        grouped_claims.match_key,
        grouped_claims.fact_label,
        claims.article_id,
        {{ surrogate_key('snt_', ['claims.article_id', 'claims.claim_type', 'claims.evidence_text']) }} as sentence_key,
        row_number() over (
            partition by grouped_claims.claim_type, grouped_claims.fact_label
            order by claims.published_at nulls last, grouped_claims.claim_id
        ) as place_in_group

    from grouped_claims
    inner join claims
        on grouped_claims.claim_id = claims.claim_id

),

groups_founded as (

    select
        claim_type,
        fact_label,
        case claim_type
            when 'arms_transfer' then 'arm_'
            when 'troop_count' then 'trp_'
            when 'sanction' then 'san_'
        end || {{ surrogate_key('', ['claim_id']) }} as fact_id

    from claims_keyed
    where place_in_group = 1

),

identified as (

    select
        claims_keyed.claim_id,
        claims_keyed.claim_type,
        groups_founded.fact_id,
        claims_keyed.article_id,
        claims_keyed.match_key,
        claims_keyed.sentence_key

    from claims_keyed
    inner join groups_founded
        on
            claims_keyed.claim_type = groups_founded.claim_type
            and claims_keyed.fact_label = groups_founded.fact_label

)

select * from identified
