with

measure_actions as (

    select * from {{ ref('bridge_sanction_measures') }}

),

sanctions as (

    select * from {{ ref('fct_sanctions') }}

),

parties as (

    select * from {{ ref('dim_parties') }}

),

targets as (

    select * from {{ ref('bridge_measure_targets') }}

),

renewals as (

    select
        measure_id,
        count(*) as n_extensions,
        max(action_date) as last_extended_on

    from measure_actions
    where measure_role = 'extends'
    group by measure_id

),

ends as (

    select
        measure_target_id,
        arg_min(sanction_id, (action_date, sanction_id)) filter (where lift_effect = 'ends') as ended_by_sanction_id,
        min(action_date) filter (where lift_effect = 'ends') as in_force_until,
        bool_or(lift_effect = 'may_end') as may_be_lifted

    from {{ ref('bridge_measure_lifts') }}
    group by measure_target_id

),

sanctions_in_force as (

    select

        ---------- ids
        targets.measure_target_id as sanction_target_id,
        sanctions.sanction_id,
        ends.ended_by_sanction_id,
        sanctions.best_claim_id,

        ---------- codes
        sanctions.imposer_code,
        sanctions.target_country_code,

        ---------- strings
        imposers.party_name as imposer_name,
        target_countries.party_name as target_country_name,
        targets.target_name,
        targets.target_type,
        sanctions.measure,
        sanctions.authority_text,
        sanctions.programme_text,
        sanctions.reason_text,
        sanctions.event_date_precision as in_force_from_precision,

        ---------- numerics
        targets.n_targets,
        coalesce(renewals.n_extensions, 0) as n_extensions,
        sanctions.n_claims,
        sanctions.n_independent_sources,
        sanctions.information_credibility,

        ---------- booleans
        sanctions.action = 'extended' as is_known_from_extension,
        coalesce(renewals.n_extensions, 0) > 0 as is_extended,
        ends.in_force_until is null and coalesce(ends.may_be_lifted, false) as is_perhaps_lifted,
        sanctions.is_disputed,

        ---------- dates
        measure_actions.action_date as in_force_from,
        ends.in_force_until,
        renewals.last_extended_on

    from measure_actions
    inner join sanctions
        on measure_actions.sanction_id = sanctions.sanction_id
    inner join targets
        on measure_actions.measure_id = targets.measure_id
    left join renewals
        on measure_actions.measure_id = renewals.measure_id
    left join ends
        on targets.measure_target_id = ends.measure_target_id
    left join parties as imposers
        on sanctions.imposer_code = imposers.party_code
    left join parties as target_countries
        on sanctions.target_country_code = target_countries.party_code
    where measure_actions.measure_role = 'begins'

)

select * from sanctions_in_force
