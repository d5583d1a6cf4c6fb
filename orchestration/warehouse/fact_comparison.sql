-- What became of the facts of the file `earlier` in the file `fresh`, from the tables of claim_links.sql.

-- One row per fact of either file; of several facts or reasons the one of most claims stands here.
create or replace temp table compared_facts as
with
earlier_facts as (
    select fact_id, any_value(fact_type) as fact_type, count(*) as n_claims from earlier.marts.bridge_fact_claims group by 1
),
fresh_facts as (
    select fact_id, any_value(fact_type) as fact_type, count(*) as n_claims from fresh.marts.bridge_fact_claims group by 1
),
leavings as (
    select
        fact_id, fresh_fact_id, reason_code, min(reason_text) as reason_text,
        count(*) as n_claims, sum(count(*)) over (partition by fact_id) as n_left
    from claim_destinations
    where fresh_fact_id is distinct from fact_id
    group by fact_id, fresh_fact_id, reason_code
    qualify row_number() over (
        partition by fact_id order by fresh_fact_id is null, count(*) desc, fresh_fact_id, reason_code
    ) = 1
),
joinings as (
    select fact_id, earlier_fact_id, count(*) as n_claims, sum(count(*)) over (partition by fact_id) as n_joined
    from claim_origins
    where earlier_fact_id is distinct from fact_id
    group by fact_id, earlier_fact_id
    qualify row_number() over (
        partition by fact_id order by earlier_fact_id is null, count(*) desc, earlier_fact_id
    ) = 1
),
replacings as (
    select fact_id, count(*) as n_replaced from claim_destinations where fresh_fact_id = fact_id group by fact_id
),
reviews as (
    select 'earlier' as side, claim_id, review_status from earlier.marts.fct_arms_transfer_claims
    union all
    select 'earlier', claim_id, review_status from earlier.marts.fct_troop_count_claims
    union all
    select 'earlier', claim_id, review_status from earlier.marts.fct_sanction_claims
    union all
    select 'fresh', claim_id, review_status from fresh.marts.fct_arms_transfer_claims
    union all
    select 'fresh', claim_id, review_status from fresh.marts.fct_troop_count_claims
    union all
    select 'fresh', claim_id, review_status from fresh.marts.fct_sanction_claims
),
newly_reviewed as (
    select claim_id from reviews
    where review_status in ('accepted', 'corrected', 'rejected')
    group by claim_id, review_status
    having count(*) = 1
),
reviewed_facts as (
    select distinct fact_id from fresh.marts.bridge_fact_claims inner join newly_reviewed using (claim_id)
)
select
    fact_id,
    coalesce(fresh_facts.fact_type, earlier_facts.fact_type) as fact_type,
    earlier_facts.n_claims as n_claims_earlier, fresh_facts.n_claims as n_claims_fresh,
    leavings.fresh_fact_id as went_into_fact_id, joinings.earlier_fact_id as came_from_fact_id,
    coalesce(joinings.n_joined, 0) as n_joined, coalesce(leavings.n_left, 0) as n_left,
    leavings.reason_code, leavings.reason_text,
    case
        when fact_id in (select fact_id from reviewed_facts) then 'reviewer_corrected'
        when joinings.n_joined > 0 then 'claims_joined'
        when leavings.n_left > 0 then leavings.reason_code
        when replacings.n_replaced > 0 then 'claims_replaced'
        else 'recomputed'
    end as change_reason_code
from earlier_facts
full join fresh_facts using (fact_id)
left join leavings using (fact_id)
left join joinings using (fact_id)
left join replacings using (fact_id);

-- One row per fact and kind of change; what changed in facts that stayed is added by fact_comparison.py, column by column.
create or replace temp table fact_differences as
select
    fact_id, fact_type,
    case
        when n_claims_fresh is null and went_into_fact_id is not null then 'merged'
        when n_claims_fresh is null then 'withdrawn'
        when fact_id in (select fact_id from earlier.meta.fact_ids) then 'restored'
        when came_from_fact_id is not null then 'split'
        else 'founded'
    end as change_kind,
    cast(null as varchar) as column_name, cast(null as varchar) as old_value, cast(null as varchar) as new_value,
    case when n_claims_fresh is null then went_into_fact_id else came_from_fact_id end as other_fact_id,
    case when n_claims_fresh is null then reason_code when came_from_fact_id is not null then 'regrouped' end as reason_code,
    case when n_claims_fresh is null then reason_text end as reason_text
from compared_facts
where n_claims_earlier is null or n_claims_fresh is null
union all
select fact_id, fact_type, 'joined', 'n_claims', n_claims_earlier, n_claims_fresh, came_from_fact_id, null, null
from compared_facts
where n_claims_earlier is not null and n_claims_fresh is not null and n_joined > 0
union all
select fact_id, fact_type, 'left', 'n_claims', n_claims_earlier, n_claims_fresh, went_into_fact_id, reason_code, reason_text
from compared_facts
where n_claims_earlier is not null and n_claims_fresh is not null and n_left > 0;
