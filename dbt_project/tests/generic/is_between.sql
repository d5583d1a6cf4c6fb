{# Fails for every value outside the two bounds. #}
{% test is_between(model, column_name, low, high) %}

select * from {{ model }}
where {{ column_name }} not between {{ low }} and {{ high }}

{% endtest %}
