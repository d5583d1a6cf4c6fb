with

sanctions as (

    select
        facts.fact_id as sanction_id,
        facts.anchor_date,
        claims.imposer_code,
        claims.target_country_code,
        claims.target_type,
        claims.action

    from {{ ref('int_facts_corroborated') }} as facts
    inner join {{ ref('int_sanction_claims_pivoted') }} as claims
        on facts.best_claim_id = claims.claim_id
    where facts.is_affirmed and facts.anchor_date is not null and claims.imposer_code is not null

),

targets as (

    select * from {{ ref('int_sanction_targets_told') }}

),

targets_counted as (

    select
        sanction_id,
        count(*) as n_names
    from targets
    group by sanction_id

),

shared_targets as (

    select
        later_targets.sanction_id,
        earlier_targets.sanction_id as earlier_sanction_id,
        count(*) as n_shared

    from targets as later_targets
    inner join targets as earlier_targets
        on
            later_targets.target_key = earlier_targets.target_key
            and later_targets.sanction_id != earlier_targets.sanction_id
    group by later_targets.sanction_id, earlier_targets.sanction_id

),

pairs as (

    select
        later_actions.sanction_id,
        earlier_actions.sanction_id as earlier_sanction_id,
        earlier_actions.anchor_date as earlier_date,
        coalesce(shared_targets.n_shared, 0) as n_shared,
        later_actions.target_type = earlier_actions.target_type as is_same_type,
        later_actions.target_country_code = earlier_actions.target_country_code as is_same_country,
        later_names.n_names is not null and earlier_names.n_names is not null as are_both_named,
        case
            when later_actions.action = 'extended' and earlier_actions.action = 'imposed' then 'extends'
            when later_actions.action = 'lifted' and earlier_actions.action = 'imposed' then 'lifts'
            when later_actions.action = 'imposed' and earlier_actions.action = 'proposed' then 'realises'
            when later_actions.action = 'rejected' and earlier_actions.action = 'proposed' then 'rejects'
        end as change_relation

    from sanctions as later_actions
    inner join sanctions as earlier_actions
        on
            later_actions.imposer_code = earlier_actions.imposer_code
            and later_actions.sanction_id != earlier_actions.sanction_id
            and earlier_actions.anchor_date <= later_actions.anchor_date
            and (
                later_actions.action in ('extended', 'lifted')
                or later_actions.anchor_date - earlier_actions.anchor_date <= 365
            )
    left join shared_targets
        on
            later_actions.sanction_id = shared_targets.sanction_id
            and earlier_actions.sanction_id = shared_targets.earlier_sanction_id
    left join targets_counted as later_names
        on later_actions.sanction_id = later_names.sanction_id
    left join targets_counted as earlier_names
        on earlier_actions.sanction_id = earlier_names.sanction_id

),

-- Names decide where both sides give them; else country and kind of target, and then the latest action.
pairs_ranked as (

    select
        *,
        row_number() over (
            partition by sanction_id
            order by n_shared desc, is_same_type desc, earlier_date desc, earlier_sanction_id
        ) as choice

    from pairs
    where
        change_relation is not null
        and (n_shared > 0 or (is_same_country and is_same_type and not are_both_named))

),

tied as (

    select
        sanction_id,
        earlier_sanction_id as changes_sanction_id,
        change_relation
    from pairs_ranked
    where choice = 1

)

select * from tied
