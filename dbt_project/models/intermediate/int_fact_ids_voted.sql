with

claims as (

    select * from {{ ref('int_claims_founding') }}

),

earlier_claims as (

    select * from {{ ref('stg_publication__fact_claims') }}

),

claims_known as (

    select
        claims.*,
        earlier_claims.fact_id,
        earlier_claims.is_published

    from claims
    left join earlier_claims
        on claims.claim_id = earlier_claims.claim_id

),

-- An edited article and a new extractor bring new claims in the place of old ones.
votes_of_unknown as (

    select
        claims_known.claim_id,
        claims_known.founding_claim_id,
        earlier_claims.fact_id,
        earlier_claims.is_published,
        case
            when claims_known.sentence_key != earlier_claims.sentence_key then 1
            when claims_known.match_key != earlier_claims.match_key then 3
            else 6
        end as weight

    from claims_known
    inner join earlier_claims
        on
            claims_known.is_published is not true
            and claims_known.article_id = earlier_claims.article_id
            and claims_known.claim_type = earlier_claims.claim_type
            and (
                claims_known.sentence_key = earlier_claims.sentence_key
                or claims_known.match_key = earlier_claims.match_key
            )

    union all

    select
        claim_id,
        founding_claim_id,
        fact_id,
        is_published,
        8 as weight
    from claims_known
    where not is_published

),

-- Each claim speaks for the nearest of its predecessors alone, and rather for one that readers see now.
nearest_votes_of_unknown as (

    select distinct
        claim_id,
        founding_claim_id,
        fact_id,
        is_published,
        weight

    from votes_of_unknown
    qualify
        rank() over (partition by claim_id order by is_published desc, weight desc) = 1

),

votes as (

    select
        founding_claim_id,
        fact_id,
        8 as published_weight,
        0 as earlier_weight
    from claims_known
    where is_published

    union all

    select
        founding_claim_id,
        fact_id,
        case when is_published then weight else 0 end as published_weight,
        case when is_published then 0 else weight end as earlier_weight
    from nearest_votes_of_unknown

),

voted as (

    select
        founding_claim_id,
        fact_id,
        sum(published_weight) as published_weight,
        sum(earlier_weight) as earlier_weight

    from votes
    group by founding_claim_id, fact_id

)

select * from voted
