-- The raw table of archives that are fetched: how far each one was read. Only orchestration/warehouse writes it.

-- One row per source that is an archive on the web: the file that was fetched last.
create table if not exists raw.archives (
    source_id varchar not null,
    n_bytes bigint not null,                  -- size and time of the file tell whether it is still the same one
    modified_ns bigint not null,
    fetched_at timestamp not null,
    member_name varchar not null,             -- where reading goes on: the file within a WACZ, '' for a WARC
    next_offset bigint not null,              -- byte in that file
    n_records bigint not null,                -- records read of that file
    n_records_before bigint not null,         -- records of the files before it
    n_pages bigint not null,
    n_new bigint not null,                    -- pages that the source had not named before
    n_problems bigint not null,               -- damaged records; they lie in quarantine
    is_whole boolean not null,                -- false where reading stopped before the end of the file
    etag blob,                                -- what the server said of the file; counts once it was read
    last_modified blob,
    read_at timestamp                         -- null: not read to its end yet
);
