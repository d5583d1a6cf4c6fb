with

identified_claims as (

    select * from {{ ref('int_claims_identified') }}

),

claims as (

    select * from {{ ref('int_claims_described') }}

),

compared_claims as (

    select * from {{ ref('int_claims_completed') }}

),

claim_sources as (

    select * from {{ ref('int_claims_sourced') }}

),

joined as (

    select
        identified_claims.claim_id,
        identified_claims.fact_id,
        claims.claim_type,
        claims.article_id,
        claims.outlet_id,
        claims.polarity,
        claims.claimant_code,
        claims.claimant_text,
        claims.confidence,
        claims.event_date_start,
        claims.event_date_end,
        claims.event_date_precision,
        claims.published_at,
        {{ surrogate_key('src_', ['claim_sources.source_label']) }} as independent_source_id,
        identified_claims.sentence_key,
        claim_sources.claimant,
        identified_claims.match_key,
        compared_claims.fact_status,
        compared_claims.count_kind,
        compared_claims.told_low,
        compared_claims.told_high,
        compared_claims.told_qualifier,
        compared_claims.compared_low,
        compared_claims.compared_high,
        compared_claims.anchor_date,
        compared_claims.span_start < compared_claims.span_end as is_retold,
        coalesce(compared_claims.told_low, compared_claims.told_high) as told_number,
        coalesce(cast(claims.published_at as date), compared_claims.anchor_date) as report_date,
        -- The force itself, its host and the article speak for a figure before others do.
        claims.claimant_code is null
        or contains(identified_claims.match_key || '|', '|' || claims.claimant_code || '|') as is_own_voice,
        claims.polarity = 'affirmed'
        and coalesce(compared_claims.told_low, compared_claims.told_high) is not null as tells_number

    from identified_claims
    inner join claims
        on identified_claims.claim_id = claims.claim_id
    inner join compared_claims
        on identified_claims.claim_id = compared_claims.claim_id
    inner join claim_sources
        on identified_claims.claim_id = claim_sources.claim_id

)

select * from joined
