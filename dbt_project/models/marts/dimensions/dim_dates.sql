with

dates_seen as (

    select published_date as seen_date from {{ ref('stg_news__article_versions') }}
    union
    select event_date_start from {{ ref('int_claims_corrected') }}
    union
    select event_date_end from {{ ref('int_claims_corrected') }}

),

-- Whole years, but only those in which something was published or happened: a claim about 1812 adds one year, not 200.
years_seen as (

    select distinct extract(year from seen_date) as calendar_year
    from dates_seen
    where seen_date is not null

),

days as (

    select
        cast(
            unnest(
                generate_series(
                    make_date(calendar_year, 1, 1), make_date(calendar_year, 12, 31), interval 1 day
                )
            ) as date
        ) as calendar_date
    from years_seen

),

dates_described as (

    select

        ---------- strings
        dayname(calendar_date) as day_name,

        ---------- numerics
        extract(year from calendar_date) as calendar_year,
        extract(quarter from calendar_date) as quarter_of_year,
        extract(month from calendar_date) as month_of_year,
        extract(day from calendar_date) as day_of_month,
        extract(isoyear from calendar_date) as iso_year,
        extract(week from calendar_date) as iso_week,

        ---------- booleans
        extract(isodow from calendar_date) >= 6 as is_weekend,

        ---------- dates
        calendar_date,
        cast(date_trunc('month', calendar_date) as date) as month_start_date

    from days

)

select * from dates_described
