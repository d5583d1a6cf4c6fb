{% macro is_past(stored_at) -%}
    {{ stored_at }} <= cast(now() as timestamp) + interval 1 day
{%- endmacro %}
