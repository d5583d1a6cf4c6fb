with

source as (

    select * from {{ source('publication', 'published_fact_ids') }}

),

renamed as (

    select fact_id from source

)

select * from renamed
