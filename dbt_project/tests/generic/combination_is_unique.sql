{# Fails for every combination of the columns that occurs more than once. #}
{% test combination_is_unique(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as n_rows
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
