{# The columns that all three fact tables share, without their keys. #}
{% macro fact_columns() -%}
    event_date_precision,
    source_reliability,
    information_credibility,
    n_claims,
    n_articles,
    n_outlets,
    n_independent_sources,
    n_claimants,
    is_affirmed,
    has_denial,
    has_contradicting_numbers,
    is_disputed,
    is_estimate,
    event_date_start,
    event_date_end,
    anchor_date,
    first_reported_at,
    last_reported_at
{%- endmacro %}
