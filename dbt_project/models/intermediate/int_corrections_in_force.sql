with

corrections as (

    select * from {{ ref('stg_review__corrections') }}

),

article_resolutions as (

    select * from {{ ref('stg_news__article_resolutions') }}

),

undone as (

    select undoes_correction_id
    from corrections
    where action = 'undo'

),

in_force as (

    select
        corrections.* exclude (undoes_correction_id)
        replace (coalesce(article_resolutions.resolved_article_id, corrections.article_id) as article_id),
        -- Of two decisions the later one counts; the id settles what the clock cannot.
        dense_rank() over (order by corrections.corrected_at, corrections.correction_id) as place_in_time

    from corrections
    left join article_resolutions
        on corrections.article_id = article_resolutions.article_id
    where
        corrections.action != 'undo'
        and corrections.correction_id not in (from undone)

)

select * from in_force
