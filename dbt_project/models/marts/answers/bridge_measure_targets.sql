with

measures as (

    select sanctions.*
    from {{ ref('fct_sanctions') }} as sanctions
    inner join {{ ref('bridge_sanction_measures') }} as measure_actions
        on sanctions.sanction_id = measure_actions.sanction_id
    where measure_actions.measure_role = 'begins'

),

names_told as (

    select * from {{ ref('bridge_sanction_targets') }}

),

named_targets as (

    select
        measures.sanction_id as measure_id,
        names_told.target_name,
        coalesce(names_told.target_type, measures.target_type) as target_type,
        cast(1 as bigint) as n_targets

    from measures
    inner join names_told
        on measures.sanction_id = names_told.sanction_id

),

targets_named as (

    select
        measure_id,
        count(*) as n_named

    from named_targets
    group by measure_id

),

-- Those that are only counted, or meant as a whole: all but the named ones.
unnamed_rests as (

    select
        measures.sanction_id as measure_id,
        null as target_name,
        measures.target_type,
        measures.target_count_best - coalesce(targets_named.n_named, 0) as n_targets

    from measures
    left join targets_named
        on measures.sanction_id = targets_named.measure_id
    where targets_named.n_named is null or measures.target_count_best > targets_named.n_named

),

targets_held as (

    select * from named_targets
    union all
    select * from unnamed_rests

),

targets as (

    select
        {{ surrogate_key('mst_', ['measure_id', 'target_name']) }} as measure_target_id,
        measure_id,
        target_name,
        target_type,
        n_targets

    from targets_held

)

select * from targets
