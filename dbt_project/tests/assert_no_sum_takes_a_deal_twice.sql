-- Over all months each affirmed deal is one current stage, each price is in the sums once, and what came adds up.
with

deals as (

    select
        'deals' as what,
        cast(count(*) as decimal(38, 2)) as expected
    from {{ ref('fct_arms_transfers') }}
    where is_affirmed

    union all

    select
        'units delivered' as what,
        coalesce(sum(quantity_delivered_best), 0) as expected
    from {{ ref('fct_arms_transfers') }}
    where is_affirmed

    union all

    select
        'prices' as what,
        coalesce(sum(value_amount), 0) as expected
    from {{ ref('mart_deal_prices') }}
    where is_counted

),

sums as (

    select
        'deals' as what,
        cast(sum(n_transfers) as decimal(38, 2)) as found
    from {{ ref('mart_arms_flows_by_month') }}

    union all

    select
        'units delivered' as what,
        coalesce(sum(quantity_delivered), 0) as found
    from {{ ref('mart_arms_flows_by_month') }}

    union all

    select
        'prices' as what,
        coalesce(
            sum(
                coalesce(value_proposed, 0) + coalesce(value_agreed, 0)
                + coalesce(value_delivered, 0) + coalesce(value_halted, 0)
            ),
            0
        ) as found
    from {{ ref('mart_arms_values_by_month') }}

)

select
    deals.what,
    deals.expected,
    sums.found

from deals
inner join sums
    on deals.what = sums.what
where deals.expected is distinct from coalesce(sums.found, 0)
