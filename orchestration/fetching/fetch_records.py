"""What is asked of a web server and what became of it, as plain records.

No request is made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class ResourceKind(StrEnum):
    """What is asked for; each kind has its own limit of size."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    ARCHIVE = "archive"
    URL_LIST = "url_list"


class FetchOutcome(StrEnum):
    """How a request ended."""

    FETCHED = "fetched"  # a whole body came
    NOT_MODIFIED = "not_modified"  # 304: what we hold is still what is published
    GONE = "gone"  # 404 or 410
    REFUSED = (
        "refused"  # we did not ask, or did not take: robots, address, reservation of rights, redirect rule
    )
    DEFERRED = "deferred"  # the server wants us later (429, 503, Retry-After); `retry_at` says when
    FAILED = "failed"  # anything else


class FetchReason(StrEnum):
    """Why a request gave no body; each has one sentence for people in `reason_text`."""

    ROBOTS_DISALLOW = "robots_disallow"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    RIGHTS_RESERVED = "rights_reserved"
    BAD_URL = "bad_url"
    INTERNAL_ADDRESS = "internal_address"
    UNKNOWN_HOST = "unknown_host"
    DOWNGRADED_REDIRECT = "downgraded_redirect"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_LOOP = "redirect_loop"
    CONNECTION_FAILED = "connection_failed"
    TLS_FAILED = "tls_failed"
    DEADLINE_PASSED = "deadline_passed"
    TOO_LARGE = "too_large"
    COMPRESSION_BOMB = "compression_bomb"
    BAD_COMPRESSION = "bad_compression"
    TRUNCATED_BODY = "truncated_body"
    BAD_RESPONSE = "bad_response"
    NOT_FOUND = "not_found"
    WITHDRAWN = "withdrawn"  # 410
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    CLIENT_ERROR = "client_error"
    HOST_GIVEN_UP = "host_given_up"  # failed too often in this run
    HOST_NOT_YET = "host_not_yet"  # the host asked us, in this or an earlier run, to come later
    RUN_ENDED = "run_ended"  # the run's own time was over, or it was stopped, before its turn came


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a body's version, byte for byte, to be sent back as it came."""

    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One resource to ask for; `source_id` names who wants it and changes nothing in how it is asked.

    With `save_to` the body goes into that file, for archives too large for memory; the file is there only once it is whole.
    """

    url: str
    kind: ResourceKind
    source_id: str = ""
    validators: Validators = Validators()
    save_to: Path | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way: the address that sent it, its status, and where it pointed."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What became of one request; times are naive UTC, sizes bytes.

    `body` is decoded (gzip, deflate, brotli taken off) and there only if the outcome is `fetched`; where the request named a
    file, `body_path` is that file instead. `final_url` is the address after redirects. `n_bytes_received` counts what came
    over the wire, headers too. `has_known_end` is false where a body ended with its connection, so that nobody can tell
    whether it was cut. `server_time` is the server's own clock, to compare with ours.
    """

    request: FetchRequest
    outcome: FetchOutcome
    fetched_at: datetime
    seconds: float
    final_url: str
    status: int | None = None
    reason: FetchReason | None = None
    reason_text: str | None = None
    hops: tuple[Hop, ...] = ()
    body: bytes | None = None
    content_type: str | None = None
    validators: Validators = Validators()
    retry_at: datetime | None = None
    n_bytes_received: int = 0
    robots_tag: str | None = None  # X-Robots-Tag, as it came
    rights_reservation: str | None = None  # tdm-reservation, as it came
    has_permanent_move: bool = False  # every hop was 301 or 308
    body_path: Path | None = None
    has_known_end: bool = True
    server_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class HostState:
    """What has to be remembered of a host between runs; times are naive UTC.

    `host_key` is scheme, host and port. `robots_body` is None where there is no file (4xx) or it could not be had; then
    `robots_status` tells which, and `robots_failure` why it could not. `not_before` is the earliest time of the next request
    (Retry-After, delay).
    """

    host_key: str
    robots_status: int | None = None
    robots_body: bytes | None = None
    robots_fetched_at: datetime | None = None
    last_request_at: datetime | None = None
    last_request_seconds: float = 0.0
    not_before: datetime | None = None
    n_failures_in_a_row: int = 0
    robots_failure: FetchReason | None = None
