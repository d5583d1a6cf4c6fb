with

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

),

wire_copies as (

    select * from {{ ref('int_wire_copies_clustered') }}

),

article_states as (

    select * from {{ ref('int_article_states') }}

),

versions_counted as (

    select
        article_id,
        count(distinct content_hash) as n_versions

    from article_versions
    group by article_id

),

articles as (

    select

        ---------- ids
        article_versions.article_id,
        article_versions.article_version_id,
        article_versions.outlet_id,
        wire_copies.source_cluster_id,
        article_versions.external_id,

        ---------- codes
        wire_copies.agency_codes,

        ---------- strings
        article_versions.title,
        article_versions.url,
        article_versions.canonical_url,
        article_versions.language,
        article_versions.published_precision,
        article_versions.published_source,
        article_versions.source_kind,
        article_versions.source_path,
        article_states.article_status,
        article_states.article_status_reason,

        ---------- numerics
        article_versions.source_line,
        versions_counted.n_versions,

        ---------- booleans
        wire_copies.is_copy,
        article_versions.is_sample,

        ---------- dates
        article_versions.published_date,

        ---------- timestamps
        article_versions.published_at,
        article_versions.modified_at,
        article_versions.first_shown_at,
        article_versions.last_shown_at,
        article_states.article_status_at

    from article_versions
    inner join versions_counted
        on article_versions.article_id = versions_counted.article_id
    inner join article_states
        on article_versions.article_id = article_states.article_id
    left join wire_copies
        on article_versions.article_id = wire_copies.article_id
    where article_versions.is_current

)

select * from articles
