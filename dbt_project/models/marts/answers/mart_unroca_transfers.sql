with

deals as (

    select * from {{ ref('fct_arms_transfers') }}
    where is_affirmed

),

deal_classes as (

    select * from {{ ref('mart_deal_classes') }}
    where unroca_class is not null

),

parties as (

    select * from {{ ref('dim_parties') }}

),

statements as (

    select * from {{ ref('mart_statements') }}
    where fact_type = 'arms_transfer' and polarity = 'affirmed' and fact_status = 'delivered'

),

deliveries_told as (

    select
        deals.arms_transfer_id,
        deals.supplier_code,
        deals.recipient_code,
        deal_classes.unroca_class,
        deal_classes.unroca_class_basis,
        deals.is_disputed,
        case statements.claimant_code
            when deals.supplier_code then 'exporter'
            when deals.recipient_code then 'importer'
            else 'other'
        end as side,
        extract(year from statements.statement_date) as calendar_year,
        max(statements.told_best) as told_by_then

    from statements
    inner join deals
        on statements.fact_id = deals.arms_transfer_id
    inner join deal_classes
        on deals.arms_transfer_id = deal_classes.arms_transfer_id
    group by all

),

-- What a side tells by the end of the year, less what it told by the end of the years before.
items_by_deal as (

    select
        *,
        case when told_by_then is not null then greatest(
            told_by_then - coalesce(
                max(told_by_then) over (
                    partition by arms_transfer_id, side
                    order by calendar_year
                    rows between unbounded preceding and 1 preceding
                ),
                0
            ),
            0
        ) end as n_items

    from deliveries_told

),

transfers as (

    select
        {{ surrogate_key('unr_', ['supplier_code', 'recipient_code', 'unroca_class', 'calendar_year']) }}
            as unroca_transfer_id,
        supplier_code as exporter_code,
        recipient_code as importer_code,
        unroca_class,
        calendar_year,
        {% for side in ['exporter', 'importer', 'other'] %}
        cast(sum(n_items) filter (where side = '{{ side }}') as bigint) as items_by_{{ side }},
        {% endfor %}
        count(distinct arms_transfer_id) as n_transfers,
        count(distinct arms_transfer_id) filter (where unroca_class_basis = 'category') as n_class_assumed,
        count(distinct arms_transfer_id) filter (where is_disputed) as n_disputed

    from items_by_deal
    group by supplier_code, recipient_code, unroca_class, calendar_year

),

transfers_named as (

    select
        transfers.*,
        coalesce(exporters.party_name, 'unknown') as exporter_name,
        coalesce(importers.party_name, 'unknown') as importer_name,
        transfers.items_by_exporter != transfers.items_by_importer as is_mismatch

    from transfers
    left join parties as exporters
        on transfers.exporter_code = exporters.party_code
    left join parties as importers
        on transfers.importer_code = importers.party_code

)

select * from transfers_named
