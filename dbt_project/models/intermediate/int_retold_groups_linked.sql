with

groups as (

    select
        claim_groups.*,
        coalesce(steps.earlier_group_id, tolls.earlier_group_id, claim_groups.group_id) as root_group_id

    from {{ ref('int_claim_groups') }} as claim_groups
    left join {{ ref('int_arms_transfer_groups_linked') }} as steps
        on claim_groups.group_id = steps.group_id
    left join {{ ref('int_casualty_groups_linked') }} as tolls
        on claim_groups.group_id = tolls.group_id
    where claim_groups.first_date > date '1900-01-01'

),

-- What is told again of a month or a year, with nothing against it, and with only one thing of that time that it can be.
earlier_groups as (

    select
        retold_groups.group_id,
        min(earlier_groups.root_group_id) as earlier_group_id,
        count(distinct earlier_groups.root_group_id) as n_earlier

    from groups as retold_groups
    inner join groups as earlier_groups
        on
            retold_groups.match_key = earlier_groups.match_key
            and retold_groups.group_id != earlier_groups.group_id
            and retold_groups.is_retold
            and not earlier_groups.is_retold
            and earlier_groups.last_date between retold_groups.span_start and retold_groups.span_end
            and earlier_groups.first_date < retold_groups.first_date
            and (
                retold_groups.item_code is null
                or earlier_groups.item_code is null
                or retold_groups.item_code = earlier_groups.item_code
            )
            and (
                retold_groups.number_unit is null
                or earlier_groups.number_unit is null
                or (
                    retold_groups.number_unit = earlier_groups.number_unit
                    and retold_groups.lowest_number <= earlier_groups.highest_number
                    and retold_groups.highest_number >= earlier_groups.lowest_number
                )
            )
    group by retold_groups.group_id

),

linked as (

    select
        group_id,
        earlier_group_id
    from earlier_groups
    where n_earlier = 1

)

select * from linked
