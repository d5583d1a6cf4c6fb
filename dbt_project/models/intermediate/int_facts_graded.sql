with

claims as (

    select * from {{ ref('int_claims_ranked') }}
    where polarity = 'affirmed'

),

facts as (

    select * from {{ ref('int_facts_corroborated') }}

),

outlet_grades as (

    select
        {{ outlet_id('source_name') }} as outlet_id,
        reliability
    from {{ ref('source_reliability') }}
    where source_kind = 'outlet'

),

claimant_grades as (

    select
        source_name as claimant_code,
        reliability
    from {{ ref('source_reliability') }}
    where source_kind = 'claimant'

),

-- A claimant's own grade goes before that of the outlet which quotes them.
claims_graded as (

    select
        claims.fact_id,
        coalesce(claimant_grades.reliability, outlet_grades.reliability, 'F') as reliability

    from claims
    left join outlet_grades
        on claims.outlet_id = outlet_grades.outlet_id
    left join claimant_grades
        on claims.claimant_code = claimant_grades.claimant_code

),

reliability_known as (

    select
        fact_id,
        min(reliability) as source_reliability
    from claims_graded
    group by fact_id

),

graded as (

    select
        facts.fact_id,
        coalesce(reliability_known.source_reliability, 'F') as source_reliability,
        case
            when facts.n_affirming_sources <= facts.n_denying_sources then 5
            when facts.n_denying_sources > 0 then 4
            when facts.n_affirming_sources >= 3 and not facts.has_contradicting_numbers then 1
            when facts.n_affirming_sources >= 2 and not facts.has_contradicting_numbers then 2
            when facts.n_affirming_sources >= 2 or reliability_known.source_reliability in ('A', 'B', 'C') then 3
            when reliability_known.source_reliability in ('D', 'E') then 4
            else 6
        end as information_credibility

    from facts
    left join reliability_known
        on facts.fact_id = reliability_known.fact_id

)

select * from graded
