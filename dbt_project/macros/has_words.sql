{# Whether a text holds one of the words, whole and in any case. #}
{% macro has_words(text, words) -%}
    regexp_matches({{ plain_name(text) }}, '(^| )({{ words | join("|") }})( |$)')
{%- endmacro %}
