{# A part of a claim as text that can be compared: numbers alike however they are written, '' where nothing is told. #}
{% macro compared_value(value) -%}
    coalesce(cast(try_cast({{ value }} as decimal(38, 4)) as varchar), lower(trim({{ value }})), '')
{%- endmacro %}

{#
  What a part says about which claim it is. identity: two different values are two claims. number: may be read anew.
  core: may be read anew, but then a decision on the whole claim has to be looked at again. detail: everything else.
#}
{% macro column_weight(column_name) -%}
    case
        when {{ column_name }} in (
            'supplier_code', 'recipient_code', 'category_code', 'force_code', 'location_code', 'status', 'imposer_code',
            'action', 'target_type', 'target_country_code', 'polarity'
        ) then 'identity'
        when {{ column_name }} in (
            'quantity_low', 'quantity_high', 'value_amount', 'count_low', 'count_high', 'target_count_low',
            'target_count_high'
        ) then 'number'
        when {{ column_name }} in ('stage', 'value_currency', 'weapon_code', 'target_names', 'event_date') then 'core'
        else 'detail'
    end
{%- endmacro %}

{# How many letters of an ISO date are known. #}
{% macro date_letters(precision) -%}
    case {{ precision }} when 'day' then 10 when 'month' then 7 when 'year' then 4 end
{%- endmacro %}

{# The last value of a part among the corrections of a claim; to be used in a query that groups these by claim. #}
{% macro corrected_value(column_name) -%}
    max(new_value) filter (where column_name = '{{ column_name }}')
{%- endmacro %}

{% macro is_corrected(column_name) -%}
    coalesce(bool_or(column_name = '{{ column_name }}'), false)
{%- endmacro %}

{# A sentence without what copying changes: case, blanks. #}
{% macro plain_sentence(sentence) -%}
    lower(regexp_replace(trim({{ sentence }}), '\s+', ' ', 'g'))
{%- endmacro %}

{# First and last day of an ISO date that may be a month or a year. #}
{% macro first_day(iso_date) -%}
    cast({{ iso_date }} || case length({{ iso_date }}) when 4 then '-01-01' when 7 then '-01' else '' end as date)
{%- endmacro %}

{% macro last_day_of(iso_date) -%}
    case length({{ iso_date }})
        when 4 then cast({{ iso_date }} || '-12-31' as date)
        when 7 then last_day(cast({{ iso_date }} || '-01' as date))
        else cast({{ iso_date }} as date)
    end
{%- endmacro %}

{% macro date_precision(iso_date) -%}
    case length({{ iso_date }}) when 4 then 'year' when 7 then 'month' when 10 then 'day' end
{%- endmacro %}
