with

-- Articles that were answered for; one that went after it was read says nothing against its source.
links as (

    select
        *,
        link_status in ('read', 'duplicate') as is_had

    from {{ ref('stg_collection__links') }}
    where
        {{ is_past('last_asked_at') }}
        and (
            link_status in ('read', 'duplicate', 'stub', 'quarantined', 'failed', 'refused')
            or (link_status = 'gone' and first_read_at is null)
        )

),

links_ranked as (

    select
        source_id,
        is_had,
        row_number() over (
            partition by source_id order by first_listed_at desc, last_asked_at desc, link_id
        ) as newness_rank,
        last_asked_at >= max(last_asked_at) over (partition by source_id) - interval 7 day as is_of_last_days

    from links

),

yields as (

    select
        source_id,
        count(*) as n_newest_asked,
        count(*) filter (where is_had) as n_newest_had

    from links_ranked
    where newness_rank <= 20 and is_of_last_days
    group by source_id

)

select * from yields
