with

parties as (

    select * from {{ ref('dim_parties') }}

),

party_names as (

    select * from {{ ref('party_names') }}

),

-- A party whose name never changed has its one name for all time.
names_for_ever as (

    select
        party_code,
        'short' as name_kind,
        party_name,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to

    from parties
    where party_code not in (select party_code from party_names where name_kind = 'short')

),

names as (

    select party_code, name_kind, party_name, valid_from, valid_to from party_names
    union all
    select party_code, name_kind, party_name, valid_from, valid_to from names_for_ever

),

names_keyed as (

    select

        ---------- ids
        {{ surrogate_key('nam_', ['party_code', 'name_kind', 'valid_from']) }} as party_name_id,

        ---------- codes
        party_code,

        ---------- strings
        name_kind,
        party_name,

        ---------- dates
        valid_from,
        valid_to

    from names

)

select * from names_keyed
