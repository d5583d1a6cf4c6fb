{#
  Whether a sentence tells that personnel come ("sent", "another 500", "are arriving") rather than that they are there
  ("stationed", "a total of"). Whole words, either case; where both are said it is a presence.
#}
{% macro tells_of_arrival(sentence) -%}
    regexp_matches(
        {{ sentence }},
        '(?i)\b(sen[dt]s?|sending|dispatch\w*|arriv\w*|additional|another|extra|fresh|further|reinforc\w*|airlift\w*|redeploy\w*|more (troops|soldiers|forces))\b'
    )
    and not regexp_matches({{ sentence }}, '(?i)\b(stationed|based|garrison\w*|presence|remain\w*|a total of|there are|still)\b')
{%- endmacro %}

{# A place without case, articles and words of position: "the Kharkiv region" and "near Kharkiv" are one place. #}
{% macro place_key(place_text) -%}
    nullif(
        trim(
            regexp_replace(
                regexp_replace(
                    lower({{ place_text }}),
                    '\b(the|in|at|near|around|outside|city|town|village|region|province|oblast|district|state|area|of|north|south|east|west|northern|southern|eastern|western|central)\b',
                    ' ', 'g'
                ),
                '[^\p{L}\p{N}]+', ' ', 'g'
            )
        ),
        ''
    )
{%- endmacro %}
