with

reviewed_claims as (

    select * from {{ ref('int_reviewed_claims') }}

),

candidates as (

    select * from {{ ref('int_review_candidates') }}

),

differences as (

    select * from {{ ref('int_review_differences') }}

),

-- A claim of today goes to one of the claims that one extractor once told apart, to the nearest of them.
candidates_given as (

    select
        candidates.*,
        differences.n_differences,
        differences.n_core_differences,
        differences.n_number_differences

    from candidates
    inner join differences
        on candidates.reviewed_claim_id = differences.reviewed_claim_id
        and candidates.claim_id = differences.claim_id
    where candidates.is_same_id or not differences.is_another_claim
    qualify
        row_number() over (
            partition by candidates.claim_id, candidates.seen_version_id, candidates.seen_extractor_version
            order by
                candidates.is_same_id desc,
                differences.n_number_differences,
                differences.n_core_differences,
                differences.n_differences,
                candidates.n_letters_apart,
                candidates.reviewed_claim_id
        ) = 1

),

candidates_ranked as (

    select
        *,
        count(*) over (partition by reviewed_claim_id) as n_candidates,
        rank() over (
            partition by reviewed_claim_id
            order by
                is_same_id desc, n_number_differences, n_core_differences, n_differences, n_letters_apart
        ) as place

    from candidates_given

),

nearest as (

    select
        reviewed_claim_id,
        min(claim_id) as claim_id,
        bool_or(is_same_id) as is_same_id,
        max(n_core_differences) as n_core_differences,
        count(*) > 1 or (max(n_number_differences) > 0 and max(n_candidates) > 1) as is_ambiguous

    from candidates_ranked
    where place = 1
    group by reviewed_claim_id

),

reasons_given as (

    select
        reviewed_claims.*,
        nearest.claim_id as nearest_claim_id,
        coalesce(nearest.is_same_id, false) as is_same_id,
        case
            when nearest.is_same_id then null
            when not reviewed_claims.is_sentence_there then 'source_changed'
            when nearest.claim_id is null and reviewed_claims.last_action = 'reject' then null
            when nearest.claim_id is null and reviewed_claims.seen_rule = 'restored_by_review' then null
            when nearest.claim_id is null then 'claim_not_found'
            when nearest.is_ambiguous then 'ambiguous'
            when reviewed_claims.last_action != 'correct' and nearest.n_core_differences > 0 then 'claim_changed'
        end as reopen_reason

    from reviewed_claims
    left join nearest
        on reviewed_claims.claim_id = nearest.reviewed_claim_id

),

resolved as (

    select
        claim_id as reviewed_claim_id,
        case when reopen_reason is distinct from 'ambiguous' then nearest_claim_id end as current_claim_id,
        case
            when reopen_reason in ('source_changed', 'ambiguous') then 'reopened'
            when is_same_id then 'same_claim'
            when nearest_claim_id is not null then 'same_sentence'
            when last_action = 'reject' then 'not_made_again'
            else 'restored'
        end as resolution,
        reopen_reason

    from reasons_given

)

select * from resolved
