with

leaders as (

    select * from {{ ref('leaders') }}

),

leaders_keyed as (

    select

        ---------- ids
        {{ surrogate_key('ldr_', ['party_code', 'office', 'valid_from']) }} as leader_term_id,

        ---------- codes
        party_code,

        ---------- strings
        office,
        office_title,
        leader_name,

        ---------- dates
        valid_from,
        valid_to

    from leaders

)

select * from leaders_keyed
