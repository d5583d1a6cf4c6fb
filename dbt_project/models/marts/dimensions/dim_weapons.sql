with

weapons as (

    select
        weapon_code,
        category_code,
        origin_code,
        weapon_name,
        sipri_class,
        unroca_class
    from {{ ref('weapons') }}

)

select * from weapons
