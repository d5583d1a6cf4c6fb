with

source as (

    select * from {{ source('extraction', 'extractions') }}

),

renamed as (

    select

        ---------- ids
        article_version_id,

        ---------- strings
        extractor_name,
        extractor_version,
        status as extraction_status,
        reason as extraction_reason,

        ---------- numerics
        n_sentences,
        n_parsed_sentences,
        n_claims,

        ---------- timestamps
        extracted_at

    from source

)

select * from renamed
