with

keyed as (

    select * from {{ ref('int_arms_transfer_claims_keyed') }}
    union all
    select * from {{ ref('int_troop_count_claims_keyed') }}
    union all
    select * from {{ ref('int_sanction_claims_keyed') }}

)

select * from keyed
