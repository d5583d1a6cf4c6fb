-- The comparison with the build that readers see now is made when this one is published; here stands its form alone.
with

changes as (

    select

        ---------- ids
        cast(null as varchar) as fact_id,
        cast(null as varchar) as other_fact_id,
        cast(null as varchar) as best_claim_id,

        ---------- codes
        cast(null as varchar) as party_code,
        cast(null as varchar) as counterparty_code,

        ---------- strings
        cast(null as varchar) as change_kind,
        cast(null as varchar) as fact_type,
        cast(null as varchar) as party_name,
        cast(null as varchar) as counterparty_name,
        cast(null as varchar) as fact_text,
        cast(null as varchar) as change_text,
        cast(null as varchar) as reason_code,
        cast(null as varchar) as reason_text,
        cast(null as varchar) as best_evidence_text,
        cast(null as varchar) as outlet_name,
        cast(null as varchar) as url,

        ---------- numerics
        cast(null as decimal(24, 2)) as old_number,
        cast(null as decimal(24, 2)) as new_number,

        ---------- dates
        cast(null as date) as published_date

)

select * from changes
where fact_id is not null
