with

statements as (

    select
        *,
        coalesce(claimant_code, lower(claimant_text)) as claimant_key,
        {{ compared_low('told_low', 'told_high', 'told_qualifier') }} as compared_low,
        {{ compared_high('told_low', 'told_high', 'told_qualifier') }} as compared_high
    from {{ ref('mart_statements') }}

),

facts as (

    select * from {{ ref('mart_facts') }}

),

-- What is said of a fact, each claimant, source and number once.
voices as (

    select distinct
        fact_id,
        independent_source_id,
        claimant_key,
        polarity,
        fact_status,
        compared_low,
        compared_high

    from statements

),

-- Another text tells the same, or its opposite, or a number that cannot be the same one.
statements_compared as (

    select
        statements.claim_id,
        bool_or(voices.polarity = statements.polarity) as is_told_by_others,
        bool_or(
            voices.polarity = statements.polarity and voices.claimant_key is distinct from statements.claimant_key
        ) as is_told_by_other_claimants,
        bool_or(voices.polarity = 'denied') as is_denied_by_others,
        bool_or(
            voices.polarity = statements.polarity
            and voices.fact_status = statements.fact_status
            and (voices.compared_low > statements.compared_high or voices.compared_high < statements.compared_low)
        ) as is_other_number_told

    from statements
    inner join voices
        on
            statements.fact_id = voices.fact_id
            and statements.independent_source_id != voices.independent_source_id
    group by statements.claim_id

),

-- A denial within the same text counts too, where somebody else utters it.
denials as (

    select distinct
        fact_id,
        claimant_key

    from voices
    where polarity = 'denied'

),

supported as (

    select

        ---------- ids
        statements.claim_id,
        statements.fact_id,
        statements.article_id,
        statements.outlet_id,

        ---------- codes
        statements.claimant_code,

        ---------- strings
        statements.fact_type,
        statements.polarity,

        ---------- numerics
        case
            when statements.event_date_precision = 'day' and statements.event_date_end <= cast(statements.published_at as date)
                then cast(statements.published_at as date) - statements.event_date_end
        end as reporting_delay_days,

        ---------- booleans
        coalesce(statements_compared.is_told_by_others, false) as is_corroborated,
        coalesce(statements_compared.is_told_by_other_claimants, false) as is_corroborated_by_other_claimant,
        statements.polarity = 'affirmed' and (
            coalesce(statements_compared.is_denied_by_others, false)
            or exists (
                select denials.fact_id
                from denials
                where
                    denials.fact_id = statements.fact_id
                    and denials.claimant_key is distinct from statements.claimant_key
            )
        ) as is_denied_by_others,
        facts.has_contradicting_numbers
        and coalesce(statements_compared.is_other_number_told, false) as is_contradicted_in_number

    from statements
    inner join facts
        on statements.fact_id = facts.fact_id
    left join statements_compared
        on statements.claim_id = statements_compared.claim_id

)

select * from supported
