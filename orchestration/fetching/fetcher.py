"""Asks one web server for one resource, one hop at a time, and says what became of it.

Nothing that a server does raises an error here. Delays between requests and robots.txt are the business of fetch_run.py.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import httpcore
import httpx

from orchestration.fetching.addresses import AddressPolicy, Resolver, system_resolver
from orchestration.fetching.asked_urls import asked_url, port_of
from orchestration.fetching.body_decoding import BodyLimits
from orchestration.fetching.deadlines import Deadline
from orchestration.fetching.fetch_failures import BodyNotSavedError, FetchFailure
from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    FetchResult,
    Hop,
    ResourceKind,
)
from orchestration.fetching.network_streams import PinnedBackend
from orchestration.fetching.response_outcomes import HopAnswer, Step, answer_of, checked_redirect, result_of
from orchestration.fetching.user_agent import user_agent_for

_MEGABYTE = 1_000_000
_REFUSALS = frozenset(
    {
        FetchReason.BAD_URL,
        FetchReason.INTERNAL_ADDRESS,
        FetchReason.DOWNGRADED_REDIRECT,
        FetchReason.TOO_MANY_REDIRECTS,
        FetchReason.REDIRECT_LOOP,
        FetchReason.RIGHTS_RESERVED,
        FetchReason.TLS_FAILED,
    }
)
_ACCEPTED = {
    ResourceKind.PAGE: b"text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    ResourceKind.FEED: b"application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    ResourceKind.SITEMAP: b"application/xml, text/xml, */*;q=0.5",
}
BODY_LIMITS: Mapping[ResourceKind, BodyLimits] = {
    ResourceKind.PAGE: BodyLimits(10 * _MEGABYTE),
    ResourceKind.FEED: BodyLimits(10 * _MEGABYTE),
    ResourceKind.SITEMAP: BodyLimits(50 * _MEGABYTE),
    ResourceKind.ROBOTS: BodyLimits(500 * 1024, is_cut=True),  # RFC 9309, 2.5
    ResourceKind.ARCHIVE: BodyLimits(100 * _MEGABYTE),
    ResourceKind.URL_LIST: BodyLimits(50 * _MEGABYTE),
}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one resource may take: seconds over all hops, hops, bytes by kind; archives that go to a file may take more."""

    deadline_seconds: float = 30.0
    most_hops: int = 5
    bodies: Mapping[ResourceKind, BodyLimits] = field(default_factory=lambda: BODY_LIMITS)
    saved_deadline_seconds: float = 600.0
    saved_body: BodyLimits = field(default_factory=lambda: BodyLimits(2_000 * _MEGABYTE))


_PUBLIC_ONLY = AddressPolicy()
_DEFAULT_LIMITS = FetchLimits()


class Fetcher:
    """Asks servers in the name of newsledger; `contact` (an address of the web or of mail) tells them whom to complain to.

    `tls` may trust further authorities, but must check certificates and names. Raises ValueError for settings that are
    neither honest nor safe.
    """

    def __init__(
        self,
        contact: str,
        *,
        policy: AddressPolicy = _PUBLIC_ONLY,
        limits: FetchLimits = _DEFAULT_LIMITS,
        resolve: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._user_agent = user_agent_for(contact)
        self._policy = policy
        self._limits = limits
        self._resolve = resolve
        self._tls = tls or _public_authorities()
        if self._tls.verify_mode is not ssl.CERT_REQUIRED or not self._tls.check_hostname:
            message = "TLS without checked certificates is never used"
            raise ValueError(message)

    def fetch(self, request: FetchRequest, stop: threading.Event | None = None) -> FetchResult:
        """Asks for one resource and follows its redirects; looks into no robots.txt and waits for no turn."""
        answer: Step | FetchResult = Step(request, request.url)
        while isinstance(answer, Step):
            answer = self.take(answer, stop)
        return answer

    def take(self, step: Step, stop: threading.Event | None = None) -> Step | FetchResult:
        """Makes one hop: the next one where the server redirects, else the result."""
        request = step.request
        seconds = self._limits.saved_deadline_seconds if request.save_to else self._limits.deadline_seconds
        deadline = Deadline(seconds - step.seconds, stop)
        backend = PinnedBackend(self._resolve, self._policy, deadline)
        started = time.monotonic()
        try:
            answer = self._answer(step, backend)
        except FetchFailure as failure:
            answer = HopAnswer(_outcome_of(failure.reason), failure.reason, failure.text)
        except BodyNotSavedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a server sends, it ends no run
            text = f"an answer that could not be handled ({type(error).__name__})"
            answer = HopAnswer(FetchOutcome.FAILED, FetchReason.BAD_RESPONSE, text)
        spent = step.seconds + time.monotonic() - started
        done = replace(step, seconds=spent, n_bytes=step.n_bytes + backend.n_received)
        if answer.redirect is None:
            return result_of(done, answer)
        return self._next(done, answer.redirect)

    def _next(self, step: Step, hop: Hop) -> Step | FetchResult:
        """The step that a redirect leads to, or the refusal to follow it."""
        hops = (*step.hops, hop)
        behind = replace(step, hops=hops)
        try:
            target = checked_redirect(hops, self._limits.most_hops)
        except FetchFailure as failure:
            return result_of(
                behind, HopAnswer(FetchOutcome.REFUSED, failure.reason, failure.text, hop.status)
            )
        return replace(behind, url=target)

    def _answer(self, step: Step, backend: PinnedBackend) -> HopAnswer:
        url = asked_url(step.url)
        origin = httpcore.Origin(url.raw_scheme, url.raw_host, port_of(url))
        with httpcore.HTTPConnection(origin, ssl_context=self._tls, network_backend=backend) as connection:
            response = _response(connection, self._request(url, step.request))
            try:
                return answer_of(response, step.request, str(url), self._body_limits(step.request), backend)
            finally:
                response.close()

    def _request(self, url: httpx.URL, request: FetchRequest) -> httpcore.Request:
        headers = [
            (b"Host", url.netloc),
            (b"User-Agent", self._user_agent),
            (b"Accept", _ACCEPTED.get(request.kind, b"*/*")),
            (
                b"Accept-Encoding",
                b"identity" if request.kind is ResourceKind.ARCHIVE else b"gzip, deflate, br",
            ),
            (b"Connection", b"close"),
        ]
        if request.validators.etag:
            headers.append((b"If-None-Match", request.validators.etag))
        if request.validators.last_modified:
            headers.append((b"If-Modified-Since", request.validators.last_modified))
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path
        )
        return httpcore.Request(b"GET", target, headers=headers)

    def _body_limits(self, request: FetchRequest) -> BodyLimits:
        return self._limits.saved_body if request.save_to else self._limits.bodies[request.kind]


@lru_cache(maxsize=1)
def _public_authorities() -> ssl.SSLContext:
    """Trusts what browsers trust; made once, because reading the authorities takes a tenth of a second."""
    return httpcore.default_ssl_context()


def _outcome_of(reason: FetchReason) -> FetchOutcome:
    if reason is FetchReason.RUN_ENDED:
        return FetchOutcome.DEFERRED
    return FetchOutcome.REFUSED if reason in _REFUSALS else FetchOutcome.FAILED


def _response(connection: httpcore.HTTPConnection, request: httpcore.Request) -> httpcore.Response:
    """The status and headers of the answer; the body is not read yet."""
    try:
        return connection.handle_request(request)
    except httpcore.RemoteProtocolError as error:
        if "without sending a response" in str(error):
            text = "the server hung up without an answer"
            raise FetchFailure(FetchReason.CONNECTION_FAILED, text) from error
        raise FetchFailure(FetchReason.BAD_RESPONSE, "the answer is not as HTTP wants it") from error
    except httpcore.ReadError as error:
        text = f"the connection broke before an answer came ({error})"
        raise FetchFailure(FetchReason.CONNECTION_FAILED, text) from error
    except httpcore.LocalProtocolError as error:
        raise FetchFailure(FetchReason.BAD_URL, "this cannot be asked over HTTP") from error
