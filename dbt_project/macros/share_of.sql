{# The share of so many in so many; null where fewer than five were counted, since a share of few says nothing. #}
{% macro share_of(n_found, n_counted) -%}
    case when {{ n_counted }} >= 5 then round(cast({{ n_found }} as double) / {{ n_counted }}, 3) end
{%- endmacro %}
