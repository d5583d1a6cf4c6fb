with

statements as (

    select * from {{ ref('mart_statements') }}
    where fact_type = 'troop_count'

),

troop_counts as (

    select * from {{ ref('fct_troop_counts') }}

),

parties as (

    select * from {{ ref('dim_parties') }}

),

-- Copies of one text, and one claimant who repeats a number in it, are one point.
points as (

    select
        {{ surrogate_key('pnt_', [
            'fact_id', 'independent_source_id', 'coalesce(claimant_code, lower(claimant_text))', 'polarity', 'told_low',
            'told_high'
        ]) }} as troop_point_id,
        fact_id as troop_count_id,
        arg_min(claim_id, rank_in_fact) as claim_id,
        arg_min(article_id, rank_in_fact) as article_id,
        arg_min(outlet_id, rank_in_fact) as outlet_id,
        max(claimant_code) as claimant_code,
        polarity,
        min(claimant_name) as claimant_name,
        arg_min(outlet_name, rank_in_fact) as outlet_name,
        arg_min(told_qualifier, rank_in_fact) as count_qualifier,
        arg_min(evidence_text, rank_in_fact) as evidence_text,
        arg_min(url, rank_in_fact) as url,
        told_low as count_low,
        max(told_best) as count_best,
        told_high as count_high,
        count(*) as n_claims,
        count(distinct outlet_id) as n_outlets,
        max(confidence) as confidence,
        independent_source_id,
        min(statement_date) as point_date,
        min(published_at) as first_reported_at,
        max(published_at) as last_reported_at

    from statements
    group by
        fact_id, independent_source_id, coalesce(claimant_code, lower(claimant_text)), polarity, told_low, told_high

),

points_placed as (

    select

        ---------- ids
        points.troop_point_id,
        points.troop_count_id,
        points.claim_id,
        points.article_id,
        points.outlet_id,
        points.independent_source_id,

        ---------- codes
        troop_counts.force_code,
        troop_counts.location_code,
        points.claimant_code,

        ---------- strings
        forces.party_name as force_name,
        locations.party_name as location_name,
        locations.region as location_region,
        troop_counts.status,
        troop_counts.count_kind,
        points.polarity,
        points.claimant_name,
        points.outlet_name,
        points.count_qualifier,
        points.evidence_text,
        points.url,

        ---------- numerics
        row_number() over (
            partition by points.troop_count_id
            order by points.point_date nulls last, points.first_reported_at nulls last, points.troop_point_id
        ) as place_in_series,
        points.count_low,
        points.count_best,
        points.count_high,
        points.n_claims,
        points.n_outlets,
        points.confidence,

        ---------- dates
        points.point_date,

        ---------- timestamps
        points.first_reported_at,
        points.last_reported_at

    from points
    inner join troop_counts
        on points.troop_count_id = troop_counts.troop_count_id
    left join parties as forces
        on troop_counts.force_code = forces.party_code
    left join parties as locations
        on troop_counts.location_code = locations.party_code

)

select * from points_placed
