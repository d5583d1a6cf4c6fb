with

source as (

    select * from {{ source('collection', 'links') }}

),

renamed as (

    select

        ---------- ids
        link_id,
        source_id,
        article_id,
        article_version_id,

        ---------- strings
        url,
        canonical_url,
        outlet as outlet_name,
        link_status,
        reason_code,
        reason_text,

        ---------- numerics
        n_not_modified,

        ---------- dates
        cast(coalesce(published_at, first_listed_at) as date) as listed_date,

        ---------- timestamps
        published_at,
        first_listed_at,
        last_listed_at,
        first_read_at,
        last_asked_at

    from source

)

select * from renamed
