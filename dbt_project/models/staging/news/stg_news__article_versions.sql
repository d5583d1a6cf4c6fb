with

source as (

    select * from {{ source('news', 'article_versions') }}

),

renamed as (

    select

        ---------- ids
        article_version_id,
        article_id,
        case when trim(outlet) != '' then {{ outlet_id('outlet') }} end as outlet_id,
        external_id,
        content_hash,
        load_id,

        ---------- strings
        nullif(title, '') as title,
        text,
        language,
        nullif(trim(outlet), '') as outlet_name,
        {{ redacted_url('canonical_url') }} as canonical_url,
        {{ redacted_url('url') }} as url,
        published_precision,
        published_source,
        source_kind,
        source_path,
        extra_json,

        ---------- numerics
        source_line,
        load_sequence,

        ---------- booleans
        is_sample,

        ---------- dates
        cast(published_at as date) as published_date,

        ---------- timestamps
        published_at,
        modified_at,
        loaded_at

    from source

)

select * from renamed
