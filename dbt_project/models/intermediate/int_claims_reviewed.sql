with

corrections as (

    select * from {{ ref('int_corrections_in_force') }}

),

targets as (

    select * from {{ ref('int_review_targets') }}

),

columns_applied as (

    select distinct claim_id
    from {{ ref('int_corrections_applied') }}

),

claims as (

    select
        claims.claim_id,
        {{ plain_sentence('claims.evidence_text') }} as sentence,
        article_versions.outlet_id

    from {{ ref('stg_extraction__claims') }} as claims
    left join {{ ref('int_article_versions_placed') }} as article_versions
        on claims.article_version_id = article_versions.article_version_id

),

decisions as (

    select
        targets.claim_id,
        corrections.action,
        corrections.reviewer,
        corrections.corrected_at,
        corrections.place_in_time,
        corrections.correction_id

    from corrections
    inner join targets
        on corrections.claim_id = targets.reviewed_claim_id
    where
        corrections.action = 'correct'
        or (corrections.action in ('accept', 'reject') and targets.is_decision_valid)

    union all

    select
        claims.claim_id,
        corrections.action,
        corrections.reviewer,
        corrections.corrected_at,
        corrections.place_in_time,
        corrections.correction_id

    from corrections
    inner join claims
        on (corrections.action = 'block_sentence' and {{ plain_sentence('corrections.evidence_text') }} = claims.sentence)
        or (corrections.action = 'block_outlet' and corrections.outlet_id = claims.outlet_id)

),

decisions_summarised as (

    select
        claim_id,
        arg_max(action, place_in_time) filter (where action in ('correct', 'accept', 'reject')) as last_action,
        bool_or(action = 'block_sentence') as is_sentence_blocked,
        bool_or(action = 'block_outlet') as is_outlet_blocked,
        count(distinct correction_id) as n_decisions,
        arg_max(reviewer, place_in_time) as last_reviewer,
        max(corrected_at) as last_reviewed_at

    from decisions
    group by claim_id

),

-- A claim that is corrected after it was rejected counts again.
reviewed as (

    select
        decisions_summarised.claim_id,
        case
            when is_sentence_blocked or is_outlet_blocked or last_action = 'reject' then 'rejected'
            when columns_applied.claim_id is not null then 'corrected'
            else 'accepted'
        end as review_status,
        case
            when is_outlet_blocked then 'blocked_outlet'
            when is_sentence_blocked then 'blocked_sentence'
            when last_action = 'reject' then 'rejected_by_reviewer'
        end as rejection_reason,
        n_decisions,
        last_reviewer,
        last_reviewed_at

    from decisions_summarised
    left join columns_applied
        on decisions_summarised.claim_id = columns_applied.claim_id

)

select * from reviewed
