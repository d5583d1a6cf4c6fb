{# A name without case, accents and punctuation, for comparing names of people, companies and ships. #}
{% macro plain_name(name) -%}
    trim(regexp_replace(lower(strip_accents({{ name }})), '[^\p{L}\p{N}]+', ' ', 'g'))
{%- endmacro %}
