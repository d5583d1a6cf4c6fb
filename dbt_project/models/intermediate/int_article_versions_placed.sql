with

article_versions as (

    select * from {{ ref('stg_news__article_versions') }}

),

moments as (

    select * from {{ ref('int_article_moments') }}

),

versions_summarised as (

    select
        article_version_id,
        any_value(article_id) as article_id,
        min(moment_number) as first_moment,
        max(moment_number) as last_moment,
        min(shown_at) as first_shown_at,
        max(shown_at) as last_shown_at

    from moments
    group by article_version_id

),

versions_numbered as (

    select
        *,
        row_number() over (partition by article_id order by first_moment) as version_number,
        last_moment = max(last_moment) over (partition by article_id) as is_current

    from versions_summarised

),

placed as (

    select
        article_versions.* exclude (text, extra_json) replace (versions_numbered.article_id as article_id),
        length(article_versions.text) - length(coalesce(article_versions.title, '')) as n_body_letters,
        versions_numbered.version_number,
        versions_numbered.is_current,
        versions_numbered.first_shown_at,
        versions_numbered.last_shown_at

    from article_versions
    inner join versions_numbered
        on article_versions.article_version_id = versions_numbered.article_version_id

)

select * from placed
