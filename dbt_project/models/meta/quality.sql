with

measurements as (

    select * from {{ ref('stg_extraction__quality_measurements') }}

),

measurements_ranked as (

    select
        *,
        row_number() over (
            partition by corpus_name, claim_type, match_level
            order by measured_at desc, extractor_name, extractor_version, corpus_hash
        ) as recency_rank

    from measurements

),

newest_measurements as (

    select
        {{ surrogate_key('qlt_', ['corpus_name', 'claim_type', 'match_level']) }} as quality_id,
        * exclude (recency_rank)

    from measurements_ranked
    where recency_rank = 1

)

select * from newest_measurements
