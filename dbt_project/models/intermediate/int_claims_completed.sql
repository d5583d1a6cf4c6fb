{% set masked_parts = {'arms_transfer': [2, 3, 4], 'troop_count': [2, 3], 'sanction': [2, 4, 5]} %}

with

claims as (

    select
        *,
        string_split(match_key, '|') as key_parts,
        -- "85 weapons" may be the 85 tanks; a sum of money for weapons is for more than one kind.
        case
            when claim_type = 'arms_transfer' and coalesce(number_unit, 'units') = 'units'
                then regexp_replace(match_key, '\|(unspecified|other)$', '|?')
            else match_key
        end as open_key

    from {{ ref('int_claims_compared') }}

),

-- The keys that a claim would have with one part left open.
keys_masked as (

    select
        * exclude (key_parts, open_key),
        unnest(
            case claim_type
                {% for claim_type, positions in masked_parts.items() %}
                when '{{ claim_type }}'
                    then [
                        {% for position in positions %}
                        array_to_string(key_parts[:{{ position - 1 }}] || ['?'] || key_parts[{{ position + 1 }}:], '|')
                        {{- "," if not loop.last }}
                        {% endfor %}
                    ]
                {% endfor %}
            end
        ) as masked_key

    from claims
    where not contains(open_key, '|?')

),

-- A claim that leaves one part open is about what others tell of the same item, with the same number, or in the same days.
keys_near_claim as (

    select
        claims.claim_id,
        min(keys_masked.match_key) as match_key,
        count(distinct keys_masked.match_key) as n_keys

    from claims
    inner join keys_masked
        on
            claims.open_key = keys_masked.masked_key
            and not claims.is_undated
            and abs(claims.anchor_date - keys_masked.anchor_date) <= claims.window_days
            and (claims.item_code is null or keys_masked.item_code is null or claims.item_code = keys_masked.item_code)
            and (
                (
                    claims.number_unit = keys_masked.number_unit
                    and claims.compared_high > 1
                    and claims.compared_low <= keys_masked.compared_high
                    and claims.compared_high >= keys_masked.compared_low
                )
                or (claims.number_unit is null and claims.item_code = keys_masked.item_code)
                or (
                    claims.number_unit is null
                    and (claims.item_code is null or claims.claim_type = 'sanction')
                    and abs(claims.anchor_date - keys_masked.anchor_date) <= 3
                )
            )
    group by claims.claim_id

),

keys_completed as (

    select
        claims.* exclude (key_parts, open_key) replace (
            case when keys_near_claim.n_keys = 1 then keys_near_claim.match_key else claims.match_key end as match_key
        )

    from claims
    left join keys_near_claim
        on claims.claim_id = keys_near_claim.claim_id

),

-- "The sanctions were tightened" may be any of a hundred events: only its own article can tell which.
completed as (

    select
        * exclude (article_id, is_undated) replace (
            match_key || case
                when is_undated then '|' || article_id
                when contains(match_key, '|?') and item_code is null and coalesce(compared_high, 0) <= 1
                    then '|' || article_id
                else ''
            end as match_key
        )

    from keys_completed

)

select * from completed
