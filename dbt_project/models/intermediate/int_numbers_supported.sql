with

claims as (

    select * from {{ ref('int_claims_weighed') }}
    where is_counted and told_number is not null

),

ranges_told as (

    select distinct
        fact_id,
        compared_low,
        compared_high
    from claims

),

ranges_of_sources as (

    select distinct
        fact_id,
        independent_source_id,
        compared_low,
        compared_high
    from claims

),

-- "More than 7,000" backs 7,021: a source supports every number that fits what it tells.
supported as (

    select
        ranges_told.fact_id,
        ranges_told.compared_low,
        ranges_told.compared_high,
        count(distinct ranges_of_sources.independent_source_id) as n_sources_of_number

    from ranges_told
    inner join ranges_of_sources
        on
            ranges_told.fact_id = ranges_of_sources.fact_id
            and ranges_told.compared_low <= ranges_of_sources.compared_high
            and ranges_told.compared_high >= ranges_of_sources.compared_low
    group by ranges_told.fact_id, ranges_told.compared_low, ranges_told.compared_high

)

select * from supported
