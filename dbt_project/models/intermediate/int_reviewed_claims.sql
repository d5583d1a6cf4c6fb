with

corrections as (

    select * from {{ ref('int_corrections_in_force') }}
    where action in ('correct', 'accept', 'reject')

),

current_versions as (

    select article_id, article_version_id
    from {{ ref('int_article_versions_placed') }}
    where is_current

),

texts as (

    select article_version_id, text
    from {{ ref('stg_news__article_versions') }}
    where article_version_id in (
        select article_version_id
        from current_versions
        where article_id in (select article_id from corrections)
    )

),

-- One claim may have been reviewed more than once; what was seen last is what the last reviewer stands for.
claims_seen_last as (

    select
        claim_id,
        article_id,
        claim_type,
        article_version_id as seen_version_id,
        evidence_text,
        evidence_start as seen_start,
        confidence,
        rule as seen_rule,
        extractor_name,
        extractor_version,
        values_json,
        action as last_action,
        corrected_at as reviewed_at

    from corrections
    qualify row_number() over (partition by claim_id order by place_in_time desc, column_name) = 1

),

-- Where the sentence stands today: at its old place if it is there, else at its first.
sentences_found as (

    select
        claims_seen_last.*,
        current_versions.article_version_id as current_version_id,
        coalesce(contains(texts.text, claims_seen_last.evidence_text), false) as is_sentence_there,
        case
            when
                substring(texts.text, claims_seen_last.seen_start + 1, length(claims_seen_last.evidence_text))
                = claims_seen_last.evidence_text
                then claims_seen_last.seen_start
            else strpos(texts.text, claims_seen_last.evidence_text) - 1
        end as evidence_start

    from claims_seen_last
    left join current_versions
        on claims_seen_last.article_id = current_versions.article_id
    left join texts
        on current_versions.article_version_id = texts.article_version_id

),

-- A claim that came back under a key of its own (int_claims_restored) may have been reviewed again under that one.
reviewed as (

    select
        sentences_found.* replace (
            coalesce(later_reviews.last_action, sentences_found.last_action) as last_action,
            coalesce(later_reviews.seen_rule, sentences_found.seen_rule) as seen_rule
        )

    from sentences_found
    left join sentences_found as later_reviews
        on later_reviews.claim_id = {{ surrogate_key('clm_', [
            'sentences_found.claim_id',
            'sentences_found.current_version_id',
        ]) }}

)

select * from reviewed
