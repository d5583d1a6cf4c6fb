{#
  The range in which two numbers are taken for the same one. "about 1,500" may be 1,400, "at least 800" is not 8,000:
  one tenth around an "about", half as much again above an "at least", a third less below an "at most".
#}
{% macro compared_low(low, high, qualifier) -%}
    case {{ qualifier }}
        when 'about' then 0.9 * {{ low }}
        when 'at_most' then coalesce({{ low }}, {{ high }} / 1.5)
        else coalesce({{ low }}, {{ high }})
    end
{%- endmacro %}

{% macro compared_high(low, high, qualifier) -%}
    case {{ qualifier }}
        when 'about' then 1.1 * coalesce({{ high }}, {{ low }})
        when 'at_least' then coalesce({{ high }}, {{ low }} * 1.5)
        else coalesce({{ high }}, {{ low }})
    end
{%- endmacro %}
