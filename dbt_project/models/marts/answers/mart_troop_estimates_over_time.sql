with

points as (

    select
        *,
        cast(date_trunc('month', point_date) as date) as month_start_date
    from {{ ref('mart_troop_points') }}
    where polarity = 'affirmed' and count_best is not null

),

troop_counts as (

    select * from {{ ref('fct_troop_counts') }}

),

numbers_supported as (

    select
        *,
        count(distinct independent_source_id) over (
            partition by month_start_date, troop_count_id, count_best
        ) as n_sources_of_number

    from points

),

-- Of one fact in one month: the number that most independent texts tell, then the one told last.
facts_of_month as (

    select
        month_start_date,
        force_code,
        location_code,
        status,
        count_kind,
        troop_count_id,
        min(force_name) as force_name,
        min(location_name) as location_name,
        min(location_region) as location_region,
        min(count_low) as count_low,
        first(
            count_best
            order by n_sources_of_number desc, point_date desc, last_reported_at desc nulls last, troop_point_id
        ) as count_best,
        max(count_high) as count_high,
        count(distinct independent_source_id) as n_independent_sources,
        count(distinct coalesce(claimant_code, claimant_name)) as n_claimants,
        count(*) as n_points,
        sum(n_claims) as n_claims,
        max(point_date) as last_point_date

    from numbers_supported
    group by month_start_date, force_code, location_code, status, count_kind, troop_count_id

),

facts_ranked as (

    select
        facts_of_month.*,
        troop_counts.is_disputed,
        row_number() over (
            partition by
                facts_of_month.month_start_date, facts_of_month.force_code, facts_of_month.location_code,
                facts_of_month.status, facts_of_month.count_kind
            order by
                facts_of_month.n_independent_sources desc,
                facts_of_month.last_point_date desc nulls last,
                facts_of_month.troop_count_id
        ) as rank_in_month

    from facts_of_month
    inner join troop_counts
        on facts_of_month.troop_count_id = troop_counts.troop_count_id

),

estimates as (

    select
        {{ surrogate_key('est_', [
            'month_start_date', 'force_code', 'location_code', 'status', 'count_kind'
        ]) }} as troop_estimate_id,
        force_code,
        location_code,
        min(force_name) as force_name,
        min(location_name) as location_name,
        min(location_region) as location_region,
        status,
        count_kind,
        count(*) as n_troop_counts,
        count(*) filter (where is_disputed) as n_disputed,
        min(count_low) as count_low,
        max(count_best) filter (where rank_in_month = 1) as count_best,
        max(count_high) as count_high,
        -- Stocks are never added: each of them is the whole.
        cast(sum(count_best) filter (where count_kind != 'stock') as bigint) as count_sum,
        cast(sum(n_points) as bigint) as n_points,
        max(n_claimants) filter (where rank_in_month = 1) as n_claimants,
        max(n_independent_sources) filter (where rank_in_month = 1) as n_independent_sources,
        cast(sum(n_claims) as bigint) as n_claims,
        month_start_date

    from facts_ranked
    group by month_start_date, force_code, location_code, status, count_kind

)

select * from estimates
