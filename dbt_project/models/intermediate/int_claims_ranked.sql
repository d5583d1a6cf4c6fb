with

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claim_keys as (

    select * from {{ ref('int_claims_compared') }}

),

claims as (

    select * from {{ ref('int_claims_described') }}

),

claims_joined as (

    select
        identified_claims.claim_id,
        identified_claims.fact_id,
        claims.claim_type,
        claims.article_id,
        claims.outlet_id,
        claims.polarity,
        claims.confidence,
        claims.event_date_start,
        claims.event_date_end,
        claims.event_date_precision,
        claims.published_at,
        claim_keys.told_low,
        claim_keys.told_high,
        claim_keys.told_qualifier,
        claim_keys.compared_low,
        claim_keys.compared_high,
        coalesce(claim_keys.told_low, claim_keys.told_high) as told_number,
        -- A long sentence that two articles share word for word was written once.
        min(claims.source_cluster_id) over (
            partition by
                identified_claims.fact_id,
                case when length(claims.evidence_text) >= 60 then claims.evidence_text else claims.claim_id end
        ) as sentence_source_id

    from identified_claims
    inner join claims
        on identified_claims.claim_id = claims.claim_id
    inner join claim_keys
        on identified_claims.claim_id = claim_keys.claim_id

),

-- Where a fact is affirmed at all, the denials of it say nothing about its number or date.
claims_weighed as (

    select
        * exclude (sentence_source_id),
        min(sentence_source_id) over (partition by fact_id, article_id) as independent_source_id,
        polarity = 'affirmed'
        or not bool_or(polarity = 'affirmed') over (partition by fact_id) as is_counted

    from claims_joined

),

sources_counted as (

    select
        *,
        count(distinct independent_source_id) over (
            partition by fact_id, is_counted, told_number
        ) as n_sources_of_number

    from claims_weighed

),

ranked as (

    select
        *,
        row_number() over (
            partition by fact_id
            order by
                is_counted desc,
                told_number is not null desc,
                n_sources_of_number desc,
                case told_qualifier
                    when 'exact' then 1
                    when 'range' then 2
                    when 'about' then 3
                    else 4
                end,
                confidence desc,
                published_at desc nulls last,
                claim_id
        ) as rank_in_fact

    from sources_counted

)

select * from ranked
