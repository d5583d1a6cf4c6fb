with

listed_parties as (

    select * from {{ ref('parties') }}

),

codes_in_claims as (

    select supplier_code as party_code from {{ ref('int_arms_transfer_claims_pivoted') }}
    union
    select recipient_code from {{ ref('int_arms_transfer_claims_pivoted') }}
    union
    select force_code from {{ ref('int_troop_count_claims_pivoted') }}
    union
    select location_code from {{ ref('int_troop_count_claims_pivoted') }}
    union
    select imposer_code from {{ ref('int_sanction_claims_pivoted') }}
    union
    select target_country_code from {{ ref('int_sanction_claims_pivoted') }}
    union
    select claimant_code from {{ ref('int_claims_described') }}

),

-- A group that no list knows has a lower-case code made of its name; any other unknown code is an error.
unlisted_groups as (

    select
        codes_in_claims.party_code,
        array_to_string(
            list_transform(
                string_split(codes_in_claims.party_code, '-'), lambda word: upper(word[1]) || word[2:]
            ),
            ' '
        ) as party_name

    from codes_in_claims
    left join listed_parties
        on codes_in_claims.party_code = listed_parties.party_code
    where
        listed_parties.party_code is null
        and regexp_full_match(codes_in_claims.party_code, '[a-z0-9]+(-[a-z0-9]+)*')

),

parties as (

    select
        party_code,
        party_name,
        party_kind,
        iso_alpha2,
        iso_alpha3,
        m49_code,
        wikidata_qid,
        region,
        base_country_code,
        true as is_listed
    from listed_parties

    union all

    select
        party_code,
        party_name,
        'armed_group' as party_kind,
        null as iso_alpha2,
        null as iso_alpha3,
        null as m49_code,
        null as wikidata_qid,
        null as region,
        null as base_country_code,
        false as is_listed
    from unlisted_groups

)

select * from parties
