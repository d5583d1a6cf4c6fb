with

deals as (

    select * from {{ ref('fct_arms_transfers') }}
    where is_affirmed and value_amount is not null

),

statements as (

    select * from {{ ref('mart_statements') }}
    where fact_type = 'arms_transfer' and value_amount is not null

),

-- "Jets, a frigate and missiles for 5.2 billion" is one price of three deals: one text, one recipient, no second supplier.
prices_told as (

    select distinct
        deals.arms_transfer_id,
        statements.independent_source_id,
        deals.value_amount,
        deals.value_currency,
        deals.recipient_code,
        coalesce(
            deals.supplier_code,
            max(deals.supplier_code) over (
                partition by
                    statements.independent_source_id, deals.value_amount, deals.value_currency, deals.recipient_code
            )
        ) as likely_supplier_code

    from deals
    inner join statements
        on
            deals.arms_transfer_id = statements.fact_id
            and deals.value_amount = statements.value_amount
            and deals.value_currency is not distinct from statements.value_currency

),

packages_told as (

    select
        arms_transfer_id,
        min(arms_transfer_id) over package as first_deal_id,
        count(*) over package as n_deals

    from prices_told
    window package as (
        partition by independent_source_id, value_amount, value_currency, recipient_code, likely_supplier_code
    )

),

packages as (

    select
        arms_transfer_id,
        min(first_deal_id) as package_deal_id,
        max(n_deals) as n_deals_of_price

    from packages_told
    group by arms_transfer_id

),

prices as (

    select

        ---------- ids
        deals.arms_transfer_id,
        packages.package_deal_id,

        ---------- strings
        deals.value_currency,

        ---------- numerics
        deals.value_amount,
        packages.n_deals_of_price,

        ---------- booleans
        packages.n_deals_of_price > 1 as is_package_price,
        deals.arms_transfer_id = packages.package_deal_id as is_counted

    from deals
    inner join packages
        on deals.arms_transfer_id = packages.arms_transfer_id

)

select * from prices
