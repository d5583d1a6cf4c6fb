with

deals as (

    select * from {{ ref('fct_arms_transfers') }}
    where is_affirmed and stage in ('agreed', 'delivered')

),

prices as (

    select
        *,
        value_currency || ' ' || format('{:,}', cast(value_amount as bigint)) as price_text
    from {{ ref('mart_deal_prices') }}

),

-- How exactly the number and the time of order and delivery are told.
tellings as (

    select
        fact_id,
        arg_min(told_qualifier, rank_in_fact) filter (
            where fact_status = 'agreed' and told_best is not null
        ) as ordered_qualifier,
        arg_max(told_qualifier, (told_best, -rank_in_fact)) filter (
            where fact_status = 'delivered' and told_best is not null
        ) as delivered_qualifier,
        coalesce(bool_or(event_date_start is not null) filter (where fact_status = 'agreed'), false) as is_order_dated,
        coalesce(bool_or(event_date_start is not null) filter (where fact_status = 'delivered'), false) as is_delivery_dated

    from {{ ref('mart_statements') }}
    where fact_type = 'arms_transfer' and polarity = 'affirmed'
    group by fact_id

),

registered as (

    select
        deals.arms_transfer_id,
        deals.best_claim_id,
        deals.supplier_code,
        deals.recipient_code,
        coalesce(suppliers.party_name, 'unknown') as supplier_name,
        coalesce(recipients.party_name, 'unknown') as recipient_name,
        deal_classes.sipri_class as armament_category,
        deal_classes.designation,
        deal_classes.weapon_description,
        case
            when {{ has_words('deals.item_text', ['modernised', 'modernized', 'upgraded', 'refurbished', 'overhauled']) }}
                then 'second hand but modernized'
            when {{ has_words('deals.item_text', ['second hand', 'used', 'surplus', 'retired', 'decommissioned', 'ageing']) }}
                then 'second hand'
            when {{ has_words('deals.item_text', ['new', 'newly built', 'brand new']) }} then 'new'
        end as item_condition,
        concat_ws(
            '; ',
            case
                when deals.stage = 'delivered' and deals.quantity_delivered_best < deals.quantity_agreed
                    then deals.quantity_delivered_best || ' of ' || deals.quantity_agreed || ' delivered so far'
            end,
            case
                when prices.is_package_price then 'part of a ' || prices.price_text || ' deal'
                else prices.price_text || ' deal'
            end,
            case when deals.halted_on is not null then 'halted or refused for a time' end,
            case when deals.has_denial then 'denied by some' end,
            case when deals.has_contradicting_numbers then 'numbers contradict each other' end
        ) as comments,
        coalesce(deals.quantity_agreed, deals.quantity_delivered_best) as number_ordered,
        deals.quantity_delivered_best as number_delivered,
        extract(year from coalesce(deals.agreed_on, deals.first_delivered_on)) as year_of_order,
        extract(year from deals.first_delivered_on) as first_delivery_year,
        extract(year from deals.last_delivered_on) as last_delivery_year,
        deals.n_independent_sources,
        deals.quantity_agreed is null or tellings.ordered_qualifier != 'exact' as is_number_ordered_estimate,
        deals.agreed_on is null or not tellings.is_order_dated as is_year_of_order_estimate,
        tellings.delivered_qualifier != 'exact' as is_number_delivered_estimate,
        deals.first_delivered_on is not null and not tellings.is_delivery_dated as is_delivery_year_estimate,
        deals.is_disputed

    from deals
    left join tellings
        on deals.arms_transfer_id = tellings.fact_id
    left join {{ ref('dim_parties') }} as suppliers
        on deals.supplier_code = suppliers.party_code
    left join {{ ref('dim_parties') }} as recipients
        on deals.recipient_code = recipients.party_code
    left join prices
        on deals.arms_transfer_id = prices.arms_transfer_id
    left join {{ ref('mart_deal_classes') }} as deal_classes
        on deals.arms_transfer_id = deal_classes.arms_transfer_id

),

-- The register's own "other" means turrets and refuelling systems; ours are parts, trucks and kit, which it leaves out.
of_the_register as (

    select
        * replace (
            nullif(comments, '') as comments,
            coalesce(is_number_delivered_estimate, false) as is_number_delivered_estimate
        ),
        case
            when first_delivery_year < last_delivery_year then first_delivery_year || '-' || last_delivery_year
            else cast(first_delivery_year as varchar)
        end as years_of_deliveries,
        is_number_ordered_estimate or is_year_of_order_estimate or is_delivery_year_estimate
        or coalesce(is_number_delivered_estimate, false) as is_estimate

    from registered
    where armament_category != 'other'

)

select * from of_the_register
