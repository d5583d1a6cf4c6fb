with

claims as (

    select * from {{ ref('int_claims_keyed') }}

),

claims_rejected as (

    select * from {{ ref('int_claims_rejected') }}

),

claims_accepted as (

    select claims.*
    from claims
    left join claims_rejected
        on claims.claim_id = claims_rejected.claim_id
    where claims_rejected.claim_id is null

),

ranges_widened as (

    select
        *,
        cast(
            {{ compared_low('coalesce(told_low, substitute_number)', 'told_high', 'told_qualifier') }}
            as decimal(26, 2)
        ) as compared_low,
        cast(
            {{ compared_high('told_low', 'coalesce(told_high, substitute_number)', 'told_qualifier') }}
            as decimal(26, 2)
        ) as compared_high

    from claims_accepted

),

compared as (

    select
        * exclude (substitute_number) replace (
            coalesce(anchor_date, date '1900-01-01') as anchor_date,
            coalesce(span_start, date '1900-01-01') as span_start,
            coalesce(span_end, date '1900-01-01') as span_end
        ),
        anchor_date is null as is_undated

    from ranges_widened

)

select * from compared
