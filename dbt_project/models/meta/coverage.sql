with

items as (

    select * from {{ ref('int_coverage_items') }}

),

counted as (

    select
        {{ surrogate_key('cov_', ['source_id', 'outlet_id', 'published_date']) }} as coverage_id,
        source_id,
        outlet_id,
        min(outlet_name) as outlet_name,
        count(*) as found,
        count(*) filter (
            where item_state in ('extracted', 'duplicate', 'stub', 'other_language', 'not_extracted')
        ) as fetched,
        cast(sum(n_not_modified) as bigint) as not_modified,
        count(*) filter (where item_state = 'waiting') as waiting,
        count(*) filter (where item_state = 'gone') as gone,
        count(*) filter (where item_state = 'refused') as refused,
        count(*) filter (where item_state = 'failed') as failed,
        count(*) filter (where item_state = 'quarantined') as quarantined,
        count(*) filter (where item_state = 'stub') as stub,
        count(*) filter (where item_state = 'duplicate') as duplicate,
        count(*) filter (where item_state = 'other_language') as other_language,
        count(*) filter (where item_state = 'not_extracted') as not_extracted,
        count(*) filter (where item_state = 'extracted') as extracted,
        cast(coalesce(sum(n_claims), 0) as bigint) as claims,
        published_date

    from items
    group by source_id, outlet_id, published_date

)

select * from counted
