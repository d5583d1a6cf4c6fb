-- What was imposed or renewed begins or prolongs exactly one measure, and every measure shows its targets.
with

actions as (

    select sanction_id
    from {{ ref('fct_sanctions') }}
    where is_affirmed and action in ('imposed', 'extended')

),

measures as (

    select
        measure_actions.sanction_id,
        count(distinct held.sanction_id) as n_measures

    from {{ ref('bridge_sanction_measures') }} as measure_actions
    left join {{ ref('mart_sanctions_in_force') }} as held
        on measure_actions.measure_id = held.sanction_id
    where measure_actions.measure_role in ('begins', 'extends')
    group by measure_actions.sanction_id

)

select
    coalesce(actions.sanction_id, measures.sanction_id) as sanction_id,
    measures.n_measures

from actions
full outer join measures
    on actions.sanction_id = measures.sanction_id
where actions.sanction_id is null or measures.n_measures is distinct from 1
