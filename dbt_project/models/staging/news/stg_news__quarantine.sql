with

source as (

    select * from {{ source('news', 'quarantine') }}

),

renamed as (

    select

        ---------- ids
        quarantine_id,
        load_id,

        ---------- strings
        source_path,
        reason_code,
        reason_text,

        ---------- numerics
        line_number,
        n_bytes,

        ---------- timestamps
        loaded_at

    from source

)

select * from renamed
