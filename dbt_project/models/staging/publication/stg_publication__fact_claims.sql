with

source as (

    select * from {{ source('publication', 'published_fact_claims') }}

),

renamed as (

    select

        ---------- ids
        claim_id,
        fact_id,
        article_id,
        sentence_key,

        ---------- strings
        fact_type as claim_type,
        match_key,

        ---------- booleans
        is_published

    from source

)

select * from renamed
