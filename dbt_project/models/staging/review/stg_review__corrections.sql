with

source as (

    select * from {{ source('review', 'corrections') }}

),

renamed as (

    select

        ---------- ids
        correction_id,
        undoes_correction_id,
        claim_id,
        article_id,
        article_version_id,

        ---------- strings
        action,
        column_name,
        old_value,
        new_value,
        why,
        reviewer,
        {{ outlet_id('outlet_name') }} as outlet_id,
        outlet_name,
        claim_type,
        evidence_text,
        evidence_hash,
        rule,
        extractor_name,
        extractor_version,
        values_json,

        ---------- numerics
        evidence_start,
        confidence,

        ---------- timestamps
        corrected_at

    from source

)

select * from renamed
