with

source as (

    select * from {{ source('news', 'article_sightings') }}

),

renamed as (

    select

        ---------- ids
        article_id,
        article_version_id,
        nullif(source_id, '') as source_id,
        load_id,

        ---------- timestamps
        seen_at

    from source

)

select * from renamed
