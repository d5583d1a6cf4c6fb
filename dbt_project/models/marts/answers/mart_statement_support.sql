with

statements as (

    select
        *,
        coalesce(claimant_code, lower(claimant_text)) as claimant_key,
        {{ compared_low('told_low', 'told_high', 'told_qualifier') }} as compared_low,
        {{ compared_high('told_low', 'told_high', 'told_qualifier') }} as compared_high
    from {{ ref('mart_statements') }}

),

-- Who says it in which text, each voice once, and on which side it stands.
voices as (

    select
        fact_id,
        independent_source_id,
        claimant_key,
        max(case when polarity = 'affirmed' then 1 else 0 end) as affirmed,
        max(case when polarity = 'denied' then 1 else 0 end) as denied

    from statements
    group by fact_id, independent_source_id, claimant_key

),

-- Voices in other texts are all less those of the own text; by other claimants too, less those of the own claimant.
voices_around as (

    select
        fact_id,
        independent_source_id,
        claimant_key,
        {% for side in ['affirmed', 'denied'] %}
        sum({{ side }}) over of_fact - sum({{ side }}) over of_text as {{ side }}_elsewhere,
        {{ side }} + sum({{ side }}) over of_fact
        - sum({{ side }}) over of_text - sum({{ side }}) over of_claimant as {{ side }}_by_others,
        {% endfor %}
        sum(denied) over of_fact - denied as n_denials

    from voices
    window of_fact as (partition by fact_id),
        of_text as (partition by fact_id, independent_source_id),
        of_claimant as (partition by fact_id, claimant_key)

),

-- The largest lower and the smallest upper bound that other texts tell of the same stage or status.
numbers_of_others as (

    select
        fact_id,
        polarity,
        fact_status,
        independent_source_id,
        max(max(compared_low)) over other_texts as largest_low,
        min(min(compared_high)) over other_texts as smallest_high

    from statements
    group by fact_id, polarity, fact_status, independent_source_id
    window other_texts as (
        partition by fact_id, polarity, fact_status
        rows between unbounded preceding and unbounded following exclude current row
    )

),

supported as (

    select

        ---------- ids
        statements.claim_id,
        statements.fact_id,
        statements.article_id,
        statements.outlet_id,

        ---------- strings
        statements.claimant_code,
        statements.fact_type,
        statements.polarity,

        ---------- numerics
        case
            when statements.event_date_precision = 'day' and statements.event_date_end <= cast(statements.published_at as date)
                then cast(statements.published_at as date) - statements.event_date_end
        end as reporting_delay_days,

        ---------- booleans
        case statements.polarity when 'affirmed' then voices_around.affirmed_elsewhere else voices_around.denied_elsewhere end > 0
            as is_corroborated,
        case statements.polarity when 'affirmed' then voices_around.affirmed_by_others else voices_around.denied_by_others end > 0
            as is_corroborated_by_other_claimant,
        statements.polarity = 'affirmed' and voices_around.n_denials > 0 as is_denied_by_others,
        facts.has_contradicting_numbers and coalesce(
            numbers_of_others.largest_low > statements.compared_high
            or numbers_of_others.smallest_high < statements.compared_low,
            false
        ) as is_contradicted_in_number

    from statements
    inner join {{ ref('mart_facts') }} as facts
        on statements.fact_id = facts.fact_id
    inner join voices_around
        on
            statements.fact_id = voices_around.fact_id
            and statements.independent_source_id = voices_around.independent_source_id
            and statements.claimant_key is not distinct from voices_around.claimant_key
    inner join numbers_of_others
        on
            statements.fact_id = numbers_of_others.fact_id
            and statements.polarity = numbers_of_others.polarity
            and statements.fact_status is not distinct from numbers_of_others.fact_status
            and statements.independent_source_id = numbers_of_others.independent_source_id

)

select * from supported
