{# The last word of a short noun phrase, without case and plural: what kind of thing it names. "T-90 tanks" and "a tank" are both tanks. #}
{% macro head_word(phrase) -%}
    nullif(regexp_replace(regexp_extract(lower({{ phrase }}), '(\p{L}+)[^\p{L}]*$', 1), '(?:es|s)$', ''), '')
{%- endmacro %}
