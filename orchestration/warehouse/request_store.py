"""Every request, what servers said of the bodies we hold, what has to be remembered of hosts, and pages as they came.

Asking is the business of orchestration.fetching.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchReason, HostState, Validators
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.warehouse.source_store import row_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import duckdb

    from orchestration.fetching.fetch_records import FetchResult


def store_request(
    connection: duckdb.DuckDBPyConnection, result: FetchResult, load_id: str, position: int
) -> None:
    """Note one request; `position` is its place in the load."""
    request = result.request
    url = redacted_url(request.url)
    connection.execute(
        """
        insert into raw.requests (
            request_id, source_id, url, final_url, resource_kind, outcome, status_code, reason_code, reason_text,
            is_conditional, n_bytes_received, seconds, requested_at, load_id
        ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """,
        [
            row_id("req", load_id, url, str(position)),
            request.source_id,
            url,
            redacted_url(result.final_url),
            request.kind.value,
            result.outcome.value,
            result.status,
            result.reason.value if result.reason else None,
            result.reason_text,
            request.validators != Validators(),
            result.n_bytes_received,
            result.seconds,
            result.fetched_at,
            load_id,
        ],
    )


def known_validators(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> dict[str, Validators]:
    """By address what its server said of the body that we hold; addresses without such words are missing."""
    of_hash = {_url_hash(url): url for url in urls}
    rows = connection.execute(
        "select url_hash, etag, last_modified from raw.validators where url_hash in (select unnest($1))",
        [list(of_hash)],
    ).fetchall()
    return {of_hash[row[0]]: Validators(row[1], row[2]) for row in rows}


def store_validators(
    connection: duckdb.DuckDBPyConnection, url: str, validators: Validators, now: datetime
) -> None:
    """Keep the validators of a body; to be called in the transaction that stores what the body says.

    A body that came without any takes the older ones away.
    """
    connection.execute("delete from raw.validators where url_hash = $1", [_url_hash(url)])
    if validators != Validators():
        connection.execute(
            "insert into raw.validators (url_hash, etag, last_modified, stored_at) values ($1, $2, $3, $4)",
            [_url_hash(url), validators.etag, validators.last_modified, now],
        )


def known_hosts(connection: duckdb.DuckDBPyConnection) -> dict[str, HostState]:
    """What is remembered of hosts, by scheme, host and port."""
    rows = connection.execute(
        """
        select host_key, robots_status, robots_body, robots_fetched_at, last_request_at, last_request_seconds,
            not_before, n_failures_in_a_row, robots_failure
        from raw.hosts
        """
    ).fetchall()
    return {
        row[0]: replace(HostState(*row[:8]), robots_failure=FetchReason(row[8]) if row[8] else None)
        for row in rows
    }


def store_host(connection: duckdb.DuckDBPyConnection, state: HostState) -> None:
    """Replace what is remembered of a host."""
    connection.execute("delete from raw.hosts where host_key = $1", [state.host_key])
    connection.execute(
        """
        insert into raw.hosts (
            host_key, robots_status, robots_body, robots_fetched_at, last_request_at, last_request_seconds,
            not_before, n_failures_in_a_row, robots_failure
        ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
            state.host_key,
            state.robots_status,
            state.robots_body,
            state.robots_fetched_at,
            state.last_request_at,
            state.last_request_seconds,
            state.not_before,
            state.n_failures_in_a_row,
            state.robots_failure.value if state.robots_failure else None,
        ],
    )


def store_page_body(
    connection: duckdb.DuckDBPyConnection, url: str, body: bytes, content_type: str | None, now: datetime
) -> str:
    """Keep a page as it came, once; returns the SHA-256 of its body in hex."""
    body_hash = sha256(body).hexdigest()
    connection.execute(
        """
        insert into raw.page_bodies (body_hash, url, body, n_bytes, content_type, stored_at)
        select $1, $2, $3, $4, $5, $6
        where not exists (select 1 from raw.page_bodies where body_hash = $1)
        """,
        [body_hash, redacted_url(url), zlib.compress(body), len(body), content_type, now],
    )
    return body_hash


def _url_hash(url: str) -> str:
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
