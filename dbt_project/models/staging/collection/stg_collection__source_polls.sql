with

source as (

    select * from {{ source('collection', 'source_polls') }}

),

renamed as (

    select

        ---------- ids
        poll_id,
        source_id,
        load_id,

        ---------- strings
        outcome as poll_outcome,
        reason_code,
        reason_text,

        ---------- numerics
        n_listed,
        n_new,
        n_problems,

        ---------- booleans
        is_complete,

        ---------- timestamps
        polled_at

    from source

)

select * from renamed
