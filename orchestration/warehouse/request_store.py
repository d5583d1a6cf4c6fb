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
from orchestration.warehouse.arrow_tables import ColumnKind, insert_source
from orchestration.warehouse.source_store import row_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    import duckdb

    from orchestration.fetching.fetch_records import FetchResult

_REQUEST_COLUMNS = {
    "request_id": ColumnKind.TEXT,
    "source_id": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "final_url": ColumnKind.TEXT,
    "resource_kind": ColumnKind.TEXT,
    "outcome": ColumnKind.TEXT,
    "status_code": ColumnKind.INTEGER,
    "reason_code": ColumnKind.TEXT,
    "reason_text": ColumnKind.TEXT,
    "is_conditional": ColumnKind.BOOLEAN,
    "n_bytes_received": ColumnKind.LONG,
    "seconds": ColumnKind.DOUBLE,
    "requested_at": ColumnKind.TIMESTAMP,
    "load_id": ColumnKind.TEXT,
}
_VALIDATOR_COLUMNS = {
    "url_hash": ColumnKind.TEXT,
    "etag": ColumnKind.BYTES,
    "last_modified": ColumnKind.BYTES,
    "stored_at": ColumnKind.TIMESTAMP,
}
_HOST_COLUMNS = {
    "host_key": ColumnKind.TEXT,
    "robots_status": ColumnKind.INTEGER,
    "robots_body": ColumnKind.BYTES,
    "robots_fetched_at": ColumnKind.TIMESTAMP,
    "last_request_at": ColumnKind.TIMESTAMP,
    "last_request_seconds": ColumnKind.DOUBLE,
    "not_before": ColumnKind.TIMESTAMP,
    "n_failures_in_a_row": ColumnKind.INTEGER,
    "robots_failure": ColumnKind.TEXT,
}
_BODY_COLUMNS = {
    "body_hash": ColumnKind.TEXT,
    "url": ColumnKind.TEXT,
    "body": ColumnKind.BYTES,
    "n_bytes": ColumnKind.LONG,
    "content_type": ColumnKind.TEXT,
    "stored_at": ColumnKind.TIMESTAMP,
}


def store_requests(
    connection: duckdb.DuckDBPyConnection, results: Sequence[FetchResult], load_id: str, first_position: int
) -> None:
    """Note requests; `first_position` is the place of the first one in the load."""
    rows = [
        _request_row(result, load_id, position) for position, result in enumerate(results, first_position)
    ]
    with insert_source(connection, _REQUEST_COLUMNS, rows):
        connection.execute(
            "insert into raw.requests by name select incoming.* exclude (arrival) from incoming"
        )


def known_validators(
    connection: duckdb.DuckDBPyConnection, urls: Iterable[str], *, list_of: str = ""
) -> dict[str, Validators]:
    """By address what its server said of the body that we hold; addresses without such words are missing.

    `list_of` is the source whose list it is: that another source has read a list does not mean that this one has.
    """
    of_hash = {_url_hash(url, list_of): url for url in urls}
    rows = connection.execute(
        "select url_hash, etag, last_modified from raw.validators where url_hash in (select unnest($1))",
        [list(of_hash)],
    ).fetchall()
    return {of_hash[row[0]]: Validators(row[1], row[2]) for row in rows}


def store_validators(
    connection: duckdb.DuckDBPyConnection,
    told: Mapping[str, Validators],
    now: datetime,
    *,
    list_of: str = "",
) -> None:
    """Keep the validators of bodies, by address; to be called in the transaction that stores what the bodies say.

    A body that came without any takes the older ones away.
    """
    rows = [
        {
            "url_hash": _url_hash(url, list_of),
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "stored_at": now,
        }
        for url, validators in told.items()
    ]
    with insert_source(connection, _VALIDATOR_COLUMNS, rows):
        connection.execute("delete from raw.validators where url_hash in (select url_hash from incoming)")
        connection.execute(
            "insert into raw.validators by name select incoming.* exclude (arrival) from incoming "
            "where etag is not null or last_modified is not null"
        )


def renew_validators(
    connection: duckdb.DuckDBPyConnection, result: FetchResult, now: datetime, *, list_of: str = ""
) -> None:
    """Keep what a "not modified" answer newly says of the body that we hold."""
    if result.validators != result.request.validators:
        store_validators(connection, {result.request.url: result.validators}, now, list_of=list_of)


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


def store_hosts(connection: duckdb.DuckDBPyConnection, states: Iterable[HostState]) -> None:
    """Replace what is remembered of hosts; of several states of one host the last counts."""
    newest = {state.host_key: state for state in states if state.host_key}
    rows = [
        {name: getattr(state, name) for name in _HOST_COLUMNS}
        | {"robots_failure": state.robots_failure.value if state.robots_failure else None}
        for state in newest.values()
    ]
    with insert_source(connection, _HOST_COLUMNS, rows):
        connection.execute("delete from raw.hosts where host_key in (select host_key from incoming)")
        connection.execute("insert into raw.hosts by name select incoming.* exclude (arrival) from incoming")


def store_page_bodies(
    connection: duckdb.DuckDBPyConnection, results: Iterable[FetchResult], now: datetime
) -> None:
    """Keep pages as they came, each body once."""
    rows = [
        {
            "body_hash": sha256(result.body).hexdigest(),
            "url": redacted_url(result.request.url),
            "body": zlib.compress(result.body),
            "n_bytes": len(result.body),
            "content_type": result.content_type,
            "stored_at": now,
        }
        for result in results
        if result.body is not None
    ]
    with insert_source(connection, _BODY_COLUMNS, rows):
        connection.execute(
            """
            insert into raw.page_bodies by name
            select incoming.* exclude (arrival)
            from incoming
            anti join raw.page_bodies as stored using (body_hash)
            qualify row_number() over (partition by body_hash order by arrival) = 1
            """
        )


def _request_row(result: FetchResult, load_id: str, position: int) -> dict[str, object]:
    request = result.request
    url = redacted_url(request.url)
    return {
        "request_id": row_id("req", load_id, url, str(position)),
        "source_id": request.source_id,
        "url": url,
        "final_url": redacted_url(result.final_url),
        "resource_kind": request.kind.value,
        "outcome": result.outcome.value,
        "status_code": result.status,
        "reason_code": result.reason.value if result.reason else None,
        "reason_text": result.reason_text,
        "is_conditional": request.validators != Validators(),
        "n_bytes_received": result.n_bytes_received,
        "seconds": result.seconds,
        "requested_at": result.fetched_at,
        "load_id": load_id,
    }


def _url_hash(url: str, list_of: str) -> str:
    name = f"{list_of} {url}" if list_of else url
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
