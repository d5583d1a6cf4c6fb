with

article_versions as (

    select * from {{ ref('stg_news__article_versions') }}

),

bodies as (

    select
        article_id,
        content_hash,
        published_date,
        published_at,
        left(text, least(1000, length(text) - length(coalesce(title, '')))) as body_opening

    from article_versions
    where is_current

),

-- The opening without place, agency and dash, so that "PARIS (Agency) - " does not hide a copy.
openings as (

    select
        article_id,
        content_hash,
        published_date,
        published_at,
        left(
            regexp_replace(
                lower(
                    regexp_replace(
                        body_opening,
                        '^\s*([^\n]{0,80}\([^()\n]{2,40}\)|[\p{Lu} ,./]{3,40})\s*[-–—]+\s+',
                        ''
                    )
                ),
                '[^\p{L}\p{N}]+',
                '',
                'g'
            ),
            300
        ) as opening_letters

    from bodies

),

-- A text of less than 100 letters is too short to tell copies by its opening: only the same content is a copy.
copies_keyed as (

    select
        article_id,
        published_at,
        case when length(opening_letters) >= 100 then opening_letters else content_hash end as copy_key,
        coalesce(
            published_date,
            min(published_date) over (
                partition by case when length(opening_letters) >= 100 then opening_letters else content_hash end
            ),
            date '1900-01-01'
        ) as copy_date

    from openings

),

-- A story is copied within days; the same opening weeks later is another edition.
gaps_marked as (

    select
        *,
        copy_date - lag(copy_date) over (partition by copy_key order by copy_date, article_id) > 7 as follows_gap

    from copies_keyed

),

islands_numbered as (

    select
        *,
        count(*) filter (where follows_gap) over (
            partition by copy_key
            order by copy_date, article_id
            rows between unbounded preceding and current row
        ) as island_number

    from gaps_marked

),

clustered as (

    select
        article_id,
        {{ surrogate_key('src_', ['copy_key', 'island_number']) }} as source_cluster_id,
        count(*) over (partition by copy_key, island_number) as n_articles_in_cluster,
        row_number() over (
            partition by copy_key, island_number
            order by published_at nulls last, article_id
        ) > 1 as is_copy

    from islands_numbered

)

select * from clustered
