with

candidates as (

    select * from {{ ref('int_review_candidates') }}

),

reviewed_values as (

    select * from {{ ref('int_reviewed_values') }}

),

claim_slots as (

    select * from {{ ref('stg_extraction__claim_slots') }}
    where claim_id in (select claim_id from candidates)

),

parts as (

    select claim_id, slot_name as column_name, slot_value as told_value
    from claim_slots
    where slot_name not in ('target_name', 'claimant_text', 'event_date')
    union all
    select claim_id, 'target_names', string_agg(slot_value, '; ' order by position)
    from claim_slots
    where slot_name = 'target_name'
    group by claim_id
    union all
    select distinct claim_id, 'polarity', polarity from candidates
    union all
    select distinct claim_id, 'claimant_text', claimant_text from candidates
    union all
    select distinct claim_id, 'claimant_code', claimant_code from candidates
    union all
    select distinct claim_id, 'event_date', event_date from candidates

),

columns_compared as (

    select
        candidates.reviewed_claim_id,
        candidates.claim_id,
        reviewed_values.column_name,
        reviewed_values.column_weight,
        bool_or(reviewed_values.compared_value = {{ compared_value('parts.told_value') }}) as is_told,
        bool_or(
            reviewed_values.compared_value != '' and {{ compared_value('parts.told_value') }} != ''
        ) as is_told_by_both

    from candidates
    inner join reviewed_values
        on candidates.reviewed_claim_id = reviewed_values.claim_id
    left join parts
        on candidates.claim_id = parts.claim_id
        and reviewed_values.column_name = parts.column_name
    group by
        candidates.reviewed_claim_id,
        candidates.claim_id,
        reviewed_values.column_name,
        reviewed_values.column_weight

),

-- Of one thing an extractor may learn the class, but two other parties or two other statuses are two claims.
differences as (

    select
        reviewed_claim_id,
        claim_id,
        count(*) filter (where not is_told) as n_differences,
        count(*) filter (where not is_told and column_weight != 'detail') as n_core_differences,
        count(*) filter (where not is_told and column_weight = 'number') as n_number_differences,
        bool_or(
            not is_told and is_told_by_both and column_weight = 'identity' and column_name != 'category_code'
        )
        or (
            bool_or(not is_told and is_told_by_both and column_name = 'category_code')
            and not bool_or(is_told and is_told_by_both and column_name = 'item_text')
        ) as is_another_claim

    from columns_compared
    group by reviewed_claim_id, claim_id

)

select * from differences
