with

claims as (

    select * from {{ ref('int_claims_weighed') }}

),

sources_counted as (

    select
        *,
        count(distinct independent_source_id) over (
            partition by fact_id, is_counted, told_number
        ) as n_sources_of_number

    from claims

),

ranked as (

    select
        *,
        row_number() over (
            partition by fact_id
            order by
                is_counted desc,
                told_number is not null desc,
                n_sources_of_number desc,
                case told_qualifier
                    when 'exact' then 1
                    when 'range' then 2
                    when 'about' then 3
                    else 4
                end,
                confidence desc,
                published_at desc nulls last,
                claim_id
        ) as rank_in_fact

    from sources_counted

)

select * from ranked
