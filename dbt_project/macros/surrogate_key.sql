{# A stable key: the prefix and 20 hex digits of the hash of the expressions; null is not the same as ''. #}
{% macro surrogate_key(prefix, expressions) -%}
    '{{ prefix }}' || left(sha256(concat_ws(chr(31)
        {%- for expression in expressions %}, coalesce(cast({{ expression }} as varchar), chr(30)){% endfor -%}
    )), 20)
{%- endmacro %}
