{# Fails for every row whose time begins before the one before it has ended; an empty start is the beginning of time. #}
{% test intervals_do_not_overlap(model, columns, start, end) %}

with

placed as (

    select
        *,
        max(coalesce({{ end }}, date '9999-12-31')) over (
            partition by {{ columns | join(', ') }}
            order by {{ start }} nulls first, {{ end }} nulls last
            rows between unbounded preceding and 1 preceding
        ) as earlier_end
    from {{ model }}

)

select * from placed
where coalesce({{ start }}, date '0001-01-01') <= earlier_end

{% endtest %}
