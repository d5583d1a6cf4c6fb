with

links as (

    select * from {{ ref('stg_collection__links') }}

),

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

),

article_resolutions as (

    select * from {{ ref('stg_news__article_resolutions') }}

),

article_states as (

    select * from {{ ref('int_article_states') }}

),

-- The article under its oldest id, which may not be the one that was known when the link was noted.
links_renamed as (

    select
        links.* exclude (article_id),
        coalesce(
            article_versions.article_id, article_resolutions.resolved_article_id, links.article_id
        ) as article_id

    from links
    left join article_versions
        on links.article_version_id = article_versions.article_version_id
    left join article_resolutions
        on links.article_id = article_resolutions.article_id

),

-- Of several sources that brought the same article, the one through which it was read first counts it.
links_ranked as (

    select
        link_id,
        row_number() over (partition by article_id order by first_read_at nulls last, link_id) as link_rank,
        bool_or(link_status = 'gone') over (partition by article_id) as is_gone_somewhere,
        bool_and(link_status = 'gone') over (partition by article_id) as is_gone_everywhere

    from links_renamed
    where article_id is not null and link_status in ('read', 'gone')

),

links_resolved as (

    select
        links_renamed.*,
        case
            when links_ranked.link_id is null then 'brings_none'
            when links_ranked.link_rank = 1 then 'counts'
            else 'repeats'
        end as link_role,
        coalesce(
            links_ranked.is_gone_everywhere
            or (links_ranked.is_gone_somewhere and article_states.article_status in ('withdrawn', 'emptied')),
            false
        ) as is_gone

    from links_renamed
    left join links_ranked
        on links_renamed.link_id = links_ranked.link_id
    left join article_states
        on links_renamed.article_id = article_states.article_id

)

select * from links_resolved
