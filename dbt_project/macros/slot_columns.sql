{# Slots are rows; these turn them into columns of one row per claim. #}
{% macro slot_value(slot_name) -%}
    max(slot_value) filter (where slot_name = '{{ slot_name }}' and position = 0)
{%- endmacro %}

{# A whole number; null where the value cannot be read as one, which has_unreadable_number tells. #}
{% macro slot_whole_number(slot_name) -%}
    try_cast(try_cast({{ slot_value(slot_name) }} as decimal(38, 4)) as bigint)
{%- endmacro %}

{# True where a number does not fit its column or the lower bound lies above the upper one. #}
{% macro has_unreadable_number(low, high, amounts=[]) -%}
    {{ slot_whole_number(low) }} > {{ slot_whole_number(high) }} is true
        {% for slot_name in [low, high] %}
        or ({{ slot_value(slot_name) }} is not null and {{ slot_whole_number(slot_name) }} is null)
        {%- endfor %}
        {% for slot_name in amounts %}
        or ({{ slot_value(slot_name) }} is not null and {{ slot_amount(slot_name) }} is null)
        {%- endfor %}
{%- endmacro %}

{# Money. #}
{% macro slot_amount(slot_name) -%}
    try_cast({{ slot_value(slot_name) }} as decimal(24, 2))
{%- endmacro %}
