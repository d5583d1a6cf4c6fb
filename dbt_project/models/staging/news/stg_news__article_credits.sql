with

source as (

    select * from {{ source('news', 'article_signatures') }}

),

renamed as (

    select

        ---------- ids
        article_version_id,
        article_id,

        ---------- codes
        nullif(agency_codes, '') as agency_codes

    from source

)

select * from renamed
