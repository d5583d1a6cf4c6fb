with

source as (

    select * from {{ source('news', 'version_changes') }}

),

renamed as (

    select

        ---------- ids
        previous_version_id,
        article_version_id,

        ---------- strings
        nullif(change_text, '') as change_text,

        ---------- numerics
        n_sentences_changed,
        n_sentences_added,
        n_sentences_removed,

        ---------- booleans
        is_title_changed,
        is_text_changed

    from source

)

select * from renamed
