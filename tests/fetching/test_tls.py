"""A certificate that does not hold is a refusal with its reason; nothing turns the check off."""

from __future__ import annotations

import ssl
import time
from datetime import UTC, datetime, timedelta

import httpcore
import pytest
import trustme

from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    FetchResult,
    ResourceKind,
)
from orchestration.fetching.fetcher import Fetcher, FetchLimits
from tests.fetching.asking import CONTACT, fetcher_for
from tests.fetching.servers import LoopbackSite, drips, page, redirects, serving

NAME = "news.example"
AUTHORITY = trustme.CA()
LONG_AGO = datetime.now(UTC) - timedelta(days=3)


def server_tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def client_tls() -> ssl.SSLContext:
    context = httpcore.default_ssl_context()
    AUTHORITY.configure_trust(context)
    return context


def asked(site: LoopbackSite, path: str = "/", host: str = NAME) -> FetchResult:
    fetcher = fetcher_for(site, tls=client_tls(), limits=FetchLimits(deadline_seconds=3.0))
    return fetcher.fetch(FetchRequest(site.url(path, host), ResourceKind.PAGE))


def test_a_good_certificate_is_taken_and_the_name_kept_although_the_address_is_pinned() -> None:
    with serving({"/": page(b"safe")}, server_tls(AUTHORITY.issue_cert(NAME))) as site:
        result = asked(site)
    assert (result.outcome, result.body) == (FetchOutcome.FETCHED, b"safe")
    assert site.seen[0].host == f"{NAME}:{site.port}"


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        (AUTHORITY.issue_cert(NAME, not_after=LONG_AGO), "expired"),
        (trustme.CA().issue_cert(NAME), "issuer"),
        (AUTHORITY.issue_cert("elsewhere.example"), "not valid for"),
    ],
    ids=["expired", "signed by itself", "another host's"],
)
def test_a_certificate_that_does_not_hold_is_refused_with_the_reason(
    certificate: trustme.LeafCert, words: str
) -> None:
    with serving({"/": page()}, server_tls(certificate)) as site:
        result = asked(site)
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.TLS_FAILED)
    assert words in (result.reason_text or "")
    assert site.seen == []


def test_a_server_that_speaks_no_tls_is_refused() -> None:
    with serving({"/": page()}) as site:
        fetcher = fetcher_for(site)
        url = site.url().replace("http:", "https:")
        result = fetcher.fetch(FetchRequest(url, ResourceKind.PAGE))
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.TLS_FAILED)


def test_from_https_nobody_leads_us_to_http() -> None:
    with serving({"/": page()}) as plain:
        answers = {"/": redirects(plain.url()), "/up": page()}
        with serving(answers, server_tls(AUTHORITY.issue_cert(NAME))) as safe:
            result = asked(safe)
            plain.answers["/"] = redirects(safe.url("/up", NAME))
            upwards = fetcher_for(plain, safe, tls=client_tls()).fetch(
                FetchRequest(plain.url(), ResourceKind.PAGE)
            )
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.DOWNGRADED_REDIRECT)
    assert len(plain.seen) == 1
    assert upwards.outcome is FetchOutcome.FETCHED


def test_a_handshake_that_never_ends_ends_with_the_deadline() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        from orchestration.fetching.addresses import address_policy_from

        policy = address_policy_from(f"127.0.0.1:{port}")
        fetcher = Fetcher(CONTACT, policy=policy, limits=FetchLimits(deadline_seconds=0.4))
        started = time.monotonic()
        result = fetcher.fetch(FetchRequest(f"https://127.0.0.1:{port}/", ResourceKind.PAGE))
    assert result.reason is FetchReason.DEADLINE_PASSED
    assert time.monotonic() - started < 1.4


def test_a_drip_over_tls_ends_with_the_deadline() -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n"
    with serving({"/": drips(start, b"x", seconds=4)}, server_tls(AUTHORITY.issue_cert(NAME))) as site:
        fetcher = fetcher_for(site, tls=client_tls(), limits=FetchLimits(deadline_seconds=0.8))
        started = time.monotonic()
        result = fetcher.fetch(FetchRequest(site.url(host=NAME), ResourceKind.PAGE))
    assert result.reason is FetchReason.DEADLINE_PASSED
    assert time.monotonic() - started < 1.8


def test_a_context_that_does_not_check_is_never_used() -> None:
    blind = ssl.create_default_context()
    blind.check_hostname = False
    with pytest.raises(ValueError, match="never used"):
        Fetcher(CONTACT, tls=blind)
    blind.verify_mode = ssl.CERT_NONE
    with pytest.raises(ValueError, match="never used"):
        Fetcher(CONTACT, tls=blind)
