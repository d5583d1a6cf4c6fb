with

deals as (

    select * from {{ ref('fct_arms_transfers') }}
    where is_affirmed

),

statements as (

    select * from {{ ref('mart_statements') }}
    where fact_type = 'arms_transfer' and polarity = 'affirmed'

),

-- Prices that a sum may take: of several deals with one price, one has it.
prices as (

    select * from {{ ref('mart_deal_prices') }}
    where is_counted

),

-- A halt counts from its last report, since a deal can be stopped and go on; all else from the first.
stages_told as (

    select
        fact_id,
        fact_status as stage,
        case when fact_status = 'halted' then max(statement_date) else min(statement_date) end as stage_date,
        max(statement_date) as last_told_date,
        arg_min(told_best, rank_in_fact) filter (where told_best is not null) as quantity,
        count(distinct independent_source_id) as n_independent_sources,
        count(*) as n_claims

    from statements
    group by fact_id, fact_status

),

stages_valued as (

    select
        stages_told.* exclude (stage_date, last_told_date),
        deals.supplier_code,
        deals.recipient_code,
        deals.category_code,
        deals.weapon_code,
        case
            when stages_told.stage = 'delivered' then deals.quantity_delivered_best else stages_told.quantity
        end as stage_quantity,
        stages_told.stage = deals.stage as is_current_stage,
        -- The price of a deal stands at one stage only, so that no sum counts it twice.
        prices.value_currency,
        prices.value_amount,
        coalesce(prices.is_package_price, false) as is_package_price,
        deals.is_disputed,
        stages_told.stage_date,
        stages_told.last_told_date

    from stages_told
    inner join deals
        on stages_told.fact_id = deals.arms_transfer_id
    left join prices
        on
            deals.arms_transfer_id = prices.arms_transfer_id
            and stages_told.stage = deals.stage

),

stages as (

    select

        ---------- ids
        {{ surrogate_key('stg_', ['stages_valued.fact_id', 'stages_valued.stage']) }} as deal_stage_id,
        stages_valued.fact_id as arms_transfer_id,

        ---------- codes
        stages_valued.supplier_code,
        stages_valued.recipient_code,
        stages_valued.category_code,
        stages_valued.weapon_code,

        ---------- strings
        stages_valued.stage,
        stages_valued.value_currency,

        ---------- numerics
        stages_valued.stage_quantity as quantity,
        stages_valued.value_amount,
        exchange_rates.usd_per_unit,
        {{ in_usd('stages_valued.value_amount', 'exchange_rates.usd_per_unit') }} as value_usd,
        stages_valued.n_independent_sources,
        stages_valued.n_claims,

        ---------- booleans
        stages_valued.is_current_stage,
        stages_valued.is_package_price,
        stages_valued.is_disputed,

        ---------- dates
        stages_valued.stage_date,
        stages_valued.last_told_date,
        cast(date_trunc('month', stages_valued.stage_date) as date) as month_start_date

    from stages_valued
    left join {{ ref('exchange_rates') }} as exchange_rates
        on
            stages_valued.value_currency = exchange_rates.currency_code
            and extract(year from stages_valued.stage_date) = exchange_rates.rate_year

)

select * from stages
