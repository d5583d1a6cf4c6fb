with

claims as (

    select * from {{ ref('int_claims_ranked') }}

),

dates_weighed as (

    select
        *,
        case event_date_precision when 'day' then 1 when 'month' then 2 when 'year' then 3 end as date_coarseness,
        min(case event_date_precision when 'day' then 1 when 'month' then 2 when 'year' then 3 end)
            filter (where is_counted) over (partition by fact_id) as finest_coarseness

    from claims

),

facts as (

    select

        ---------- ids
        fact_id,
        max(claim_id) filter (where rank_in_fact = 1) as best_claim_id,

        ---------- strings
        max(claim_type) as claim_type,
        max(event_date_precision) filter (
            where is_counted and date_coarseness = finest_coarseness
        ) as event_date_precision,

        ---------- numerics
        min(told_low) filter (where is_counted) as smallest_low,
        max(told_high) filter (where is_counted) as largest_high,
        -- The middle of a range; the one bound where only one is told.
        max(
            cast(
                (cast(coalesce(told_low, told_high) as hugeint) + coalesce(told_high, told_low)) // 2 as bigint
            )
        ) filter (where rank_in_fact = 1) as number_best,
        count(*) as n_claims,
        count(distinct article_id) as n_articles,
        count(distinct outlet_id) as n_outlets,
        count(distinct independent_source_id) as n_independent_sources,
        count(distinct independent_source_id) filter (where polarity = 'affirmed') as n_affirming_sources,
        count(distinct independent_source_id) filter (where polarity = 'denied') as n_denying_sources,
        count(distinct claimant) as n_claimants,

        ---------- booleans
        bool_or(polarity = 'affirmed') as is_affirmed,
        bool_or(polarity = 'denied') as has_denial,
        coalesce(
            not bool_or(told_qualifier = 'exact') filter (where is_counted and told_number is not null), false
        ) as is_estimate,
        coalesce(
            max(compared_low) filter (where is_counted) > min(compared_high) filter (where is_counted), false
        )
        or coalesce(bool_or(is_contrary), false) as has_contradicting_numbers,

        ---------- dates
        min(event_date_start) filter (
            where is_counted and date_coarseness = finest_coarseness
        ) as event_date_start,
        max(event_date_end) filter (
            where is_counted and date_coarseness = finest_coarseness
        ) as event_date_end,

        ---------- timestamps
        min(published_at) as first_reported_at,
        max(published_at) as last_reported_at

    from dates_weighed
    group by fact_id

),

bounds_ordered as (

    select
        * exclude (smallest_low, largest_high),
        case when smallest_low is not null then least(smallest_low, number_best) end as number_low,
        case when largest_high is not null then greatest(largest_high, number_best) end as number_high,
        (is_affirmed and has_denial) or has_contradicting_numbers as is_disputed,
        case
            when event_date_precision in ('day', 'month') then event_date_start
            else coalesce(cast(first_reported_at as date), event_date_start)
        end as anchor_date

    from facts

)

select * from bounds_ordered
