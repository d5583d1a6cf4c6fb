with

weapon_categories as (

    select
        category_code,
        category_name,
        description as category_description,
        sipri_class,
        unroca_class
    from {{ ref('weapon_categories') }}

)

select * from weapon_categories
