with

claims as (

    select * from {{ ref('int_claims_weighed') }}

),

numbers_supported as (

    select * from {{ ref('int_numbers_supported') }}

),

claims_supported as (

    select
        claims.*,
        coalesce(numbers_supported.n_sources_of_number, 0) as n_sources_of_number,
        2 * coalesce(numbers_supported.n_sources_of_number, 0)
        >= max(coalesce(numbers_supported.n_sources_of_number, 0)) over (partition by claims.fact_id) as is_well_supported

    from claims
    left join numbers_supported
        on
            claims.is_counted
            and claims.fact_id = numbers_supported.fact_id
            and claims.compared_low = numbers_supported.compared_low
            and claims.compared_high = numbers_supported.compared_high

),

-- Of the numbers that at least half as many sources support as the best supported one, the most exact is best.
ranked as (

    select
        * exclude (is_well_supported),
        row_number() over (
            partition by fact_id
            order by
                is_counted desc,
                told_number is not null desc,
                is_well_supported desc,
                case told_qualifier
                    when 'exact' then 1
                    when 'range' then 2
                    when 'about' then 3
                    else 4
                end,
                n_sources_of_number desc,
                confidence desc,
                published_at desc nulls last,
                claim_id
        ) as rank_in_fact

    from claims_supported

)

select * from ranked
