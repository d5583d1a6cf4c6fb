with

corrections as (

    select * from {{ ref('int_corrections_in_force') }}
    where action = 'correct'

),

targets as (

    select * from {{ ref('int_review_targets') }}

),

applied as (

    select
        targets.claim_id,
        corrections.column_name,
        corrections.new_value,
        corrections.correction_id

    from corrections
    inner join targets
        on corrections.claim_id = targets.reviewed_claim_id
    qualify
        row_number() over (
            partition by targets.claim_id, corrections.column_name
            order by corrections.place_in_time desc
        ) = 1

)

select * from applied
