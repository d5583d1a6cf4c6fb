with

-- A loss of unknown size is no figure, and a denied one none either.
points as (

    select
        *,
        coalesce(claimant_code, lower(claimant_name)) as claimant_key,
        cast(date_trunc('month', point_date) as date) as month_start_date
    from {{ ref('mart_troop_points') }}
    where count_kind = 'casualties' and polarity = 'affirmed' and count_best is not null and force_code is not null

),

losses_claimed as (

    select
        month_start_date,
        force_code,
        status,
        claimant_key,
        max(claimant_code) as claimant_code,
        min(force_name) as force_name,
        min(claimant_name) as claimant_name,
        min(coalesce(count_low, count_best)) as claimed_low,
        arg_max(count_best, (point_date, last_reported_at, troop_point_id)) as claimed_last,
        max(coalesce(count_high, count_best)) as claimed_high,
        count(distinct troop_count_id) as n_troop_counts,
        count(distinct independent_source_id) as n_independent_sources,
        cast(sum(n_claims) as bigint) as n_claims,
        arg_max(troop_point_id, (point_date, last_reported_at, troop_point_id)) as last_troop_point_id

    from points
    group by month_start_date, force_code, status, claimant_key

),

sides_told as (

    select
        losses_claimed.*,
        case
            when losses_claimed.claimant_key is null then 'unattributed'
            when losses_claimed.claimant_code = losses_claimed.force_code then 'own'
            when losses_claimed.claimant_code is null then 'unknown'
            else 'other'
        end as claimant_side

    from losses_claimed

),

side_by_side as (

    select
        {{ surrogate_key('los_', [
            'sides_told.month_start_date', 'sides_told.force_code', 'sides_told.status', 'sides_told.claimant_key'
        ]) }} as loss_claim_id,
        sides_told.last_troop_point_id,
        sides_told.force_code,
        sides_told.claimant_code,
        sides_told.force_name,
        sides_told.status,
        sides_told.claimant_side,
        sides_told.claimant_name,
        sides_told.claimed_low,
        sides_told.claimed_last,
        sides_told.claimed_high,
        own_claims.claimed_low as own_low,
        own_claims.claimed_last as own_last,
        own_claims.claimed_high as own_high,
        case
            when sides_told.claimant_side != 'own' and own_claims.claimed_high > 0
                then round(sides_told.claimed_high / own_claims.claimed_high, 2)
        end as times_own_high,
        sides_told.n_troop_counts,
        sides_told.n_independent_sources,
        sides_told.n_claims,
        sides_told.month_start_date

    from sides_told
    left join sides_told as own_claims
        on
            sides_told.month_start_date is not distinct from own_claims.month_start_date
            and sides_told.force_code = own_claims.force_code
            and sides_told.status = own_claims.status
            and own_claims.claimant_side = 'own'

)

select * from side_by_side
