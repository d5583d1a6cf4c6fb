with

claims as (

    select
        claim_id,
        coalesce(cast(anchor_date as varchar), article_id) as told_on,
        array_to_string(
            [
                coalesce(imposer_code, '?'), coalesce(action, '?'), coalesce(target_type, '?'),
                coalesce(target_country_code, '?'), coalesce(strftime(anchor_date, '%Y-%m'), article_id)
            ],
            '|'
        ) as round_key

    from {{ ref('int_sanction_claims_pivoted') }}

),

names as (

    select distinct
        claims.claim_id,
        claims.told_on,
        claims.round_key,
        lower(claim_slots.slot_value) as target_name

    from claims
    inner join {{ ref('int_claim_slots_corrected') }} as claim_slots
        on
            claims.claim_id = claim_slots.claim_id
            and claim_slots.slot_name = 'target_name'

),

-- Lists that share a name or a day are of one round: the smallest name in reach is handed on, by day and by name in turn.
first_handed as (

    select
        *,
        min(target_name) over (partition by round_key, told_on) as list_name
    from names

),

second_handed as (

    select
        * replace (min(list_name) over (partition by round_key, target_name) as list_name)
    from first_handed

),

third_handed as (

    select
        * replace (min(list_name) over (partition by round_key, told_on) as list_name)
    from second_handed

),

fourth_handed as (

    select
        * replace (min(list_name) over (partition by round_key, target_name) as list_name)
    from third_handed

),

clustered as (

    select
        claim_id,
        min(list_name) as list_name,
        count(*) as n_names

    from fourth_handed
    group by claim_id

)

select * from clustered
