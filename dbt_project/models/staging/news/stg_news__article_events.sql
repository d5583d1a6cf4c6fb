with

source as (

    select * from {{ source('news', 'article_events') }}

),

renamed as (

    select

        ---------- ids
        event_id,
        article_id,
        article_version_id,
        source_id,

        ---------- strings
        event_kind,
        reason_text,

        ---------- timestamps
        event_at,
        recorded_at

    from source

)

select * from renamed
