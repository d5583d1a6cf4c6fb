{# The key of an outlet: case, spaces and punctuation of its name do not matter. #}
{% macro outlet_id(outlet_name) -%}
    {{ surrogate_key('out_', ["regexp_replace(lower(trim(" ~ outlet_name ~ ")), '[^\\p{L}\\p{N}]+', '-', 'g')"]) }}
{%- endmacro %}
