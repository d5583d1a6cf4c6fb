with

claims as (

    select * from {{ ref('int_claims_described') }}

),

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

),

-- An article's own lead and headline are its own, even where other pages quote them as a teaser.
claims_placed as (

    select
        claims.claim_id,
        claims.source_cluster_id,
        lower(regexp_replace(trim(claims.evidence_text), '\s+', ' ', 'g')) as sentence,
        coalesce(
            nullif(regexp_extract(article_versions.canonical_url, '^https?://(?:www\.)?([^/]+)', 1), ''),
            article_versions.outlet_id
        ) as site,
        claims.evidence_start = 0 or claims.evidence_start >= article_versions.n_body_letters as is_opening,
        coalesce(
            article_versions.published_date, cast(article_versions.first_shown_at as date), date '1900-01-01'
        ) as told_date

    from claims
    inner join article_versions
        on claims.article_version_id = article_versions.article_version_id

),

-- Copies and versions of one story count once, on the first day.
stories as (

    select
        site,
        sentence,
        source_cluster_id,
        bool_or(is_opening) as is_opening,
        min(told_date) as told_date

    from claims_placed
    where site is not null
    group by site, sentence, source_cluster_id

),

-- Two stories may be an update and its original. Daily bulletins come to the same number again, but seldom within a month.
stories_counted as (

    select
        *,
        count(*) over months as n_stories,
        count(*) filter (where is_opening) over months as n_openings

    from stories
    window months as (
        partition by site, sentence
        order by told_date
        range between interval 30 day preceding and interval 30 day following
    )

),

repeated as (

    select
        claims_placed.claim_id,
        claims_placed.site,
        stories_counted.n_stories

    from claims_placed
    inner join stories_counted
        on claims_placed.site = stories_counted.site
        and claims_placed.sentence = stories_counted.sentence
        and claims_placed.source_cluster_id = stories_counted.source_cluster_id
    where case when claims_placed.is_opening then stories_counted.n_openings else stories_counted.n_stories end >= 3

)

select * from repeated
