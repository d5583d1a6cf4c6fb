with

facts as (

    select * from {{ ref('mart_facts') }}

),

statements as (

    select * from {{ ref('mart_statements') }}

),

newest_article as (

    select max(published_date) as newest_date from {{ ref('dim_articles') }}

),

-- A day with reports on a pair, and how long nothing was reported before it.
days_reported as (

    select
        facts.fact_type,
        facts.fact_kind,
        facts.party_code,
        facts.counterparty_code,
        cast(statements.published_at as date) as reported_date,
        count(*) as n_claims

    from statements
    inner join facts
        on statements.fact_id = facts.fact_id
    group by all

),

silences as (

    select
        *,
        reported_date - lag(reported_date) over (
            partition by fact_type, fact_kind, party_code, counterparty_code
            order by reported_date nulls first
        ) as days_before

    from days_reported

),

pairs_reported as (

    select
        fact_type,
        fact_kind,
        party_code,
        counterparty_code,
        min(reported_date) as first_seen_date,
        max(reported_date) as last_seen_date,
        count(reported_date) as n_days_reported,
        max(days_before) as longest_silence_days,
        cast(sum(n_claims) as bigint) as n_claims

    from silences
    group by fact_type, fact_kind, party_code, counterparty_code

),

facts_counted as (

    select
        fact_type,
        fact_kind,
        party_code,
        counterparty_code,
        min(party_name) as party_name,
        min(counterparty_name) as counterparty_name,
        count(*) as n_facts,
        first(fact_id order by last_reported_at desc nulls last, fact_id) as last_fact_id

    from facts
    group by fact_type, fact_kind, party_code, counterparty_code

),

pairs as (

    select
        {{ surrogate_key('see_', [
            'pairs_reported.fact_type', 'pairs_reported.fact_kind', 'pairs_reported.party_code',
            'pairs_reported.counterparty_code'
        ]) }} as pair_id,
        facts_counted.last_fact_id,
        pairs_reported.party_code,
        pairs_reported.counterparty_code,
        pairs_reported.fact_type,
        pairs_reported.fact_kind,
        facts_counted.party_name,
        facts_counted.counterparty_name,
        facts_counted.n_facts,
        pairs_reported.n_claims,
        pairs_reported.n_days_reported,
        pairs_reported.longest_silence_days,
        newest_article.newest_date - pairs_reported.last_seen_date as days_silent,
        pairs_reported.first_seen_date,
        pairs_reported.last_seen_date

    from pairs_reported
    inner join facts_counted
        on
            pairs_reported.fact_type = facts_counted.fact_type
            and pairs_reported.fact_kind is not distinct from facts_counted.fact_kind
            and pairs_reported.party_code is not distinct from facts_counted.party_code
            and pairs_reported.counterparty_code is not distinct from facts_counted.counterparty_code
    cross join newest_article

)

select * from pairs
