with

article_versions as (

    select * from {{ ref('stg_news__article_versions') }}

),

article_resolutions as (

    select * from {{ ref('stg_news__article_resolutions') }}

),

article_sightings as (

    select * from {{ ref('stg_news__article_sightings') }}

),

-- A version that was never fetched counts from when its publisher changed or published it.
moments as (

    select
        coalesce(article_resolutions.resolved_article_id, article_versions.article_id) as article_id,
        article_versions.article_version_id,
        article_versions.content_hash,
        article_versions.load_sequence,
        article_sightings.seen_at is not null as is_fetched,
        article_versions.modified_at,
        coalesce(
            article_sightings.seen_at, article_versions.modified_at, article_versions.published_at
        ) as shown_at

    from article_versions
    left join article_resolutions
        on article_versions.article_id = article_resolutions.article_id
    left join article_sightings
        on article_versions.article_version_id = article_sightings.article_version_id

),

-- By the time of showing, not of arrival: a fetch that is loaded late changes nothing in what came after it.
ordered as (

    select
        *,
        row_number() over in_time as moment_number,
        lag(article_version_id) over in_time as version_before,
        lag(content_hash) over in_time as content_before

    from moments
    window in_time as (
        partition by article_id
        order by shown_at nulls first, modified_at nulls first, load_sequence, article_version_id
    )

),

placed as (

    select
        article_id,
        article_version_id,
        case when content_hash != content_before then version_before end as previous_version_id,
        content_hash,
        moment_number,
        is_fetched,
        shown_at

    from ordered

)

select * from placed
