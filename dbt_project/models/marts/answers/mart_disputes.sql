with

disputed_facts as (

    select * from {{ ref('mart_facts') }}
    where is_disputed

),

statements as (

    select * from {{ ref('mart_statements') }}

),

-- Who says it: a party, a person without a known party, or nobody but the articles themselves.
positions_told as (

    select
        statements.*,
        coalesce(claimant_code, lower(claimant_text)) as claimant_key

    from statements
    inner join disputed_facts
        on statements.fact_id = disputed_facts.fact_id

),

positions as (

    select
        {{ surrogate_key('pos_', [
            'fact_id', 'claimant_key', 'fact_status', 'polarity', 'told_low', 'told_high'
        ]) }} as dispute_position_id,
        fact_id,
        max(claimant_code) as claimant_code,
        fact_status,
        polarity,
        min(claimant_name) as claimant_name,
        string_agg(distinct outlet_name, ', ' order by outlet_name) as outlet_names,
        arg_min(evidence_text, rank_in_fact) as best_evidence_text,
        arg_min(url, rank_in_fact) as best_url,
        arg_min(claim_id, rank_in_fact) as best_claim_id,
        told_low as number_low,
        max(told_best) as number_best,
        told_high as number_high,
        count(*) as n_claims,
        count(distinct outlet_id) as n_outlets,
        count(distinct independent_source_id) as n_independent_sources,
        min(published_at) as first_said_at,
        max(published_at) as last_said_at

    from positions_told
    group by fact_id, claimant_key, fact_status, polarity, told_low, told_high

),

positions_placed as (

    select

        ---------- ids
        positions.dispute_position_id,
        positions.fact_id,
        positions.best_claim_id,

        ---------- codes
        disputed_facts.party_code,
        disputed_facts.counterparty_code,
        positions.claimant_code,

        ---------- strings
        disputed_facts.fact_type,
        disputed_facts.fact_kind,
        disputed_facts.party_name,
        disputed_facts.counterparty_name,
        positions.claimant_name,
        positions.fact_status,
        positions.polarity,
        positions.outlet_names,
        positions.best_evidence_text,
        positions.best_url,

        ---------- numerics
        row_number() over (
            partition by positions.fact_id
            order by
                positions.n_independent_sources desc,
                positions.polarity,
                positions.first_said_at nulls last,
                positions.dispute_position_id
        ) as place_in_dispute,
        count(*) over (partition by positions.fact_id) as n_positions,
        positions.number_low,
        positions.number_best,
        positions.number_high,
        positions.n_claims,
        positions.n_outlets,
        positions.n_independent_sources,

        ---------- booleans
        disputed_facts.is_affirmed and disputed_facts.has_denial as is_denied_by_some,
        disputed_facts.has_contradicting_numbers,

        ---------- timestamps
        positions.first_said_at,
        positions.last_said_at

    from positions
    inner join disputed_facts
        on positions.fact_id = disputed_facts.fact_id

)

select * from positions_placed
