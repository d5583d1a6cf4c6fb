with

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

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

-- 400 letters are about three sentences: a teaser or a headline with a caption, not a story.
versions_described as (

    select
        article_versions.outlet_id,
        article_versions.outlet_name,
        article_versions.published_date,
        article_versions.is_current,
        wire_copies.is_copy,
        extractions.extraction_status,
        claims_counted.n_claims,
        article_versions.n_body_letters

    from article_versions
    left join wire_copies
        on article_versions.article_id = wire_copies.article_id
    left join extractions
        on article_versions.article_version_id = extractions.article_version_id
    left join claims_counted
        on article_versions.article_version_id = claims_counted.article_version_id

),

coverage_counted as (

    select
        {{ surrogate_key('cov_', ['outlet_id', 'published_date']) }} as coverage_id,
        outlet_id,
        min(outlet_name) as outlet_name,
        count(*) as found,
        count(*) filter (where is_current and n_body_letters > 2) as fetched,
        count(*) filter (where is_current and n_body_letters between 3 and 400) as stub,
        count(*) filter (where is_current and is_copy) as duplicate,
        count(*) filter (where is_current and extraction_status = 'extracted') as extracted,
        cast(coalesce(sum(n_claims), 0) as bigint) as claims,
        published_date

    from versions_described
    group by outlet_id, published_date

)

select * from coverage_counted
