with

claims as (

    select * from {{ ref('int_claims_of_facts') }}

),

facts_surveyed as (

    select
        *,
        bool_or(polarity = 'affirmed') over facts as is_affirmed,
        bool_or(tells_number and is_own_voice) over facts as has_own_voice,
        max(anchor_date) filter (where tells_number and not is_retold) over facts as last_date,
        min(report_date) filter (where tells_number) over facts as first_report_date,
        case
            when bool_or(tells_number and fact_status = 'agreed') over facts then 'agreed'
            when bool_or(tells_number and fact_status = 'proposed') over facts then 'proposed'
        end as ordering_status

    from claims
    window facts as (partition by fact_id)

),

-- Reports of one loss go on for ten days; what tells it later may tell any of its tolls.
last_reports_found as (

    select
        *,
        max(report_date) filter (
            where tells_number
            and (is_own_voice or not has_own_voice)
            and report_date <= first_report_date + 10
        ) over (partition by fact_id) as last_report_date

    from facts_surveyed

),

-- The claims whose numbers are of now: of the last month of a stock, of the last reports of a loss, of the order of a deal.
references_found as (

    select
        *,
        tells_number and case
            when count_kind = 'stock' then coalesce(anchor_date >= last_date - 31 and not is_retold, true)
            when count_kind = 'casualties'
                then coalesce(report_date = last_report_date and (is_own_voice or not has_own_voice), true)
            when ordering_status is not null then fact_status = ordering_status
            else true
        end as is_reference

    from last_reports_found

),

references_ranged as (

    select
        *,
        min(compared_low) filter (where is_reference) over facts as reference_low,
        max(compared_high) filter (where is_reference) over facts as reference_high

    from references_found
    window facts as (partition by fact_id)

),

numbers_placed as (

    select
        *,
        coalesce(compared_low <= reference_high and compared_high >= reference_low, false) as fits_reference

    from references_ranged

),

weighed as (

    select
        claims.*,
        (numbers_placed.polarity = 'affirmed' or not numbers_placed.is_affirmed)
        and (
            numbers_placed.told_number is null
            or not numbers_placed.is_affirmed
            or numbers_placed.is_reference
            or (numbers_placed.fits_reference and numbers_placed.count_kind is distinct from 'stock')
        ) as is_counted,
        numbers_placed.tells_number
        and numbers_placed.count_kind is not distinct from 'casualties'
        and numbers_placed.has_own_voice
        and not numbers_placed.is_own_voice
        and not numbers_placed.fits_reference as is_contrary

    from claims
    inner join numbers_placed
        on claims.claim_id = numbers_placed.claim_id

)

select * from weighed
