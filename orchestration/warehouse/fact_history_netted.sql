-- What the recorded changes of the builds after $before and up to $after come to: one row per fact, kind and column.
with
changes as (
    select *, change_kind in ('founded', 'split', 'restored') as appears, change_kind in ('merged', 'withdrawn') as vanishes
    from meta.fact_changes
    where published_at > $before and published_at <= $after
),
-- A fact that appears first was not there before; one that vanishes last is not there after.
lives as (
    select
        fact_id,
        coalesce(arg_min(appears, published_at) filter (where appears or vanishes), false) as is_new,
        coalesce(arg_max(vanishes, published_at) filter (where appears or vanishes), false) as is_gone
    from changes
    group by fact_id
),
ends as (
    select changes.*
    from changes
    inner join lives using (fact_id)
    where (is_new and not is_gone and appears) or (is_gone and not is_new and vanishes)
    qualify row_number() over (
        partition by fact_id order by case when vanishes then -epoch(published_at) else epoch(published_at) end
    ) = 1
),
values_netted as (
    select
        fact_id, change_kind, column_name,
        any_value(fact_type) as fact_type,
        arg_min({'told': old_value}, published_at).told as old_value,
        arg_max({'told': new_value}, published_at).told as new_value,
        arg_max({'told': other_fact_id}, published_at).told as other_fact_id,
        arg_max({'told': reason_code}, published_at).told as reason_code,
        arg_max({'told': reason_text}, published_at).told as reason_text
    from changes
    inner join lives using (fact_id)
    where not is_new and not is_gone and not appears and not vanishes
    group by fact_id, change_kind, column_name
),
netted as (
    select fact_id, fact_type, change_kind, column_name, old_value, new_value, other_fact_id, reason_code, reason_text
    from ends
    union all
    select fact_id, fact_type, change_kind, column_name, old_value, new_value, other_fact_id, reason_code, reason_text
    from values_netted
    where change_kind != 'changed' or old_value is distinct from new_value
)
from netted order by fact_type, fact_id, change_kind, column_name
