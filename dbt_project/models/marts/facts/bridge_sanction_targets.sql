with

targets as (

    select * from {{ ref('int_sanction_targets_told') }}

),

targets_keyed as (

    select

        ---------- ids
        {{ surrogate_key('tgt_', ['sanction_id', 'target_key']) }} as sanction_target_id,
        sanction_id,

        ---------- strings
        target_name,
        target_type,

        ---------- numerics
        n_claims

    from targets

)

select * from targets_keyed
