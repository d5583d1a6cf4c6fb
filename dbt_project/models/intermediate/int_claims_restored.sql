with

reviewed_claims as (

    select * from {{ ref('int_reviewed_claims') }}

),

resolutions as (

    select * from {{ ref('int_reviews_resolved') }}
    where resolution = 'restored'

),

corrections as (

    select * from {{ ref('int_corrections_in_force') }}
    where action = 'correct'

),

claims as (

    select claim_id from {{ ref('stg_extraction__claims') }}

),

values_seen as (

    select
        claim_id,
        unnest(map_entries(cast(cast(values_json as json) as map(varchar, varchar))), recursive := true)

    from reviewed_claims
    where claim_id in (select reviewed_claim_id from resolutions)

),

values_corrected as (

    select
        claim_id,
        column_name,
        new_value

    from corrections
    qualify row_number() over (partition by claim_id, column_name order by place_in_time desc) = 1

),

values_told as (

    select
        values_seen.claim_id,
        values_seen.key as column_name,
        case when values_corrected.claim_id is null then values_seen.value else values_corrected.new_value end as new_value

    from values_seen
    left join values_corrected
        on values_seen.claim_id = values_corrected.claim_id
        and values_seen.key = values_corrected.column_name

),

identities as (

    select
        claim_id,
        string_agg(column_name || '=' || coalesce(new_value, ''), '|' order by column_name) filter (
            where {{ column_weight('column_name') }} = 'identity'
        ) as identity_text,
        map(
            array_agg(column_name order by column_name), array_agg(new_value order by column_name)
        ) as told_values

    from values_told
    group by claim_id

),

-- One claim that was reviewed under two ids, before and after it was read anew, comes back once.
restored as (

    select
        reviewed_claims.claim_id as reviewed_claim_id,
        first_value(
            case
                when claims.claim_id is null then reviewed_claims.claim_id
                else {{ surrogate_key('clm_', ['reviewed_claims.claim_id', 'reviewed_claims.current_version_id']) }}
            end
        ) over same_claim as claim_id,
        row_number() over same_claim = 1 as is_kept,
        reviewed_claims.* exclude (claim_id),
        identities.told_values

    from reviewed_claims
    inner join resolutions
        on reviewed_claims.claim_id = resolutions.reviewed_claim_id
    inner join identities
        on reviewed_claims.claim_id = identities.claim_id
    left join claims
        on reviewed_claims.claim_id = claims.claim_id
    window same_claim as (
        partition by
            reviewed_claims.current_version_id,
            reviewed_claims.claim_type,
            reviewed_claims.evidence_text,
            identities.identity_text
        order by reviewed_claims.reviewed_at desc, reviewed_claims.claim_id
    )

)

select * from restored
