with

troop_counts as (

    select * from {{ ref('fct_troop_counts') }}
    where is_affirmed

),

parties as (

    select * from {{ ref('dim_parties') }}

),

counts_placed as (

    select
        *,
        cast(
            date_trunc(
                'month',
                case when event_date_precision in ('day', 'month') then event_date_start else first_reported_at end
            ) as date
        ) as month_start_date

    from troop_counts

),

counts_ranked as (

    select
        *,
        row_number() over (
            partition by month_start_date, force_code, location_code, status
            order by n_independent_sources desc, last_reported_at desc nulls last, troop_count_id
        ) as rank_in_month

    from counts_placed

),

estimates as (

    select
        month_start_date,
        force_code,
        location_code,
        status,
        count(*) as n_troop_counts,
        count(*) filter (where is_disputed) as n_disputed,
        min(count_low) as count_low,
        max(count_best) filter (where rank_in_month = 1) as count_best,
        max(count_high) as count_high,
        max(n_independent_sources) as n_independent_sources,
        cast(sum(n_claims) as bigint) as n_claims

    from counts_ranked
    group by month_start_date, force_code, location_code, status

),

estimates_named as (

    select
        {{ surrogate_key('est_', [
            'estimates.month_start_date', 'estimates.force_code', 'estimates.location_code', 'estimates.status'
        ]) }} as troop_estimate_id,
        estimates.force_code,
        estimates.location_code,
        forces.party_name as force_name,
        locations.party_name as location_name,
        estimates.status,
        estimates.n_troop_counts,
        estimates.n_disputed,
        estimates.count_low,
        estimates.count_best,
        estimates.count_high,
        estimates.n_independent_sources,
        estimates.n_claims,
        estimates.month_start_date

    from estimates
    left join parties as forces
        on estimates.force_code = forces.party_code
    left join parties as locations
        on estimates.location_code = locations.party_code

)

select * from estimates_named
