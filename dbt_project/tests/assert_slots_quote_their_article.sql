-- The words of a part are those of the article, code point for code point.
with

claim_slots as (

    select * from {{ ref('stg_extraction__claim_slots') }}

),

claims as (

    select * from {{ ref('stg_extraction__claims') }}

),

article_versions as (

    select * from {{ ref('stg_news__article_versions') }}

)

select
    claim_slots.claim_id,
    claim_slots.slot_name,
    claim_slots.slot_text,
    substring(
        article_versions.text, claim_slots.slot_start + 1, claim_slots.slot_end - claim_slots.slot_start
    ) as quoted_text

from claim_slots
inner join claims
    on claim_slots.claim_id = claims.claim_id
inner join article_versions
    on claims.article_version_id = article_versions.article_version_id
where
    claim_slots.slot_start is not null
    and claim_slots.slot_text is not null
    and quoted_text is distinct from claim_slots.slot_text
