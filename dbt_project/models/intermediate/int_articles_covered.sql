with

versions as (

    select * from {{ ref('int_article_versions_placed') }}
    where is_current

),

wire_copies as (

    select * from {{ ref('int_wire_copies_clustered') }}

),

extractions as (

    select * from {{ ref('stg_extraction__extractions') }}

),

claims_counted as (

    select
        article_version_id,
        count(*) as n_claims

    from {{ ref('int_claims_described') }}
    where is_current
    group by article_version_id

),

articles as (

    select
        versions.article_id,
        versions.outlet_id,
        versions.outlet_name,
        versions.published_date,
        versions.source_path,
        claims_counted.n_claims,
        case
            when wire_copies.is_copy then 'duplicate'
            when versions.n_body_letters <= 2 then 'stub'
            when extractions.extraction_status = 'extracted' then 'extracted'
            when versions.language not in ('en', 'und') then 'other_language'
            else 'not_extracted'
        end as article_state

    from versions
    left join wire_copies
        on versions.article_id = wire_copies.article_id
    left join extractions
        on versions.article_version_id = extractions.article_version_id
    left join claims_counted
        on versions.article_version_id = claims_counted.article_version_id

)

select * from articles
