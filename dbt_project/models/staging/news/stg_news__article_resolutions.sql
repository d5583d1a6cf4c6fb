with

source as (

    select * from {{ source('news', 'article_resolutions') }}

),

renamed as (

    select

        ---------- ids
        article_id,
        resolved_article_id

    from source

)

select * from renamed
