-- What became of the claims of the file `earlier` in the file `fresh`, as temporary tables; run by fact_comparison.py.
-- A claim that is in the same fact in both is left out everywhere.

create or replace temp table moved_earlier as
select claim_id, fact_id, article_id, fact_type, match_key, sentence_key
from earlier.marts.bridge_fact_claims anti join fresh.marts.bridge_fact_claims using (claim_id, fact_id);

create or replace temp table moved_fresh as
select claim_id, fact_id, article_id, fact_type, match_key, sentence_key
from fresh.marts.bridge_fact_claims anti join earlier.marts.bridge_fact_claims using (claim_id, fact_id);

-- One row per claim of the earlier file and claim of the fresh one that took its place: itself, or one of the same article.
create or replace temp table claim_links as
select
    gone.claim_id as earlier_claim_id, gone.fact_id as earlier_fact_id,
    come.claim_id as fresh_claim_id, come.fact_id as fresh_fact_id,
    4 as nearness
from moved_earlier as gone
inner join moved_fresh as come on gone.claim_id = come.claim_id
union all
select
    gone.claim_id, gone.fact_id, come.claim_id, come.fact_id,
    case
        when gone.sentence_key is distinct from come.sentence_key then 1
        when gone.match_key is distinct from come.match_key then 2
        else 3
    end
from moved_earlier as gone
inner join moved_fresh as come
    on gone.article_id = come.article_id
    and gone.fact_type = come.fact_type
    and gone.claim_id != come.claim_id
    and (gone.sentence_key = come.sentence_key or gone.match_key = come.match_key);

-- One row per earlier claim that moved: the fact it is in now, and why it is in none.
create or replace temp table claim_destinations as
with
destinations as (
    from claim_links
    qualify row_number() over (
        partition by earlier_claim_id
        order by nearness desc, fresh_fact_id = earlier_fact_id desc, fresh_fact_id, fresh_claim_id
    ) = 1
),
states as (
    select claim_id, claim_status, claim_status_reason, review_status from fresh.marts.fct_arms_transfer_claims
    union all
    select claim_id, claim_status, claim_status_reason, review_status from fresh.marts.fct_troop_count_claims
    union all
    select claim_id, claim_status, claim_status_reason, review_status from fresh.marts.fct_sanction_claims
)
select
    claims.claim_id, claims.fact_id, destinations.fresh_fact_id,
    case
        when destinations.fresh_fact_id is not null then 'regrouped'
        when states.claim_id is null then 'no_longer_extracted'
        when states.review_status = 'rejected' then 'reviewer_rejected'
        when states.claim_status = 'withdrawn' then 'article_withdrawn'
        when states.claim_status = 'superseded' then 'superseded'
        else 'left_out'
    end as reason_code,
    case when destinations.fresh_fact_id is null then states.claim_status_reason end as reason_text
from moved_earlier as claims
left join destinations on claims.claim_id = destinations.earlier_claim_id
left join states on claims.claim_id = states.claim_id;

-- One row per claim of the fresh file that moved: the fact that it or its predecessor was in.
create or replace temp table claim_origins as
with
origins as (
    from claim_links
    qualify row_number() over (
        partition by fresh_claim_id
        order by nearness desc, earlier_fact_id = fresh_fact_id desc, earlier_fact_id, earlier_claim_id
    ) = 1
)
select claims.claim_id, claims.fact_id, origins.earlier_fact_id
from moved_fresh as claims
left join origins on claims.claim_id = origins.fresh_claim_id;
