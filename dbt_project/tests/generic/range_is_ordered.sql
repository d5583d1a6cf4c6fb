{# Fails for every row in which both ends are known and the lower one lies above the upper one. #}
{% test range_is_ordered(model, low, high) %}

select * from {{ model }}
where {{ low }} > {{ high }}

{% endtest %}
