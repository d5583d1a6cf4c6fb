with

measure_actions as (

    select * from {{ ref('bridge_sanction_measures') }}

),

sanctions as (

    select * from {{ ref('fct_sanctions') }}

),

targets as (

    select * from {{ ref('bridge_measure_targets') }}

),

names_lifted as (

    select
        *,
        {{ plain_name('target_name') }} as plain_target_name
    from {{ ref('bridge_sanction_targets') }}

),

lifts as (

    select
        measure_actions.measure_id,
        measure_actions.sanction_id,
        measure_actions.action_date,
        sanctions.measure,
        sanctions.target_type,
        sanctions.target_count_best,
        exists (
            select names_lifted.target_name
            from names_lifted
            where names_lifted.sanction_id = measure_actions.sanction_id
        ) as has_names

    from measure_actions
    inner join sanctions
        on measure_actions.sanction_id = sanctions.sanction_id
    where measure_actions.measure_role = 'lifts'

),

-- An arms embargo does not end with a travel ban; "sanctions" may mean either.
targets_compared as (

    select
        targets.measure_target_id,
        lifts.*,
        lifts.measure = measures.measure
        or coalesce(lifts.measure, 'sanctions') = 'sanctions'
        or coalesce(measures.measure, 'sanctions') = 'sanctions' as is_same_measure,
        measures.target_count_best as n_targets_held,
        {{ plain_name('targets.target_name') }} as plain_target_name

    from targets
    inner join lifts
        on targets.measure_id = lifts.measure_id
    inner join measure_actions as beginnings
        on
            targets.measure_id = beginnings.sanction_id
            and (lifts.action_date < beginnings.action_date) is not true
    inner join sanctions as measures
        on targets.measure_id = measures.sanction_id

),

-- A lift with names ends these; one without names ends all, unless it tells of fewer than there are.
judged as (

    select
        {{ surrogate_key('mli_', ['targets_compared.measure_target_id', 'targets_compared.sanction_id']) }} as measure_lift_id,
        targets_compared.measure_target_id,
        targets_compared.sanction_id,
        case
            when not targets_compared.is_same_measure then 'leaves'
            when targets_compared.action_date is null then 'may_end'
            when targets_compared.target_type = 'state' then 'ends'
            when targets_compared.has_names and targets_compared.plain_target_name is null then 'may_end'
            when targets_compared.has_names
                then case
                    when exists (
                        select names_lifted.target_name
                        from names_lifted
                        where
                            names_lifted.sanction_id = targets_compared.sanction_id
                            and names_lifted.plain_target_name = targets_compared.plain_target_name
                    ) then 'ends'
                    else 'leaves'
                end
            when targets_compared.target_count_best < targets_compared.n_targets_held then 'may_end'
            else 'ends'
        end as lift_effect,
        targets_compared.action_date

    from targets_compared

)

select * from judged
