with

source as (

    select * from {{ source('collection', 'coverage_gaps') }}

),

renamed as (

    select

        ---------- ids
        gap_id,
        source_id,

        ---------- numerics
        n_lost_estimate,
        n_filled,

        ---------- timestamps
        gap_start,
        gap_end,
        found_at

    from source

)

select * from renamed
