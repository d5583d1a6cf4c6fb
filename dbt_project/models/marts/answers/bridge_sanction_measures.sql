with recursive

sanctions as (

    select
        *,
        coalesce(event_date_start, cast(first_reported_at as date)) as action_date
    from {{ ref('fct_sanctions') }}
    where is_affirmed

),

-- What begins or renews a measure, with everything that it renews, over any number of renewals.
ancestors as (

    select
        sanction_id,
        sanction_id as ancestor_id
    from sanctions
    where action in ('imposed', 'extended')

    union

    select
        ancestors.sanction_id,
        earlier_actions.sanction_id as ancestor_id
    from ancestors
    inner join sanctions as renewals
        on
            ancestors.ancestor_id = renewals.sanction_id
            and renewals.change_relation = 'extends'
    inner join sanctions as earlier_actions
        on
            renewals.changes_sanction_id = earlier_actions.sanction_id
            and earlier_actions.action in ('imposed', 'extended')

),

beginnings as (

    select
        ancestors.sanction_id,
        first(
            ancestors.ancestor_id
            order by sanctions.action_date nulls last, sanctions.action desc, ancestors.ancestor_id
        ) as measure_id

    from ancestors
    inner join sanctions
        on ancestors.ancestor_id = sanctions.sanction_id
    group by ancestors.sanction_id

),

actions as (

    select
        beginnings.sanction_id,
        beginnings.measure_id,
        case when beginnings.sanction_id = beginnings.measure_id then 'begins' else 'extends' end as measure_role

    from beginnings

    union all

    select
        lifts.sanction_id,
        beginnings.measure_id,
        'lifts' as measure_role

    from sanctions as lifts
    inner join beginnings
        on lifts.changes_sanction_id = beginnings.sanction_id
    where lifts.action = 'lifted' and lifts.change_relation = 'lifts'

),

actions_dated as (

    select

        ---------- ids
        actions.sanction_id,
        actions.measure_id,

        ---------- strings
        actions.measure_role,

        ---------- dates
        sanctions.action_date

    from actions
    inner join sanctions
        on actions.sanction_id = sanctions.sanction_id

)

select * from actions_dated
