-- The raw tables of asking: what is remembered of hosts, what servers said of bodies, and the bodies.

-- One row per host: its robots answer and when it may be asked again.
create table if not exists raw.hosts (
    host_key varchar not null,                -- scheme, host, port
    robots_status integer,
    robots_body blob,
    robots_fetched_at timestamp,
    last_request_at timestamp,
    last_request_seconds double not null,
    not_before timestamp,
    n_failures_in_a_row integer not null,
    robots_failure varchar                    -- why robots.txt could not be had, as the reason code of a request
);

-- Pages as they came, so that a later reader of pages can be compared with this one.
create table if not exists raw.page_bodies (
    body_hash varchar not null,               -- sha256 of the body
    url varchar not null,
    body blob not null,                       -- compressed with zlib
    n_bytes bigint not null,                  -- before compression
    content_type varchar,
    stored_at timestamp not null
);

-- What servers said of the bodies that we hold, byte for byte; written in the transaction that stored the body's content.
create table if not exists raw.validators (
    url_hash varchar not null,                -- sha256 of the address, which may hold a token; of a list, of source and address
    etag blob,
    last_modified blob,
    stored_at timestamp not null
);
