-- The raw tables of collecting: what is to be had where, what was asked, what came. Only orchestration/warehouse writes them.

-- One row per source of data/sources.yml, as it stands there now; a source that was taken out stays, not enabled.
create table if not exists raw.sources (
    source_id varchar not null,
    source_name varchar not null,
    source_kind varchar not null,             -- feed, sitemap, page, url_list, gdelt, archive, files
    source_group varchar not null,            -- government, international, agency, news, research
    url varchar not null,                     -- tokens taken out
    country_code varchar,                     -- ISO 3166-1 alpha-3
    language varchar,                         -- BCP 47
    outlet varchar not null,
    licence varchar not null,
    is_enabled boolean not null,
    check_every_seconds bigint not null,
    expect_new_within_seconds bigint not null,
    expect_at_least integer not null,         -- articles that a list must hold
    first_seen_at timestamp not null,
    enabled_since timestamp,                  -- null while it is off
    changed_at timestamp not null
);

-- One row per look at the list of a source.
create table if not exists raw.source_polls (
    poll_id varchar not null,                 -- 'pol_' + hash of source, list and time
    source_id varchar not null,
    list_url varchar not null,
    polled_at timestamp not null,
    outcome varchar not null,                 -- read, not_modified, failed, refused, deferred, gone
    reason_code varchar,
    reason_text varchar,
    is_complete boolean not null,             -- false where the list broke off
    n_listed integer not null,
    n_new integer not null,
    n_problems integer not null,              -- entries that could not be read; they lie in quarantine
    shortest_wait_seconds bigint,             -- what the list itself asks for between looks
    load_id varchar not null
);

-- One row per request.
create table if not exists raw.requests (
    request_id varchar not null,              -- 'req_' + hash of load, address and place in the load
    source_id varchar not null,
    url varchar not null,                     -- tokens taken out
    final_url varchar not null,
    resource_kind varchar not null,           -- page, feed, sitemap, robots, archive, url_list
    outcome varchar not null,                 -- fetched, not_modified, gone, refused, deferred, failed
    status_code integer,
    reason_code varchar,
    reason_text varchar,
    is_conditional boolean not null,          -- asked with the validators of the last body
    n_bytes_received bigint not null,
    seconds double not null,
    requested_at timestamp not null,
    load_id varchar not null
);

-- One row per article that a source names; it is in exactly one state.
create table if not exists raw.links (
    link_id varchar not null,                 -- 'lnk_' + hash of source and guid, or of source and address
    source_id varchar not null,
    list_url varchar not null,
    url varchar,                              -- null where the entry carries its whole text and no address
    canonical_url varchar,
    guid varchar,
    title varchar not null,
    outlet varchar,
    published_at timestamp,
    published_precision varchar,              -- second, day, month, year
    published_raw varchar,                    -- as the list has it
    modified_at timestamp,
    first_listed_at timestamp not null,
    last_listed_at timestamp not null,
    link_status varchar not null,             -- waiting, read, duplicate, stub, gone, refused, failed, quarantined
    reason_code varchar,
    reason_text varchar,
    entry_hash varchar,                       -- sha256 of the text that the list itself holds; null where that is not read
    n_failures integer not null,              -- in a row
    n_checks integer not null,                -- looks at the article after the first reading
    n_not_modified integer not null,          -- those of them that the server answered with "as before"
    first_asked_at timestamp,
    first_read_at timestamp,
    last_asked_at timestamp,
    next_check_at timestamp,                  -- null: not asked again by itself
    article_id varchar,
    article_version_id varchar,               -- the version last seen
    load_id varchar not null
);

-- One row per time in which a source's list moved on without us.
create table if not exists raw.coverage_gaps (
    gap_id varchar not null,                  -- 'gap_' + hash of source and start
    source_id varchar not null,
    gap_start timestamp not null,
    gap_end timestamp not null,
    n_lost_estimate integer,                  -- null where nothing tells
    n_filled integer not null,                -- articles found elsewhere for it
    found_at timestamp not null,
    filled_at timestamp                       -- when a longer list was last read for it; null: not yet
);
