{% set stages = ['proposed', 'agreed', 'delivered', 'halted'] %}
{% set flow = ['month_start_date', 'supplier_code', 'recipient_code', 'category_code'] %}

with

stages_by_month as (

    select
        {{ surrogate_key('flw_', flow) }} as arms_flow_id,
        {{ flow | join(', ') }},
        count(*) filter (where is_current_stage) as n_transfers,
        {% for stage in stages %}
        count(*) filter (where stage = '{{ stage }}') as n_{{ stage }},
        {% endfor %}
        count(*) filter (where is_current_stage and is_disputed) as n_disputed,
        count(*) filter (where quantity is null) as n_without_quantity,
        {% for stage in ['proposed', 'agreed', 'halted'] %}
        cast(sum(quantity) filter (where stage = '{{ stage }}') as decimal(38, 0)) as quantity_{{ stage }},
        {% endfor %}
        cast(sum(n_claims) as bigint) as n_claims

    from {{ ref('mart_deal_stages') }}
    group by {{ flow | join(', ') }}

),

-- What a report adds to the number that had come before counts in its own month.
newly_delivered as (

    select
        cast(date_trunc('month', step_date) as date) as month_start_date,
        supplier_code,
        recipient_code,
        category_code,
        newly_delivered
    from {{ ref('mart_deal_timeline') }}
    where newly_delivered > 0

),

deliveries_by_month as (

    select
        {{ surrogate_key('flw_', flow) }} as arms_flow_id,
        {{ flow | join(', ') }},
        cast(sum(newly_delivered) as decimal(38, 0)) as quantity_delivered

    from newly_delivered
    group by {{ flow | join(', ') }}

),

values_by_month as (

    select
        {{ surrogate_key('flw_', flow) }} as arms_flow_id,
        cast(sum(n_deals) as bigint) as n_with_value,
        cast(sum(n_without_rate) as bigint) as n_without_rate,
        {% for stage in stages %}
        cast(sum(value_{{ stage }}_usd) as decimal(38, 2)) as value_{{ stage }}_usd,
        {% endfor %}

    from {{ ref('mart_arms_values_by_month') }}
    group by {{ flow | join(', ') }}

),

flows as (

    select
        arms_flow_id,
        {% for column in flow %}
        coalesce(stages_by_month.{{ column }}, deliveries_by_month.{{ column }}) as {{ column }},
        {% endfor %}
        {% for column in ['n_transfers', 'n_proposed', 'n_agreed', 'n_delivered', 'n_halted', 'n_disputed', 'n_claims',
                          'n_without_quantity'] %}
        coalesce(stages_by_month.{{ column }}, 0) as {{ column }},
        {% endfor %}
        stages_by_month.quantity_proposed,
        stages_by_month.quantity_agreed,
        deliveries_by_month.quantity_delivered,
        stages_by_month.quantity_halted,
        coalesce(values_by_month.n_with_value, 0) as n_with_value,
        coalesce(values_by_month.n_without_rate, 0) as n_without_rate,
        {% for stage in stages %}
        values_by_month.value_{{ stage }}_usd,
        {% endfor %}

    from stages_by_month
    full join deliveries_by_month using (arms_flow_id)
    left join values_by_month using (arms_flow_id)

),

flows_named as (

    select
        flows.* exclude (month_start_date),
        suppliers.party_name as supplier_name,
        recipients.party_name as recipient_name,
        weapon_categories.category_name,
        case
            when coalesce(flows.value_agreed_usd, flows.value_delivered_usd) is not null
                then coalesce(flows.value_agreed_usd, 0) + coalesce(flows.value_delivered_usd, 0)
        end as value_usd,
        flows.month_start_date

    from flows
    left join {{ ref('dim_parties') }} as suppliers
        on flows.supplier_code = suppliers.party_code
    left join {{ ref('dim_parties') }} as recipients
        on flows.recipient_code = recipients.party_code
    left join {{ ref('dim_weapon_categories') }} as weapon_categories
        on flows.category_code = weapon_categories.category_code

)

select * from flows_named
