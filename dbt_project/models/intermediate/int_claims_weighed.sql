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

claims_joined as (

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
        coalesce(compared_claims.told_low, compared_claims.told_high) as told_number,
        coalesce(cast(claims.published_at as date), compared_claims.anchor_date) as report_date

    from identified_claims
    inner join claims
        on identified_claims.claim_id = claims.claim_id
    inner join compared_claims
        on identified_claims.claim_id = compared_claims.claim_id
    inner join claim_sources
        on identified_claims.claim_id = claim_sources.claim_id

),

-- What decides which numbers are of now: whether anything affirms it, the last report, and what was ordered.
facts_surveyed as (

    select
        *,
        bool_or(polarity = 'affirmed') over facts as is_affirmed,
        max(anchor_date) filter (where told_number is not null and polarity = 'affirmed') over facts as last_date,
        max(report_date) filter (where told_number is not null and polarity = 'affirmed') over facts as last_report_date,
        case
            when bool_or(fact_status = 'agreed' and told_number is not null and polarity = 'affirmed') over facts then 'agreed'
            when bool_or(fact_status = 'proposed' and told_number is not null and polarity = 'affirmed') over facts then 'proposed'
        end as ordering_status

    from claims_joined
    window facts as (partition by fact_id)

),

orders_surveyed as (

    select
        *,
        min(compared_low) filter (where fact_status = ordering_status and polarity = 'affirmed') over facts as ordered_low,
        max(compared_high) filter (where fact_status = ordering_status and polarity = 'affirmed') over facts as ordered_high

    from facts_surveyed
    window facts as (partition by fact_id)

),

weighed as (

    select
        * exclude (is_affirmed, last_date, last_report_date, ordering_status, ordered_low, ordered_high, report_date),
        (polarity = 'affirmed' or not is_affirmed)
        and case
            when told_number is null then true
            when count_kind = 'stock' then coalesce(anchor_date >= last_date - 31, true)
            when count_kind = 'casualties' then coalesce(report_date >= last_report_date - 2, true)
            when ordering_status is not null
                then fact_status = ordering_status
                or coalesce(compared_low <= ordered_high and compared_high >= ordered_low, false)
            else true
        end as is_counted

    from orders_surveyed

)

select * from weighed
