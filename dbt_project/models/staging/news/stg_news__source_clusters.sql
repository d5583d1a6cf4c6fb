with

source as (

    select * from {{ source('news', 'source_clusters') }}

),

renamed as (

    select

        ---------- ids
        article_id,
        cluster_article_id

    from source

)

select * from renamed
