with

source as (

    select * from {{ source('extraction', 'quality_measurements') }}

),

renamed as (

    select

        ---------- strings
        corpus_name,
        corpus_hash,
        extractor_name,
        extractor_version,
        claim_type,
        level as match_level,

        ---------- numerics
        cast(n_articles as bigint) as n_articles,
        n_gold,
        n_predicted,
        n_correct,
        precision_score,
        recall_score,
        f1_score,
        f1_low,
        f1_high,

        ---------- timestamps
        measured_at

    from source

)

select * from renamed
