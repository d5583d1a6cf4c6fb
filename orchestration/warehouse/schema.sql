-- The raw tables: what was read and what was extracted. Only orchestration/warehouse writes them; only dbt staging reads them.
create schema if not exists raw;

-- One row per content of an article. A row is never changed: changed text makes a new version.
create table if not exists raw.article_versions (
    article_version_id varchar not null,      -- 'ver_' + hash of article_id and content_hash
    article_id varchar not null,              -- 'art_' + hash of canonical_url, or of outlet, title and text where there is no URL
    content_hash varchar not null,            -- sha256 of title and text, after normalisation
    canonical_url varchar,
    url varchar,                              -- as first given
    external_id varchar,                      -- the source's own id, as first given
    title varchar not null,                   -- '' where there is none
    text varchar not null,                    -- stored text: body, blank line, headline; all offsets are code points into it
    language varchar not null,                -- BCP 47 primary tag, 'und' where it cannot be told
    outlet varchar,
    published_at timestamp,                   -- UTC
    published_precision varchar,              -- second, day, month, year
    published_source varchar,                 -- field that gave it: published_at, json_ld, open_graph, meta, time_element, date_element
    modified_at timestamp,
    is_sample boolean not null,               -- one of the articles that ship with the project
    source_kind varchar not null,             -- jsonl, html, text
    source_path varchar not null,
    source_line integer,                      -- 1-based; null where a file is one article
    extra_json varchar,                       -- unknown keys of the source, as JSON
    load_id varchar not null,
    load_sequence bigint not null,            -- order of arrival over all loads
    loaded_at timestamp not null
);

-- The names of an article: every URL, id and outlet under which it came, the first ones too.
create table if not exists raw.article_aliases (
    article_id varchar not null,
    alias_kind varchar not null,              -- url, external_id, outlet, feed_guid (source and guid), address (redirects here)
    alias varchar not null,
    load_id varchar not null,
    loaded_at timestamp not null
);

-- Input that could not be read, with the bytes, so that nothing is lost.
create table if not exists raw.quarantine (
    quarantine_id varchar not null,           -- 'qua_' + hash of path, line, reason and bytes
    source_path varchar not null,
    line_number integer,                      -- 1-based; null where the whole file is bad
    reason_code varchar not null,
    reason_text varchar not null,             -- what is wrong and what to do
    raw_bytes blob not null,                  -- the bad line or file; the first MiB of a larger one
    n_bytes bigint not null,                  -- its full size
    load_id varchar not null,
    loaded_at timestamp not null
);

-- Files already read, so that an unchanged one is not read again.
create table if not exists raw.source_files (
    source_path varchar not null,
    size_bytes bigint not null,
    modified_ns bigint not null,
    sha256 varchar not null,
    n_articles integer not null,
    n_quarantined integer not null,
    load_id varchar not null,
    loaded_at timestamp not null
);

-- One row per article version that the extractor has seen.
create table if not exists raw.extractions (
    article_version_id varchar not null,
    extractor_name varchar not null,
    extractor_version varchar not null,
    status varchar not null,                  -- extracted, skipped, failed
    reason varchar,                           -- why skipped or failed, or why a language model gave nothing
    n_sentences integer not null,
    n_parsed_sentences integer not null,
    n_claims integer not null,
    extracted_at timestamp not null
);

-- One row per claim in one article version.
create table if not exists raw.claims (
    claim_id varchar not null,                -- 'clm_' + hash of version, type, slots, polarity, claimant, date and evidence span
    article_version_id varchar not null,
    claim_type varchar not null,              -- arms_transfer, troop_count, sanction
    polarity varchar not null,
    claimant_text varchar,
    claimant_code varchar,
    event_date_start date,
    event_date_end date,
    event_date_precision varchar,             -- day, month, year
    evidence_text varchar not null,
    evidence_start integer not null,
    evidence_end integer not null,
    confidence double not null,
    rule varchar not null,                    -- the pattern that found it
    extractor_name varchar not null,
    extractor_version varchar not null
);

-- One row per part of a claim, named like the column of the published claim table.
create table if not exists raw.claim_slots (
    claim_id varchar not null,
    slot_name varchar not null,
    position integer not null,                -- 0, or the place in a list of target names
    slot_value varchar not null,
    slot_text varchar,                        -- as the document words it; null where inferred
    slot_start integer,
    slot_end integer
);

-- One row per claim of a language model that its article does not bear out.
create table if not exists raw.dropped_claims (
    article_version_id varchar not null,
    claim_type varchar not null,              -- arms_transfer, troop_count, sanction
    reason_code varchar not null,             -- quote_not_in_text, number_not_in_quote, party_not_in_text, bad_slot, ...
    reason_text varchar not null,
    claim_json varchar not null,              -- as the model gave it, cut after 2,000 letters
    position integer not null,                -- its place among the dropped claims of its version
    extractor_name varchar not null,
    extractor_version varchar not null
);

-- One row per request that a language model replied to, so that it is never paid for twice.
create table if not exists raw.llm_replies (
    request_hash varchar not null,            -- sha256 of the request: model, task, schema, article; it holds no key
    model varchar not null,
    content varchar,                          -- what the model said, as it came
    refusal varchar,
    finish_reason varchar,
    n_prompt_tokens bigint,                   -- null where the endpoint does not tell
    n_completion_tokens bigint,
    replied_at timestamp not null
);

-- One row per measurement of the extractor against annotated articles, claim type and level.
create table if not exists raw.quality_measurements (
    corpus_name varchar not null,
    corpus_hash varchar not null,             -- sha256 of articles and gold
    extractor_name varchar not null,
    extractor_version varchar not null,
    claim_type varchar not null,              -- arms_transfer, troop_count, sanction
    level varchar not null,                   -- found, strict
    n_articles integer not null,
    n_gold integer not null,
    n_predicted integer not null,
    n_correct integer not null,
    precision_score double not null,
    recall_score double not null,
    f1_score double not null,
    f1_low double not null,                   -- 95 % interval, bootstrap over articles
    f1_high double not null,
    measured_at timestamp not null
);

-- One row per time at which a version was seen to be what its publisher shows; a file that does not tell when it was fetched gives none.
create table if not exists raw.article_sightings (
    article_id varchar not null,
    article_version_id varchar not null,
    seen_at timestamp not null,               -- UTC; the time of fetching, whenever it was loaded
    source_id varchar not null,               -- the source that led there, '' where none did
    load_id varchar not null
);

-- What happened to an article beside new text. A row is never changed; what follows from all of them is told by dbt.
create table if not exists raw.article_events (
    event_id varchar not null,                -- 'evt_' + hash of article, version, kind and time
    article_id varchar not null,
    article_version_id varchar,               -- where the text of a version says it; then it holds as long as that version is shown
    event_kind varchar not null,              -- not_found, gone, withdrawn, retracted, corrected, emptied, moved, restored
    event_at timestamp not null,              -- UTC
    reason_text varchar not null,
    source_id varchar not null,               -- who told it: a source, 'notice' for a text, 'person'
    recorded_at timestamp not null
);

-- One row per two article ids that share a name (guid, address, content) and were compared; first_article_id is the smaller id.
create table if not exists raw.article_links (
    first_article_id varchar not null,
    second_article_id varchar not null,
    link_kind varchar not null,               -- feed_guid, address, content
    is_same boolean not null,                 -- false: the name is shared, the texts are not alike
    matcher_version varchar not null
);

-- One row per article id that is another name of an older one.
create table if not exists raw.article_resolutions (
    article_id varchar not null,
    resolved_article_id varchar not null,     -- the id under which the article was seen first
    matcher_version varchar not null
);

-- One row per version that was compared with the others of its days.
create table if not exists raw.article_signatures (
    article_version_id varchar not null,
    article_id varchar not null,
    story_date date,                          -- day of publication; null where no day is known
    agency_codes varchar not null,            -- of the agencies it is credited to, blank between them
    body_hash varchar not null,               -- of the words of the body, without blanks and marks
    band_keys bigint[] not null,              -- two texts that share one are compared in full
    matcher_version varchar not null          -- hash of the code and tables that decide
);

-- One row per two versions of different articles that are one source; first_version_id is the smaller id.
create table if not exists raw.near_duplicate_pairs (
    first_version_id varchar not null,
    second_version_id varchar not null,
    first_article_id varchar not null,
    second_article_id varchar not null,
    containment double not null,              -- word shingles of the smaller text that the other has too, 0 to 1
    jaccard double not null,                  -- word shingles of both, of those of either, 0 to 1
    fact_agreement double not null,           -- names and numbers of the smaller text that the other has too, 0 to 1
    matcher_version varchar not null
);

-- One row per article that is not the only one of its source.
create table if not exists raw.source_clusters (
    article_id varchar not null,
    cluster_article_id varchar not null,      -- the oldest article of the source
    matcher_version varchar not null
);

-- One row per two versions of one article that followed one another, with what changed.
create table if not exists raw.version_changes (
    previous_version_id varchar not null,
    article_version_id varchar not null,
    is_title_changed boolean not null,
    is_text_changed boolean not null,
    n_sentences_changed integer not null,
    n_sentences_added integer not null,
    n_sentences_removed integer not null,
    change_text varchar not null              -- the first changed words, [-before-] {+after+}, at most 300 characters
);

-- What reviewers decided, append-only: one row per decision and column; a decision on a whole claim, sentence or outlet has one row.
-- Nothing is ever changed or deleted here: a decision is taken back by another one, of action undo.
create table if not exists raw.corrections (
    correction_id varchar not null,           -- 'cor_' + hash of the whole decision; the same for all its rows
    action varchar not null,                  -- correct, accept, reject, block_sentence, block_outlet, undo
    column_name varchar not null,             -- of the claim table; '' where the decision is about no column
    old_value varchar,                        -- as the reviewer saw it, as text; null where the claim told none
    new_value varchar,                        -- null: the claim does not tell it
    why varchar not null,
    reviewer varchar not null,
    corrected_at timestamp not null,          -- UTC, to the microsecond; of two decisions the later one counts
    undoes_correction_id varchar,             -- the decision that an undo takes back
    outlet_name varchar,                      -- of block_outlet
    claim_id varchar,                         -- as it was when the reviewer saw the claim; null for block_outlet and undo
    article_id varchar,                       -- these and those below: the claim as the reviewer saw it, to find it again by
    article_version_id varchar,
    claim_type varchar,
    evidence_text varchar,
    evidence_hash varchar,                    -- sha256 of evidence_text
    evidence_start integer,
    confidence double,
    rule varchar,
    extractor_name varchar,
    extractor_version varchar,
    values_json varchar,                      -- every column that can be corrected with its value as text or null, as a JSON object
    taken_in_at timestamp not null
);
