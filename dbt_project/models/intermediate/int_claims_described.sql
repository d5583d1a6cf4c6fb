with

claims as (

    select * from {{ ref('int_claims_corrected') }}

),

article_versions as (

    select * from {{ ref('int_article_versions_placed') }}

),

article_states as (

    select * from {{ ref('int_article_states') }}

),

claims_reviewed as (

    select * from {{ ref('int_claims_reviewed') }}

),

wire_copies as (

    select * from {{ ref('int_wire_copies_clustered') }}

),

described as (

    select

        ---------- ids
        claims.claim_id,
        claims.article_version_id,
        article_versions.article_id,
        article_versions.external_id,
        article_versions.outlet_id,
        wire_copies.source_cluster_id,

        ---------- codes
        claims.claimant_code,

        ---------- strings
        claims.claim_type,
        claims.polarity,
        claims.claimant_text,
        claims.event_date_precision,
        claims.evidence_text,
        claims.rule,
        claims.extractor_name,
        claims.extractor_version,
        coalesce(claims_reviewed.review_status, 'unreviewed') as review_status,
        case
            when article_states.article_status != 'standing' then 'withdrawn'
            when article_versions.is_current then 'current'
            else 'superseded'
        end as claim_status,
        article_states.article_status_reason as claim_status_reason,

        ---------- numerics
        claims.evidence_start,
        claims.evidence_end,
        claims.confidence,

        ---------- booleans
        article_versions.is_current and article_states.article_status = 'standing' as is_current,

        ---------- dates
        claims.event_date_start,
        claims.event_date_end,
        article_versions.published_date,
        -- The day of publication, moved into the event's own time where the text gives one.
        case
            when claims.event_date_start is null then article_versions.published_date
            when article_versions.published_date is null then claims.event_date_end
            else greatest(
                claims.event_date_start, least(claims.event_date_end, article_versions.published_date)
            )
        end as anchor_date,

        ---------- timestamps
        article_versions.published_at

    from claims
    left join article_versions
        on claims.article_version_id = article_versions.article_version_id
    left join article_states
        on article_versions.article_id = article_states.article_id
    left join wire_copies
        on article_versions.article_id = wire_copies.article_id
    left join claims_reviewed
        on claims.claim_id = claims_reviewed.claim_id

)

select * from described
