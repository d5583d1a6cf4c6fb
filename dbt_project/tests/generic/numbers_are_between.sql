{# Fails for every row in which one of the columns lies outside the two bounds; rows that a reviewer rejected do not count. #}
{% test numbers_are_between(model, columns, low, high) %}

select * from {{ model }}
where
    review_status <> 'rejected'
    and (
        {%- for column in columns %}
        {{ 'or ' if not loop.first }}{{ column }} not between {{ low }} and {{ high }}
        {%- endfor %}
    )

{% endtest %}
