with

corrections as (

    select * from {{ ref('int_corrections_in_force') }}
    where action in ('correct', 'accept', 'reject')

),

resolutions as (

    select * from {{ ref('int_reviews_resolved') }}
    where reopen_reason is not null

),

restored as (

    select * from {{ ref('int_claims_restored') }}

),

reopened as (

    select
        resolutions.reviewed_claim_id,
        coalesce(any_value(restored.claim_id), any_value(resolutions.current_claim_id), resolutions.reviewed_claim_id)
            as claim_id,
        any_value(corrections.article_id) as article_id,
        any_value(corrections.claim_type) as claim_type,
        any_value(corrections.evidence_text) as evidence_text,
        any_value(resolutions.reopen_reason) as reopen_reason,
        string_agg(
            case
                when corrections.column_name = '' then corrections.action
                else
                    corrections.column_name || ': ' || coalesce(corrections.old_value, 'not told')
                    || ' -> ' || coalesce(corrections.new_value, 'not told')
            end,
            '; '
            order by corrections.place_in_time, corrections.column_name
        ) as reviewer_decisions

    from resolutions
    inner join corrections
        on resolutions.reviewed_claim_id = corrections.claim_id
    left join restored
        on resolutions.reviewed_claim_id = restored.reviewed_claim_id
    group by resolutions.reviewed_claim_id

)

select * from reopened
