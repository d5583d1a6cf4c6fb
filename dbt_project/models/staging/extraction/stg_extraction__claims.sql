with

source as (

    select * from {{ source('extraction', 'claims') }}

),

renamed as (

    select

        ---------- ids
        claim_id,
        article_version_id,

        ---------- codes
        claimant_code,

        ---------- strings
        claim_type,
        polarity,
        claimant_text,
        event_date_precision,
        evidence_text,
        rule,
        extractor_name,
        extractor_version,

        ---------- numerics
        evidence_start,
        evidence_end,
        confidence,

        ---------- dates
        event_date_start,
        event_date_end

    from source

)

select * from renamed
