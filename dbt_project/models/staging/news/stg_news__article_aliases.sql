with

source as (

    select * from {{ source('news', 'article_aliases') }}

),

renamed as (

    select

        ---------- ids
        article_id,
        load_id,

        ---------- strings
        alias_kind,
        alias as alias_text,

        ---------- timestamps
        loaded_at

    from source

)

select * from renamed
