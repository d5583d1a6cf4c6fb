with

claims as (

    select * from {{ ref('int_claims_founding') }}

),

ids_kept as (

    select * from {{ ref('int_fact_ids_kept') }}

),

ids_used as (

    select * from {{ ref('stg_publication__fact_ids') }}

),

groups_founded as (

    select
        founding_claim_id,
        case claim_type
            when 'arms_transfer' then 'arm_'
            when 'troop_count' then 'trp_'
            when 'sanction' then 'san_'
        end as prefix,
        {{ surrogate_key('', ['founding_claim_id']) }} as first_choice,
        -- The number of ids used so far has never been part of an id before.
        {{ surrogate_key('', ['founding_claim_id', '(select count(*) from ids_used)']) }} as second_choice

    from claims
    where claim_id = founding_claim_id

),

groups_identified as (

    select
        groups_founded.founding_claim_id,
        coalesce(
            ids_kept.fact_id,
            groups_founded.prefix || case
                when ids_used.fact_id is null then groups_founded.first_choice
                else groups_founded.second_choice
            end
        ) as fact_id

    from groups_founded
    left join ids_kept
        on groups_founded.founding_claim_id = ids_kept.founding_claim_id
    left join ids_used
        on groups_founded.prefix || groups_founded.first_choice = ids_used.fact_id

),

identified as (

    select
        claims.claim_id,
        claims.claim_type,
        groups_identified.fact_id,
        claims.article_id,
        claims.match_key,
        claims.sentence_key

    from claims
    inner join groups_identified
        on claims.founding_claim_id = groups_identified.founding_claim_id

)

select * from identified
