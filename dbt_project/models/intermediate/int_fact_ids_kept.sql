with recursive

-- One order of all pairs, so that group and id agree on which of them comes first.
pairs as (

    select
        founding_claim_id,
        fact_id,
        row_number() over (
            order by published_weight desc, earlier_weight desc, fact_id, founding_claim_id
        ) as place

    from {{ ref('int_fact_ids_voted') }}

),

rounds as (

    select
        founding_claim_id,
        fact_id,
        place,
        place = min(place) over (partition by founding_claim_id)
        and place = min(place) over (partition by fact_id) as is_kept

    from pairs

    union all

    -- Those who came away empty choose again among the ids that are left.
    select
        founding_claim_id,
        fact_id,
        place,
        place = min(place) over (partition by founding_claim_id)
        and place = min(place) over (partition by fact_id) as is_kept

    from (
        select
            *,
            bool_or(is_kept) over (partition by founding_claim_id) as has_id,
            bool_or(is_kept) over (partition by fact_id) as is_given

        from rounds
    ) as settled
    where not has_id and not is_given

),

kept as (

    select
        founding_claim_id,
        fact_id

    from rounds
    where is_kept

)

select * from kept
