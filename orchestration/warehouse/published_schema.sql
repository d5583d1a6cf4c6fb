-- What is remembered of published builds, so that a fact keeps its id. It follows from them and decides no run by itself.

-- One row per claim that was ever part of a published fact: the fact it was last published in.
create table if not exists raw.published_fact_claims (
    claim_id varchar not null,
    fact_id varchar not null,
    fact_type varchar not null,               -- arms_transfer, troop_count, sanction
    article_id varchar not null,
    match_key varchar,
    sentence_key varchar,
    is_published boolean not null             -- part of the newest published build; false: part of an earlier one only
);

-- One row per id that a published fact ever had.
create table if not exists raw.published_fact_ids (
    fact_id varchar not null
);

-- One row: the published build that the two tables were last filled from.
create table if not exists raw.published_fact_build (
    build_id varchar not null
);
