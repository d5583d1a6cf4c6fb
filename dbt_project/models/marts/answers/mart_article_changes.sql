with

moments as (

    select * from {{ ref('int_article_moments') }}
    where previous_version_id is not null

),

version_changes as (

    select * from {{ ref('stg_news__version_changes') }}

),

articles as (

    select * from {{ ref('dim_articles') }}

),

changes as (

    select

        ---------- ids
        {{ surrogate_key('chg_', [
            'moments.article_id', 'moments.previous_version_id', 'moments.article_version_id', 'moments.shown_at'
        ]) }} as article_change_id,
        moments.article_id,
        moments.previous_version_id,
        moments.article_version_id,

        ---------- strings
        version_changes.change_text,

        ---------- numerics
        version_changes.n_sentences_changed,
        version_changes.n_sentences_added,
        version_changes.n_sentences_removed,

        ---------- booleans
        version_changes.is_title_changed,
        version_changes.is_text_changed,
        moments.article_version_id = articles.article_version_id as is_to_current,

        ---------- timestamps
        moments.shown_at as changed_at

    from moments
    inner join articles
        on moments.article_id = articles.article_id
    left join version_changes
        on
            moments.previous_version_id = version_changes.previous_version_id
            and moments.article_version_id = version_changes.article_version_id

)

select * from changes
