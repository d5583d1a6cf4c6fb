with

claims as (

    select * from {{ ref('int_claims_ranked') }}

),

claims_of_facts as (

    select

        ---------- ids
        claim_id,
        fact_id,
        article_id,
        outlet_id,
        independent_source_id,
        sentence_key,

        ---------- codes
        claimant_code,

        ---------- strings
        claim_type as fact_type,
        claimant_text,
        polarity,
        fact_status,
        match_key,
        told_qualifier,
        event_date_precision,

        ---------- numerics
        told_low,
        told_high,
        rank_in_fact,

        ---------- booleans
        is_counted,

        ---------- dates
        event_date_start,
        event_date_end,
        anchor_date,

        ---------- timestamps
        published_at

    from claims

)

select * from claims_of_facts
