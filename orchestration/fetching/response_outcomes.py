"""What a response means: a body, nothing new, a redirect, later, or a failure; and the records that say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import httpcore

from orchestration.clock import utc_now
from orchestration.fetching.asked_urls import asked_url
from orchestration.fetching.body_decoding import BodyLimits
from orchestration.fetching.body_reading import ReadBody, read_body
from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    FetchResult,
    Hop,
    Validators,
)
from orchestration.fetching.network_streams import PinnedBackend
from orchestration.fetching.response_headers import ResponseHeaders, read_retry_after
from orchestration.fetching.rights_reservations import reservation_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_WITH_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Step:
    """The next hop of a request: where it leads, what lies behind it, and the seconds and bytes that took."""

    request: FetchRequest
    url: str
    hops: tuple[Hop, ...] = ()
    seconds: float = 0.0
    n_bytes: int = 0


@dataclass(frozen=True, slots=True)
class HopAnswer:
    """What one hop came to; `redirect` is set where it leads on, and then nothing else counts."""

    outcome: FetchOutcome
    reason: FetchReason | None = None
    text: str | None = None
    status: int | None = None
    headers: ResponseHeaders = field(default_factory=lambda: ResponseHeaders(()))
    body: ReadBody | None = None
    validators: Validators = field(default_factory=Validators)
    retry_at: datetime | None = None
    redirect: Hop | None = None


def answer_of(
    response: httpcore.Response, request: FetchRequest, url: str, limits: BodyLimits, backend: PinnedBackend
) -> HopAnswer:
    """What a response to this request means; its body is read only if it is wanted."""
    headers, status = ResponseHeaders(response.headers), response.status
    if status in _REDIRECTS:
        return _redirect(url, status, headers)
    reserved = reservation_of(request.kind, headers.lines(b"x-robots-tag"), headers.text(b"tdm-reservation"))
    if reserved and (status in _WITH_BODY or status == 304):
        text = f"the publisher reserves its rights ({reserved})"
        return HopAnswer(FetchOutcome.REFUSED, FetchReason.RIGHTS_RESERVED, text, status, headers)
    if status in _WITH_BODY:
        return _with_body(response, request, limits, backend)
    if status == 304 and request.validators != Validators():
        return _not_modified(request, headers)
    return _without_body(status, headers)


def _redirect(url: str, status: int, headers: ResponseHeaders) -> HopAnswer:
    location = headers.location()
    if not location:
        text = f"HTTP {status} without saying where to"
        return HopAnswer(FetchOutcome.FAILED, FetchReason.BAD_RESPONSE, text, status, headers)
    return HopAnswer(FetchOutcome.FAILED, status=status, redirect=Hop(url, status, location))


def _with_body(
    response: httpcore.Response, request: FetchRequest, limits: BodyLimits, backend: PinnedBackend
) -> HopAnswer:
    headers = ResponseHeaders(response.headers)
    try:
        body = read_body(response, request, limits, backend)
    except FetchFailure as failure:
        return HopAnswer(FetchOutcome.FAILED, failure.reason, failure.text, response.status, headers)
    validators = headers.validators()
    return HopAnswer(
        FetchOutcome.FETCHED, status=response.status, headers=headers, body=body, validators=validators
    )


def _not_modified(request: FetchRequest, headers: ResponseHeaders) -> HopAnswer:
    """What we hold is still good; a 304 may name newer validators of it, else the ones we sent stay.

    A tag that is another one than ours names a body that we do not hold (RFC 9111, 4.3.4): sent back, it would hide that
    body for ever.
    """
    new, old = headers.validators(), request.validators
    validators = Validators(new.etag or old.etag, new.last_modified or old.last_modified)
    if old.etag and new.etag and new.etag.removeprefix(b"W/") != old.etag.removeprefix(b"W/"):
        validators = old
    return HopAnswer(FetchOutcome.NOT_MODIFIED, status=304, headers=headers, validators=validators)


def _without_body(status: int, headers: ResponseHeaders) -> HopAnswer:
    retry_after = headers.text(b"retry-after")
    retry_at = None
    text = f"HTTP {status}"
    match status:
        case 404:
            outcome, reason = FetchOutcome.GONE, FetchReason.NOT_FOUND
        case 410:
            outcome, reason = FetchOutcome.GONE, FetchReason.WITHDRAWN
        case 429:
            outcome, reason = FetchOutcome.DEFERRED, FetchReason.TOO_MANY_REQUESTS
            retry_at = read_retry_after(retry_after, utc_now())
        case 503 if retry_after:
            outcome, reason = FetchOutcome.DEFERRED, FetchReason.SERVER_ERROR
            retry_at = read_retry_after(retry_after, utc_now())
        case _ if 500 <= status <= 599:
            outcome, reason = FetchOutcome.FAILED, FetchReason.SERVER_ERROR
        case _ if 400 <= status <= 499:
            outcome, reason = FetchOutcome.FAILED, FetchReason.CLIENT_ERROR
        case _:
            outcome, reason = FetchOutcome.FAILED, FetchReason.BAD_RESPONSE
            text = f"HTTP {status}, which answers nothing that was asked"
    return HopAnswer(outcome, reason, text, status, headers, retry_at=retry_at)


def checked_redirect(hops: tuple[Hop, ...], most_hops: int) -> str:
    """Where the last hop leads; raises FetchFailure if it is not to be followed."""
    if len(hops) > most_hops:
        raise FetchFailure(FetchReason.TOO_MANY_REDIRECTS, f"more than {most_hops} redirects")
    source = asked_url(hops[-1].url)
    target = asked_url(hops[-1].location, source)
    if source.scheme == "https" and target.scheme == "http":
        raise FetchFailure(FetchReason.DOWNGRADED_REDIRECT, "redirected from https to http")
    if str(target) in {hop.url for hop in hops}:
        raise FetchFailure(FetchReason.REDIRECT_LOOP, "redirected in a circle")
    return str(target)


def result_of(step: Step, answer: HopAnswer) -> FetchResult:
    """The record of a request that has come to its end."""
    headers, body = answer.headers, answer.body
    return FetchResult(
        request=step.request,
        outcome=answer.outcome,
        fetched_at=utc_now(),
        seconds=step.seconds,
        final_url=step.url,
        status=answer.status,
        reason=answer.reason,
        reason_text=answer.text,
        hops=step.hops,
        body=body.content if body else None,
        content_type=headers.text(b"content-type"),
        validators=answer.validators,
        retry_at=answer.retry_at,
        n_bytes_received=step.n_bytes,
        robots_tag=headers.lines(b"x-robots-tag"),
        rights_reservation=headers.text(b"tdm-reservation"),
        has_permanent_move=bool(step.hops) and all(hop.status in _PERMANENT for hop in step.hops),
        body_path=body.path if body else None,
        has_known_end=body.has_known_end if body else True,
        server_time=headers.date(),
    )
