with

corrections as (

    select * from {{ ref('int_corrections_in_force') }}
    where action in ('correct', 'accept', 'reject')

),

values_seen as (

    select
        claim_id,
        unnest(map_entries(cast(cast(values_json as json) as map(varchar, varchar))), recursive := true)

    from (select distinct claim_id, values_json from corrections)

),

-- The extractor may come to read what the reviewer said, or keep reading what the reviewer saw: both are the same claim.
values_told as (

    select claim_id, key as column_name, value as told_value
    from values_seen
    union
    select claim_id, column_name, old_value
    from corrections
    where action = 'correct'
    union
    select claim_id, column_name, new_value
    from corrections
    where action = 'correct'

),

compared as (

    select
        claim_id,
        column_name,
        {{ compared_value('told_value') }} as compared_value,
        {{ column_weight('column_name') }} as column_weight

    from values_told

)

select distinct * from compared
