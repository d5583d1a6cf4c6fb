with

gaps as (

    select * from {{ ref('stg_collection__coverage_gaps') }}

),

sources as (

    select * from {{ ref('stg_collection__sources') }}

),

gaps_named as (

    select
        gaps.gap_id,
        gaps.source_id,
        sources.source_name,
        gaps.n_lost_estimate,
        gaps.n_filled,
        gaps.gap_start,
        gaps.gap_end,
        gaps.found_at

    from gaps
    inner join sources
        on gaps.source_id = sources.source_id

)

select * from gaps_named
