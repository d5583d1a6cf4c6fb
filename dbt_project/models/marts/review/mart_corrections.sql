with

corrections as (

    select * from {{ ref('stg_review__corrections') }}

),

in_force as (

    select * from {{ ref('int_corrections_in_force') }}

),

resolutions as (

    select * from {{ ref('int_reviews_resolved') }}

),

restored as (

    select * from {{ ref('int_claims_restored') }}

),

undoings as (

    select
        undoes_correction_id,
        min(reviewer) as undone_by,
        min(corrected_at) as undone_at

    from corrections
    where action = 'undo'
    group by undoes_correction_id

),

-- Of two decisions on one column, or on the claim as a whole, the later one counts; correcting a claim ends its rejection.
overruled as (

    select
        in_force.correction_id,
        in_force.column_name,
        row_number() over (
            partition by coalesce(restored.claim_id, resolutions.current_claim_id, in_force.claim_id), in_force.column_name
            order by in_force.place_in_time desc
        ) > 1
        or (
            in_force.action = 'reject'
            and in_force.place_in_time < max(in_force.place_in_time) over (
                partition by coalesce(restored.claim_id, resolutions.current_claim_id, in_force.claim_id)
            )
        ) as is_overruled

    from in_force
    left join resolutions
        on in_force.claim_id = resolutions.reviewed_claim_id
    left join restored
        on in_force.claim_id = restored.reviewed_claim_id
    where in_force.action in ('correct', 'accept', 'reject')

),

described as (

    select

        ---------- ids
        {{ surrogate_key('crc_', ['corrections.correction_id', 'corrections.column_name']) }} as correction_column_id,
        corrections.correction_id,
        corrections.claim_id,
        coalesce(restored.claim_id, resolutions.current_claim_id) as current_claim_id,
        coalesce(in_force.article_id, corrections.article_id) as article_id,
        corrections.undoes_correction_id,

        ---------- strings
        corrections.claim_type,
        corrections.action,
        nullif(corrections.column_name, '') as column_name,
        corrections.old_value,
        corrections.new_value,
        corrections.why,
        corrections.reviewer,
        corrections.outlet_name,
        corrections.evidence_text,
        case
            when corrections.action = 'undo' then 'in_force'
            when in_force.correction_id is null then 'undone'
            when resolutions.reopen_reason is not null then 'reopened'
            when overruled.is_overruled then 'overruled'
            else 'in_force'
        end as correction_state,
        case when in_force.correction_id is not null then resolutions.resolution end as resolution,
        case when in_force.correction_id is not null then resolutions.reopen_reason end as reopen_reason,
        undoings.undone_by,

        ---------- timestamps
        corrections.corrected_at,
        undoings.undone_at

    from corrections
    left join in_force
        on corrections.correction_id = in_force.correction_id
        and corrections.column_name = in_force.column_name
    left join overruled
        on corrections.correction_id = overruled.correction_id
        and corrections.column_name = overruled.column_name
    left join resolutions
        on in_force.claim_id = resolutions.reviewed_claim_id
        and in_force.action in ('correct', 'accept', 'reject')
    left join restored
        on resolutions.reviewed_claim_id = restored.reviewed_claim_id
    left join undoings
        on corrections.correction_id = undoings.undoes_correction_id

)

select * from described
