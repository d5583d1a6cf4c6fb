{# What is counted of the statements of an outlet or a claimant; reads claims_reviewed joined with statement_support. #}
{% macro scorecard_counts(is_corroborated) -%}
    count(*) as n_claims,
    count(statement_support.claim_id) as n_statements,
    count(*) filter (where statement_support.polarity = 'affirmed') as n_affirmed,
    count(*) filter (where statement_support.{{ is_corroborated }}) as n_corroborated,
    count(*) filter (where statement_support.is_denied_by_others) as n_denied,
    count(*) filter (where statement_support.is_contradicted_in_number) as n_contradicted,
    count(*) filter (where claims_reviewed.review_status != 'unreviewed') as n_reviewed,
    count(*) filter (where claims_reviewed.review_status = 'corrected') as n_corrected,
    count(*) filter (where claims_reviewed.review_status = 'rejected') as n_rejected,
    count(statement_support.reporting_delay_days) as n_with_delay,
    median(statement_support.reporting_delay_days) as median_delay_days
{%- endmacro %}

{# The shares of the counts above. #}
{% macro scorecard_shares(counts) -%}
    {{ share_of(counts ~ '.n_corroborated', counts ~ '.n_statements') }} as share_corroborated,
    {{ share_of(counts ~ '.n_denied', counts ~ '.n_affirmed') }} as share_denied,
    {{ share_of(counts ~ '.n_contradicted', counts ~ '.n_statements') }} as share_contradicted,
    {{ share_of('(' ~ counts ~ '.n_corrected + ' ~ counts ~ '.n_rejected)', counts ~ '.n_reviewed') }} as share_corrected_or_rejected,
    case when {{ counts }}.n_with_delay >= 5 then {{ counts }}.median_delay_days end as median_reporting_delay_days
{%- endmacro %}

{# What scorecards count: all claims of the versions shown now, whether they support a fact or not, and what others say of them. #}
{% macro scorecard_imports() -%}
claims_reviewed as (

    {% for claims_table in ['fct_arms_transfer_claims', 'fct_troop_count_claims', 'fct_sanction_claims'] %}
    {{ 'union all' if not loop.first }}
    select
        claim_id,
        article_id,
        claimant_code,
        review_status
    from {{ ref(claims_table) }}
    where is_current
    {% endfor %}

),

articles as (

    select * from {{ ref('dim_articles') }}

),

statement_support as (

    select * from {{ ref('mart_statement_support') }}

)
{%- endmacro %}
