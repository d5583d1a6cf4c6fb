with

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

),

versions as (

    select

        ---------- ids
        article_version_id,
        article_id,
        content_hash,

        ---------- strings
        title,
        url,
        canonical_url,

        ---------- numerics
        version_number,

        ---------- booleans
        is_current,

        ---------- timestamps
        published_at,
        modified_at,
        first_shown_at,
        last_shown_at

    from article_versions

)

select * from versions
