{#
  dbt's own four tests, with the whole row as the answer: a message can then name the row by its key. `unique` answers with the
  value that stands twice.
#}
{% test not_null(model, column_name) %}

select * from {{ model }}
where {{ column_name }} is null

{% endtest %}

{% test unique(model, column_name) %}

select
    {{ column_name }},
    count(*) as n_rows
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1

{% endtest %}

{% test accepted_values(model, column_name, values) %}

select * from {{ model }}
where {{ column_name }} not in (
    {%- for value in values %}'{{ value }}'{% if not loop.last %}, {% endif %}{% endfor -%}
)

{% endtest %}

{% test relationships(model, column_name, to, field) %}

with

referring as (

    select * from {{ model }}
    where {{ column_name }} is not null

)

select referring.*
from referring
left join {{ to }} as known
    on referring.{{ column_name }} = known.{{ field }}
where known.{{ field }} is null

{% endtest %}
