with

source as (

    select * from {{ source('extraction', 'claim_slots') }}

),

renamed as (

    select

        ---------- ids
        claim_id,

        ---------- strings
        slot_name,
        slot_value,
        slot_text,

        ---------- numerics
        position,
        slot_start,
        slot_end

    from source

)

select * from renamed
