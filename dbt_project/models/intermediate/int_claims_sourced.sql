with

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claims as (

    select * from {{ ref('int_claims_described') }}

),

claims_joined as (

    select
        identified_claims.claim_id,
        identified_claims.fact_id,
        claims.article_id,
        claims.polarity,
        claims.source_cluster_id,
        coalesce(
            claims.claimant_code,
            nullif(trim(regexp_replace(lower(claims.claimant_text), '[^\p{L}\p{N}]+', ' ', 'g')), '')
        ) as claimant,
        -- A long sentence that two articles share word for word was written once.
        min(claims.source_cluster_id) over (
            partition by
                identified_claims.fact_id,
                case when length(claims.evidence_text) >= 60 then claims.evidence_text else claims.claim_id end
        ) as sentence_source_id

    from identified_claims
    inner join claims
        on identified_claims.claim_id = claims.claim_id

),

-- Copies of one story, and articles that share a sentence, are one text.
texts_joined as (

    select
        * exclude (sentence_source_id),
        min(sentence_source_id) over (partition by fact_id, article_id) as text_source_id

    from claims_joined

),

-- Texts that do no more than quote one named claimant rest on that claimant; a text that says it itself stands for itself.
texts_weighed as (

    select
        *,
        bool_and(claimant is not null) over (partition by fact_id, text_source_id, polarity) as is_quoted_only,
        min(claimant) over (partition by fact_id, text_source_id, polarity) as first_claimant

    from texts_joined

),

sourced as (

    select
        claim_id,
        fact_id,
        claimant,
        case when is_quoted_only then 'said|' || first_claimant else text_source_id end as source_label

    from texts_weighed

)

select * from sourced
