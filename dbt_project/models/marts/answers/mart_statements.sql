with

fact_claims as (

    select * from {{ ref('bridge_fact_claims') }}

),

facts as (

    select * from {{ ref('mart_facts') }}

),

-- Each kind of claim says in words of its own what it is about; only arms have a price.
claims as (

    {% for claims_table, subject_text in [
        ('fct_arms_transfer_claims', 'item_text'),
        ('fct_troop_count_claims', 'coalesce(unit_text, personnel_type)'),
        ('fct_sanction_claims', 'coalesce(programme_text, authority_text)'),
    ] %}
    {{ 'union all' if not loop.first }}
    select
        claim_id,
        {{ subject_text }} as subject_text,
        {{ 'value_currency' if loop.first else 'null' }} as value_currency,
        {{ 'value_amount' if loop.first else 'null' }} as value_amount,
        evidence_text,
        review_status,
        confidence
    from {{ ref(claims_table) }}
    {% endfor %}

),

statements as (

    select

        ---------- ids
        fact_claims.claim_id,
        fact_claims.fact_id,
        fact_claims.article_id,
        fact_claims.outlet_id,
        fact_claims.independent_source_id,

        ---------- codes
        facts.party_code,
        facts.counterparty_code,
        fact_claims.claimant_code,

        ---------- strings
        fact_claims.fact_type,
        facts.fact_kind,
        fact_claims.fact_status,
        fact_claims.polarity,
        coalesce(claimants.party_name, fact_claims.claimant_text) as claimant_name,
        fact_claims.claimant_text,
        outlets.outlet_name,
        claims.subject_text,
        fact_claims.told_qualifier,
        claims.value_currency,
        fact_claims.event_date_precision,
        claims.evidence_text,
        articles.title,
        coalesce(articles.canonical_url, articles.url) as url,
        claims.review_status,

        ---------- numerics
        fact_claims.told_low,
        -- The middle of a range; the one bound where only one is told.
        cast(
            (
                cast(coalesce(fact_claims.told_low, fact_claims.told_high) as hugeint)
                + coalesce(fact_claims.told_high, fact_claims.told_low)
            ) // 2 as bigint
        ) as told_best,
        fact_claims.told_high,
        claims.value_amount,
        claims.confidence,
        fact_claims.rank_in_fact,

        ---------- booleans
        fact_claims.is_counted,

        ---------- dates
        fact_claims.event_date_start,
        fact_claims.event_date_end,
        -- Claims without any day are compared as of a placeholder, which is no date.
        case
            when coalesce(fact_claims.event_date_start, cast(fact_claims.published_at as date)) is not null
                then fact_claims.anchor_date
        end as statement_date,

        ---------- timestamps
        fact_claims.published_at

    from fact_claims
    inner join facts
        on fact_claims.fact_id = facts.fact_id
    inner join claims
        on fact_claims.claim_id = claims.claim_id
    inner join {{ ref('dim_articles') }} as articles
        on fact_claims.article_id = articles.article_id
    left join {{ ref('dim_outlets') }} as outlets
        on fact_claims.outlet_id = outlets.outlet_id
    left join {{ ref('dim_parties') }} as claimants
        on fact_claims.claimant_code = claimants.party_code

)

select * from statements
