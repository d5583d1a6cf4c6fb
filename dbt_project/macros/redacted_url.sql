{#
  An address as it may be published: without user name and password, and with *** for parameters that open a door. Values are
  judged by the parameter's name alone, since a long value may be what chooses the article.
#}
{% macro redacted_url(url) -%}
    {%- set words = 'token|secret|signature|passw|pwd|credential|session|jwt|bearer|api_?-?key|access_?-?key' -%}
    regexp_replace(
        regexp_replace(
            {{ url }},
            '(?i)([?&#;](?:[^=&#]*(?:{{ words }})[^=&#]*|(?:[^=&#]*[._-])?(?:key|sig|auth|pass|sid))=)[^&#]+',
            '\1***',
            'g'
        ),
        '^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@',
        '\1***@'
    )
{%- endmacro %}
