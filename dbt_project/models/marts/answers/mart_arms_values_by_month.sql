{% set stages = ['proposed', 'agreed', 'delivered', 'halted'] %}

with

-- A deal stands in one month, one currency and the column of the stage that it has come to.
deals as (

    select * from {{ ref('mart_deal_stages') }}
    where is_current_stage and value_amount is not null

),

currencies as (

    select * from {{ ref('dim_currencies') }}

),

parties as (

    select * from {{ ref('dim_parties') }}

),

weapon_categories as (

    select * from {{ ref('dim_weapon_categories') }}

),

values_summed as (

    select
        month_start_date,
        supplier_code,
        recipient_code,
        category_code,
        value_currency,
        max(usd_per_unit) as usd_per_unit,
        count(*) as n_deals,
        {% for stage in stages %}
        cast(sum(value_amount) filter (where stage = '{{ stage }}') as decimal(38, 2)) as value_{{ stage }},
        cast(sum(value_usd) filter (where stage = '{{ stage }}') as decimal(38, 2)) as value_{{ stage }}_usd,
        {% endfor %}
        count(*) filter (where is_package_price) as n_package_prices,
        count(*) filter (where value_usd is null) as n_without_rate

    from deals
    group by month_start_date, supplier_code, recipient_code, category_code, value_currency

),

values_named as (

    select

        ---------- ids
        {{ surrogate_key('val_', [
            'values_summed.month_start_date', 'values_summed.supplier_code', 'values_summed.recipient_code',
            'values_summed.category_code', 'values_summed.value_currency'
        ]) }} as arms_value_id,

        ---------- codes
        values_summed.supplier_code,
        values_summed.recipient_code,
        values_summed.category_code,

        ---------- strings
        suppliers.party_name as supplier_name,
        recipients.party_name as recipient_name,
        weapon_categories.category_name,
        values_summed.value_currency,
        currencies.currency_name,

        ---------- numerics
        values_summed.n_deals,
        values_summed.n_package_prices,
        values_summed.n_without_rate,
        values_summed.usd_per_unit,
        {% for stage in stages %}
        values_summed.value_{{ stage }},
        values_summed.value_{{ stage }}_usd,
        {% endfor %}

        ---------- dates
        values_summed.month_start_date

    from values_summed
    left join parties as suppliers
        on values_summed.supplier_code = suppliers.party_code
    left join parties as recipients
        on values_summed.recipient_code = recipients.party_code
    left join weapon_categories
        on values_summed.category_code = weapon_categories.category_code
    left join currencies
        on values_summed.value_currency = currencies.currency_code

)

select * from values_named
