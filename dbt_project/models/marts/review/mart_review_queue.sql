with

items as (

    select * from {{ ref('int_claims_for_review') }}

),

facts as (

    select arms_transfer_id as fact_id, quantity_best as number_best, n_independent_sources, is_disputed
    from {{ ref('fct_arms_transfers') }}
    union all
    select troop_count_id, count_best, n_independent_sources, is_disputed
    from {{ ref('fct_troop_counts') }}
    union all
    select sanction_id, target_count_best, n_independent_sources, is_disputed
    from {{ ref('fct_sanctions') }}

),

articles as (

    select * from {{ ref('dim_articles') }}

),

outlets as (

    select * from {{ ref('dim_outlets') }}

),

-- Impact: few sources, a big number, a dispute. Doubt: what is missing in confidence.
scored as (

    select
        items.*,
        facts.number_best,
        facts.n_independent_sources,
        facts.is_disputed,
        (1 - coalesce(items.confidence, 0))
        * (1 + log10(1 + coalesce(facts.number_best, 0)))
        * case when facts.is_disputed then 2 else 1 end
        / greatest(coalesce(facts.n_independent_sources, 1), 1) as queue_score

    from items
    left join facts
        on items.fact_id = facts.fact_id

),

ranked as (

    select

        ---------- ids
        {{ surrogate_key('rev_', ['scored.reviewed_claim_id', 'scored.claim_id']) }} as queue_item_id,
        scored.claim_id,
        scored.fact_id,
        scored.article_id,

        ---------- codes
        scored.party_code,
        scored.counterparty_code,

        ---------- strings
        scored.claim_type,
        scored.evidence_text,
        scored.reopen_reason,
        scored.reviewer_decisions,
        concat_ws(
            ', ',
            'reopened: ' || scored.reopen_reason,
            case when scored.is_disputed then 'disputed' end,
            case scored.n_independent_sources when 1 then 'one source' end,
            case when scored.number_best >= 1000 then 'a big number' end,
            case when scored.confidence < 0.5 then 'low confidence' end
        ) as queue_reasons,
        outlets.outlet_name,

        ---------- numerics
        row_number() over (
            order by scored.reopen_reason is null, scored.queue_score desc, scored.claim_id, scored.reviewed_claim_id
        ) as queue_rank,
        scored.queue_score,
        scored.confidence,
        scored.number_best,
        scored.n_independent_sources,

        ---------- booleans
        coalesce(scored.is_disputed, false) as is_disputed,

        ---------- dates
        scored.published_date

    from scored
    left join articles
        on scored.article_id = articles.article_id
    left join outlets
        on articles.outlet_id = outlets.outlet_id

)

select * from ranked
