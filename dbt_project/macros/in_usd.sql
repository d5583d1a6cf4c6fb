{# An amount in US dollars, to the cent; null where no rate is known. #}
{% macro in_usd(amount, usd_per_unit) -%}
    cast(round(cast({{ amount }} as double) * cast({{ usd_per_unit }} as double), 2) as decimal(24, 2))
{%- endmacro %}
