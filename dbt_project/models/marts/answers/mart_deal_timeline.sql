with

statements as (

    select * from {{ ref('mart_statements') }}
    where fact_type = 'arms_transfer'

),

exchange_rates as (

    select * from {{ ref('exchange_rates') }}

),

-- Repetitions of a step are part of it: the same stage, number, price and told date in the same deal.
steps as (

    select
        {{ surrogate_key('stp_', [
            'fact_id', 'fact_status', 'polarity', 'told_low', 'told_high', 'value_amount', 'value_currency', 'event_date_start'
        ]) }} as deal_step_id,
        fact_id,
        first(claim_id order by statement_date nulls last, published_at nulls last, rank_in_fact) as claim_id,
        count(*) as n_claims,
        count(distinct outlet_id) as n_outlets,
        count(distinct independent_source_id) as n_independent_sources,
        min(statement_date) as step_date,
        min(published_at) as first_reported_at,
        max(published_at) as last_reported_at

    from statements
    group by fact_id, fact_status, polarity, told_low, told_high, value_amount, value_currency, event_date_start

),

steps_told as (

    select
        steps.*,
        statements.* exclude (fact_id, claim_id),
        row_number() over (
            partition by steps.fact_id
            order by
                steps.step_date nulls last,
                case statements.fact_status when 'proposed' then 1 when 'agreed' then 2 when 'delivered' then 3 else 4 end,
                steps.first_reported_at nulls last,
                steps.claim_id
        ) as step_number

    from steps
    inner join statements
        on steps.claim_id = statements.claim_id

),

-- A later figure counts the earlier ones in, so the largest number told so far is what has come for sure.
steps_running as (

    select
        *,
        max(told_best) filter (where fact_status = 'delivered' and polarity = 'affirmed') over (
            partition by fact_id
            order by step_number
        ) as delivered_so_far

    from steps_told

),

timeline as (

    select
        steps_running.deal_step_id,
        steps_running.fact_id as arms_transfer_id,
        steps_running.claim_id,
        deals.supplier_code,
        deals.recipient_code,
        deals.category_code,
        deals.weapon_code,
        steps_running.claimant_code,
        steps_running.fact_status as stage,
        steps_running.polarity,
        steps_running.claimant_name,
        steps_running.outlet_name,
        steps_running.subject_text as item_text,
        steps_running.value_currency,
        steps_running.evidence_text,
        steps_running.url,
        steps_running.step_number,
        steps_running.told_low as quantity_low,
        steps_running.told_best as quantity_best,
        steps_running.told_high as quantity_high,
        deals.quantity_agreed,
        steps_running.delivered_so_far,
        coalesce(steps_running.delivered_so_far, 0)
        - coalesce(lag(steps_running.delivered_so_far) over deal_steps, 0) as newly_delivered,
        steps_running.value_amount,
        {{ in_usd('steps_running.value_amount', 'exchange_rates.usd_per_unit') }} as value_usd,
        steps_running.n_claims,
        steps_running.n_outlets,
        steps_running.n_independent_sources,
        steps_running.step_date,
        steps_running.first_reported_at,
        steps_running.last_reported_at

    from steps_running
    inner join {{ ref('fct_arms_transfers') }} as deals
        on steps_running.fact_id = deals.arms_transfer_id
    left join exchange_rates
        on
            steps_running.value_currency = exchange_rates.currency_code
            and extract(year from steps_running.step_date) = exchange_rates.rate_year
    window deal_steps as (partition by steps_running.fact_id order by steps_running.step_number)

)

select * from timeline
