with

outlets_met as (

    select outlet_id, outlet_name from {{ ref('stg_news__article_versions') }}
    union all
    select sources.outlet_id, sources.outlet_name
    from {{ ref('stg_collection__sources') }} as sources
    where sources.source_id in (select source_id from {{ ref('stg_collection__links') }})

),

outlets_read as (

    select
        outlet_id,
        min(outlet_name) as outlet_name

    from outlets_met
    where outlet_id is not null
    group by outlet_id

),

listed_outlets as (

    select
        {{ outlet_id('outlet_name') }} as outlet_id,
        outlet_name,
        outlet_country_code,
        is_agency

    from {{ ref('outlets') }}

),

outlets as (

    select

        ---------- ids
        outlets_read.outlet_id,

        ---------- codes
        listed_outlets.outlet_country_code,

        ---------- strings
        coalesce(listed_outlets.outlet_name, outlets_read.outlet_name) as outlet_name,

        ---------- booleans
        listed_outlets.is_agency,
        listed_outlets.outlet_id is not null as is_listed

    from outlets_read
    left join listed_outlets
        on outlets_read.outlet_id = listed_outlets.outlet_id

)

select * from outlets
