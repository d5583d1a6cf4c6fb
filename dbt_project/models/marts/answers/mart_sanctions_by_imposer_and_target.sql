with

sanctions as (

    select * from {{ ref('fct_sanctions') }}
    where is_affirmed

),

parties as (

    select * from {{ ref('dim_parties') }}

),

named_targets as (

    select
        sanction_id,
        count(*) as n_named
    from {{ ref('bridge_sanction_targets') }}
    group by sanction_id

),

targets_held as (

    select
        sanction_id,
        bool_or(in_force_until is null) as is_held
    from {{ ref('mart_sanctions_in_force') }}
    group by sanction_id

),

sanctions_counted as (

    select
        sanctions.imposer_code,
        sanctions.target_country_code,
        count(*) as n_sanctions,
        count(*) filter (where action = 'imposed') as n_imposed,
        count(*) filter (where action = 'extended') as n_extended,
        count(*) filter (where action = 'lifted') as n_lifted,
        count(*) filter (where action = 'proposed') as n_proposed,
        count(*) filter (where action = 'rejected') as n_rejected,
        cast(sum(target_count_best) filter (where action = 'imposed') as decimal(38, 0)) as n_targets_imposed,
        cast(sum(named_targets.n_named) filter (where sanctions.action = 'imposed') as bigint) as n_targets_named,
        count(*) filter (where targets_held.is_held) as n_without_reported_end,
        count(*) filter (where sanctions.is_disputed) as n_disputed,
        cast(sum(sanctions.n_claims) as bigint) as n_claims,
        min(coalesce(event_date_start, cast(first_reported_at as date))) as first_action_date,
        max(coalesce(event_date_end, cast(last_reported_at as date))) as last_action_date

    from sanctions
    left join named_targets
        on sanctions.sanction_id = named_targets.sanction_id
    left join targets_held
        on sanctions.sanction_id = targets_held.sanction_id
    group by sanctions.imposer_code, sanctions.target_country_code

),

sanctions_named as (

    select
        {{ surrogate_key('pair_', [
            'sanctions_counted.imposer_code', 'sanctions_counted.target_country_code'
        ]) }} as imposer_target_id,
        sanctions_counted.imposer_code,
        sanctions_counted.target_country_code,
        imposers.party_name as imposer_name,
        targets.party_name as target_country_name,
        sanctions_counted.n_sanctions,
        sanctions_counted.n_imposed,
        sanctions_counted.n_extended,
        sanctions_counted.n_lifted,
        sanctions_counted.n_proposed,
        sanctions_counted.n_rejected,
        sanctions_counted.n_targets_imposed,
        sanctions_counted.n_targets_named,
        sanctions_counted.n_without_reported_end,
        sanctions_counted.n_disputed,
        sanctions_counted.n_claims,
        sanctions_counted.first_action_date,
        sanctions_counted.last_action_date

    from sanctions_counted
    left join parties as imposers
        on sanctions_counted.imposer_code = imposers.party_code
    left join parties as targets
        on sanctions_counted.target_country_code = targets.party_code

)

select * from sanctions_named
