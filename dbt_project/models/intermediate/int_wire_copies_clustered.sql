with

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}
    where is_current

),

source_clusters as (

    select * from {{ ref('stg_news__source_clusters') }}

),

article_resolutions as (

    select * from {{ ref('stg_news__article_resolutions') }}

),

article_credits as (

    select * from {{ ref('stg_news__article_credits') }}

),

articles_clustered as (

    select
        article_versions.article_id,
        article_credits.agency_codes,
        coalesce(
            article_resolutions.resolved_article_id, source_clusters.cluster_article_id, article_versions.article_id
        ) as cluster_article_id

    from article_versions
    left join source_clusters
        on article_versions.article_id = source_clusters.article_id
    left join article_resolutions
        on source_clusters.cluster_article_id = article_resolutions.article_id
    left join article_credits
        on article_versions.article_version_id = article_credits.article_version_id

),

clustered as (

    select
        article_id,
        {{ surrogate_key('src_', ['cluster_article_id']) }} as source_cluster_id,
        agency_codes,
        count(*) over (partition by cluster_article_id) as n_articles_in_cluster,
        article_id != cluster_article_id as is_copy

    from articles_clustered

)

select * from clustered
