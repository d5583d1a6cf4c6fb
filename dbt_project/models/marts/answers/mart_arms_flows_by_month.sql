with

transfers as (

    select * from {{ ref('fct_arms_transfers') }}
    where is_affirmed

),

parties as (

    select * from {{ ref('dim_parties') }}

),

weapon_categories as (

    select * from {{ ref('dim_weapon_categories') }}

),

transfers_placed as (

    select
        *,
        cast(
            date_trunc(
                'month',
                case when event_date_precision in ('day', 'month') then event_date_start else first_reported_at end
            ) as date
        ) as month_start_date

    from transfers

),

flows as (

    select
        month_start_date,
        supplier_code,
        recipient_code,
        category_code,
        count(*) as n_transfers,
        count(*) filter (where stage = 'delivered') as n_delivered,
        count(*) filter (where stage = 'agreed') as n_agreed,
        count(*) filter (where stage = 'proposed') as n_proposed,
        count(*) filter (where stage = 'halted') as n_halted,
        count(*) filter (where is_disputed) as n_disputed,
        cast(sum(quantity_best) filter (where stage = 'delivered') as decimal(38, 0)) as quantity_delivered,
        cast(sum(quantity_best) filter (where stage = 'agreed') as decimal(38, 0)) as quantity_agreed,
        cast(sum(value_amount) filter (where value_currency = 'USD') as decimal(38, 2)) as value_usd,
        cast(sum(n_claims) as bigint) as n_claims

    from transfers_placed
    group by month_start_date, supplier_code, recipient_code, category_code

),

flows_named as (

    select
        {{ surrogate_key('flw_', [
            'flows.month_start_date', 'flows.supplier_code', 'flows.recipient_code', 'flows.category_code'
        ]) }} as arms_flow_id,
        flows.supplier_code,
        flows.recipient_code,
        flows.category_code,
        suppliers.party_name as supplier_name,
        recipients.party_name as recipient_name,
        weapon_categories.category_name,
        flows.n_transfers,
        flows.n_delivered,
        flows.n_agreed,
        flows.n_proposed,
        flows.n_halted,
        flows.n_disputed,
        flows.quantity_delivered,
        flows.quantity_agreed,
        flows.value_usd,
        flows.n_claims,
        flows.month_start_date

    from flows
    left join parties as suppliers
        on flows.supplier_code = suppliers.party_code
    left join parties as recipients
        on flows.recipient_code = recipients.party_code
    left join weapon_categories
        on flows.category_code = weapon_categories.category_code

)

select * from flows_named
