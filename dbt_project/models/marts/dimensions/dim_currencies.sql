with

currencies as (

    select
        currency_code,
        currency_name,
        is_in_use
    from {{ ref('currencies') }}

)

select * from currencies
