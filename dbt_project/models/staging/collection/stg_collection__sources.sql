with

source as (

    select * from {{ source('collection', 'sources') }}

),

renamed as (

    select

        ---------- ids
        source_id,
        {{ outlet_id('outlet') }} as outlet_id,

        ---------- strings
        source_name,
        source_kind,
        source_group,
        url as source_url,
        country_code,
        language,
        outlet as outlet_name,
        licence,

        ---------- numerics
        check_every_seconds,
        expect_new_within_seconds,
        expect_at_least,

        ---------- booleans
        is_enabled,

        ---------- timestamps
        first_seen_at,
        enabled_since,
        changed_at

    from source

)

select * from renamed
