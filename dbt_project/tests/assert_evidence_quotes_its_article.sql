-- Offsets count code points: substring counts them too, substring_grapheme does not.
with

claims as (

    select * from {{ ref('int_claims_corrected') }}

),

article_versions as (

    select * from {{ ref('stg_news__article_versions') }}

)

select
    claims.claim_id,
    claims.evidence_text,
    substring(
        article_versions.text, claims.evidence_start + 1, claims.evidence_end - claims.evidence_start
    ) as quoted_text

from claims
left join article_versions
    on claims.article_version_id = article_versions.article_version_id
where quoted_text is distinct from claims.evidence_text
