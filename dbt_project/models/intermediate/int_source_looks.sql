with

sources as (

    select * from {{ ref('stg_collection__sources') }}

),

links as (

    select * from {{ ref('stg_collection__links') }}
    where {{ is_past('last_asked_at') }}

),

polls as (

    select * from {{ ref('stg_collection__source_polls') }}
    where {{ is_past('polled_at') }}

),

-- A source that is one page has no list: asking for the page is the look at it.
looks as (

    select
        source_id,
        polled_at,
        poll_outcome,
        reason_text,
        n_listed,
        poll_outcome in ('read', 'not_modified') as is_answer,
        poll_outcome = 'read' as is_list

    from polls
    union all
    select
        links.source_id,
        links.last_asked_at as polled_at,
        links.link_status as poll_outcome,
        links.reason_text,
        1 as n_listed,
        links.link_status in ('read', 'duplicate') as is_answer,
        false as is_list

    from links
    inner join sources
        on links.source_id = sources.source_id and sources.source_kind = 'page'

),

looks_counted as (

    select
        source_id,
        count(*) as n_polls,
        max(polled_at) as last_polled_at,
        max(polled_at) filter (where is_answer) as last_answered_at,
        arg_max(poll_outcome, polled_at) as last_poll_outcome,
        nullif(arg_max(coalesce(reason_text, ''), polled_at), '') as last_poll_reason,
        arg_max(n_listed, polled_at) filter (where is_list) as n_listed_last

    from looks
    group by source_id

)

select * from looks_counted
