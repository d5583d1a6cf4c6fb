{{ config(materialized='view') }}

with

claims as (

    select * from {{ ref('stg_extraction__claims') }}

),

restored_claims as (

    select * from {{ ref('int_claims_restored') }}
    where is_kept

),

corrections as (

    select
        claim_id,
        {{ corrected_value('polarity') }} as polarity,
        {{ corrected_value('claimant_code') }} as claimant_code,
        {{ is_corrected('claimant_code') }} as has_claimant_code,
        {{ corrected_value('claimant_text') }} as claimant_text,
        {{ is_corrected('claimant_text') }} as has_claimant_text,
        {{ corrected_value('event_date') }} as event_date,
        {{ is_corrected('event_date') }} as has_event_date

    from {{ ref('int_corrections_applied') }}
    where column_name in ('polarity', 'claimant_code', 'claimant_text', 'event_date')
    group by claim_id

),

columns_corrected as (

    select
        claims.* replace (
            coalesce(corrections.polarity, claims.polarity) as polarity,
            case when corrections.has_claimant_code then corrections.claimant_code else claims.claimant_code end as claimant_code,
            case when corrections.has_claimant_text then corrections.claimant_text else claims.claimant_text end as claimant_text,
            case
                when corrections.has_event_date then {{ date_precision('corrections.event_date') }}
                else claims.event_date_precision
            end as event_date_precision,
            case
                when corrections.has_event_date then {{ first_day('corrections.event_date') }}
                else claims.event_date_start
            end as event_date_start,
            case
                when corrections.has_event_date then {{ last_day_of('corrections.event_date') }}
                else claims.event_date_end
            end as event_date_end
        )

    from claims
    left join corrections
        on claims.claim_id = corrections.claim_id

),

restored as (

    select
        claim_id,
        current_version_id as article_version_id,
        told_values['claimant_code'] as claimant_code,
        claim_type,
        told_values['polarity'] as polarity,
        told_values['claimant_text'] as claimant_text,
        {{ date_precision("told_values['event_date']") }} as event_date_precision,
        evidence_text,
        'restored_by_review' as rule,
        extractor_name,
        extractor_version,
        cast(evidence_start as integer) as evidence_start,
        cast(evidence_start + length(evidence_text) as integer) as evidence_end,
        confidence,
        {{ first_day("told_values['event_date']") }} as event_date_start,
        {{ last_day_of("told_values['event_date']") }} as event_date_end

    from restored_claims

),

corrected as (

    select * from columns_corrected
    union all by name
    select * from restored

)

select * from corrected
