"""What becomes of one request to a server that behaves, more or less."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from orchestration.clock import utc_now
from orchestration.fetching.body_decoding import BodyLimits
from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    ResourceKind,
    Validators,
)
from orchestration.fetching.fetcher import Fetcher, FetchLimits
from orchestration.fetching.response_headers import read_retry_after
from tests.fetching.asking import CONTACT, ask, fetcher_for
from tests.fetching.servers import (
    Answer,
    Handler,
    chunked,
    drips,
    hangs,
    hangs_up,
    page,
    raw,
    redirects,
    says,
    serving,
    with_length,
)


def test_a_page_comes_whole_with_what_the_server_says_of_it() -> None:
    headers = {
        "ETag": '"a1"',
        "Last_Modified": "Tue, 24 Nov 2026 09:00:00 GMT",
        "Date": "Tue, 24 Nov 2026 10:00:00 GMT",
    }
    with serving({"/a": page(b"news", **headers)}) as site:
        result = ask(site, "/a")
    assert (result.outcome, result.body, result.status) == (FetchOutcome.FETCHED, b"news", 200)
    assert (result.content_type, result.final_url) == ("text/html", site.url("/a"))
    assert result.validators == Validators(b'"a1"', b"Tue, 24 Nov 2026 09:00:00 GMT")
    assert result.server_time is not None
    assert result.n_bytes_received > len(b"news")


def test_we_say_who_asks_and_whom_to_complain_to() -> None:
    with serving({"/": page()}) as site:
        ask(site)
    sent = site.seen[0].headers
    assert sent["user-agent"].startswith(b"newsledger/")
    assert sent["user-agent"].endswith(b" (+https://example.org/about-our-robot)")
    assert "cookie" not in sent


@pytest.mark.parametrize("contact", ["", "nobody", "a b@c.org", "x@y.org\r\nHost: z", "(x@y.org)"])
def test_a_contact_that_reaches_nobody_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        Fetcher(contact)


@pytest.mark.parametrize(
    "etag",
    [
        b'"plain"',
        b'W/"weak"',
        b"unquoted",
        '"größe-€"'.encode(),
        b'"\xff\xfe"',
        b'"a,b;c"',
        b'"' + b"x" * 1990 + b'"',
    ],
)
def test_validators_go_back_byte_for_byte(etag: bytes) -> None:
    modified = b"Tue, 24 Nov 2026  9:00:00 +0000"
    with serving({"/": page(ETag=etag, Last_Modified=modified)}) as site:
        first = ask(site)
        site.answers["/"] = says(304)
        second = ask(site, validators=first.validators)
    sent = site.seen[1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, modified)
    assert (second.outcome, second.body, second.validators) == (
        FetchOutcome.NOT_MODIFIED,
        None,
        first.validators,
    )


def test_a_304_that_nobody_asked_for_is_no_answer() -> None:
    with serving({"/": says(304)}) as site:
        result = ask(site)
    assert (result.outcome, result.reason) == (FetchOutcome.FAILED, FetchReason.BAD_RESPONSE)


@pytest.mark.parametrize(
    ("status", "outcome", "reason"),
    [
        (404, FetchOutcome.GONE, FetchReason.NOT_FOUND),
        (410, FetchOutcome.GONE, FetchReason.WITHDRAWN),
        (403, FetchOutcome.FAILED, FetchReason.CLIENT_ERROR),
        (429, FetchOutcome.DEFERRED, FetchReason.TOO_MANY_REQUESTS),
        (500, FetchOutcome.FAILED, FetchReason.SERVER_ERROR),
        (503, FetchOutcome.FAILED, FetchReason.SERVER_ERROR),
        (206, FetchOutcome.FAILED, FetchReason.BAD_RESPONSE),
        (204, FetchOutcome.FAILED, FetchReason.BAD_RESPONSE),
        (302, FetchOutcome.FAILED, FetchReason.BAD_RESPONSE),
        (999, FetchOutcome.FAILED, FetchReason.BAD_RESPONSE),
    ],
)
def test_each_status_has_its_meaning(status: int, outcome: FetchOutcome, reason: FetchReason) -> None:
    with serving({"/": says(status)}) as site:
        result = ask(site)
    assert (result.outcome, result.reason, result.body) == (outcome, reason, None)
    assert result.reason_text


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_may_say_when_to_come_back(status: int) -> None:
    in_an_hour = utc_now() + timedelta(hours=1)
    date = in_an_hour.strftime("%a, %d %b %Y %H:%M:%S GMT")
    with serving({"/s": says(status, Retry_After="120"), "/d": says(status, Retry_After=date)}) as site:
        by_seconds, by_date = ask(site, "/s"), ask(site, "/d")
    assert by_seconds.outcome is by_date.outcome is FetchOutcome.DEFERRED
    assert by_seconds.retry_at is not None
    assert 120 <= (by_seconds.retry_at - by_seconds.fetched_at).total_seconds() <= 122
    assert by_date.retry_at is not None
    assert 0 <= (by_date.retry_at - in_an_hour).total_seconds() <= 2


@pytest.mark.parametrize(
    "value", ["", "soon", "-5", "9" * 30, "Tue, 99 Nov 2026 10:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 +2359"]
)
def test_whatever_retry_after_says_the_wait_is_sensible(value: str) -> None:
    now = utc_now()
    assert now <= read_retry_after(value, now) <= now + timedelta(days=1, seconds=1)


def test_hops_are_recorded_and_permanent_moves_told() -> None:
    answers: dict[str, Answer] = {
        "/a": redirects("/b", 301),
        "/b": redirects("c?x=1", 308),
        "/c": page(b"there"),
    }
    with serving(answers) as site:
        moved = ask(site, "/a")
        site.answers["/b"] = redirects("/c", 302)
        passing = ask(site, "/a")
    assert (moved.body, moved.final_url, moved.request.url) == (b"there", site.url("/c?x=1"), site.url("/a"))
    assert [(hop.url, hop.status, hop.location) for hop in moved.hops] == [
        (site.url("/a"), 301, "/b"),
        (site.url("/b"), 308, "c?x=1"),
    ]
    assert moved.has_permanent_move
    assert not passing.has_permanent_move


def test_five_redirects_are_followed_and_six_are_not() -> None:
    answers = {f"/{n}": redirects(f"/{n + 1}") for n in range(6)}
    with serving({**answers, "/6": page()}) as site:
        assert ask(site, "/1").outcome is FetchOutcome.FETCHED
        refused = ask(site, "/0")
    assert (refused.outcome, refused.reason) == (FetchOutcome.REFUSED, FetchReason.TOO_MANY_REDIRECTS)
    assert len(refused.hops) == 6


@pytest.mark.parametrize("to", ["/", "/#part", "?"])
def test_a_redirect_in_a_circle_ends_at_once(to: str) -> None:
    with serving({"/": redirects(to), "/?": redirects("/")}) as site:
        result = ask(site)
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.REDIRECT_LOOP)
    assert len(site.seen) <= 2


@pytest.mark.parametrize(
    "to", ["ftp://example.org/", "file:///etc/passwd", "javascript:1", "http://u:p@example.org/"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(to: str) -> None:
    with serving({"/": redirects(to)}) as site:
        result = ask(site)
    assert (result.outcome, result.reason) == (FetchOutcome.REFUSED, FetchReason.BAD_URL)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (hangs_up, FetchReason.CONNECTION_FAILED),
        (raw(b"no HTTP at all\r\n\r\n"), FetchReason.BAD_RESPONSE),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000), FetchReason.BAD_RESPONSE),
        (
            raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
            FetchReason.BAD_RESPONSE,
        ),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), FetchReason.BAD_RESPONSE),
        (
            raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + b"HTTP/1.1 101 Switching\r\n\r\n"),
            FetchReason.BAD_RESPONSE,
        ),
    ],
)
def test_an_answer_that_is_none_is_a_failure(answer: Answer, reason: FetchReason) -> None:
    with serving({"/": answer}) as site:
        result = ask(site)
    assert (result.outcome, result.reason) == (FetchOutcome.FAILED, reason)


@pytest.mark.parametrize(
    "body_start", [b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "]
)
def test_a_drip_ends_with_the_deadline(body_start: bytes) -> None:
    with serving({"/": drips(body_start, b"a", seconds=5)}) as site:
        started = time.monotonic()
        result = ask(site, limits=FetchLimits(deadline_seconds=0.5))
    assert time.monotonic() - started < 1.5
    assert (result.outcome, result.reason) == (FetchOutcome.FAILED, FetchReason.DEADLINE_PASSED)


def test_a_body_that_comes_too_slowly_is_left_before_the_deadline() -> None:
    slow = BodyLimits(10_000_000, slow_after_seconds=0.2, slowest=5_000)
    limits = FetchLimits(deadline_seconds=4.0, bodies={ResourceKind.PAGE: slow})
    start = b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n"
    with serving({"/": drips(start, b"a", seconds=4), "/quick": drips(start, b"a" * 20_000, 0.5)}) as site:
        result = ask(site, limits=limits)
        assert ask(site, "/quick", limits=limits).reason is FetchReason.TRUNCATED_BODY
    assert result.reason is FetchReason.DEADLINE_PASSED
    assert "slower" in (result.reason_text or "")
    assert result.seconds < 2


def test_the_deadline_is_one_for_all_hops() -> None:
    def slow_redirect(to: str) -> Answer:
        def answer(handler: Handler) -> None:
            time.sleep(0.25)
            handler.send(302, Location=to)

        return answer

    with serving({f"/{n}": slow_redirect(f"/{n + 1}") for n in range(5)}) as site:
        result = ask(site, "/0", limits=FetchLimits(deadline_seconds=0.6))
    assert (result.reason, len(result.hops)) == (FetchReason.DEADLINE_PASSED, 2)
    assert result.seconds < 1.6


def test_a_server_that_says_nothing_is_left_at_the_deadline_or_when_stopped() -> None:
    with serving({"/": hangs(3)}) as site:
        assert ask(site, limits=FetchLimits(deadline_seconds=0.3)).reason is FetchReason.DEADLINE_PASSED
        stop = threading.Event()
        threading.Timer(0.2, stop.set).start()
        started = time.monotonic()
        stopped = fetcher_for(site).fetch(FetchRequest(site.url(), ResourceKind.PAGE), stop)
    assert time.monotonic() - started < 1.5
    assert (stopped.outcome, stopped.reason) == (FetchOutcome.DEFERRED, FetchReason.RUN_ENDED)


def test_a_resolver_that_hangs_is_left_at_the_deadline() -> None:
    def hanging(host: str, port: int) -> list[str]:
        time.sleep(2)
        return ["127.0.0.1"]

    with serving({"/": page()}) as site:
        fetcher = fetcher_for(site, limits=FetchLimits(deadline_seconds=0.3), resolve=hanging)
        result = fetcher.fetch(FetchRequest(site.url(), ResourceKind.PAGE))
    assert (result.reason, site.seen) == (FetchReason.DEADLINE_PASSED, [])


def test_an_archive_may_go_to_a_file_which_is_there_only_if_whole(tmp_path: Path) -> None:
    body = bytes(range(256)) * 8_000
    whole, cut = tmp_path / "a.warc", tmp_path / "b.warc"
    with serving({"/a": raw(chunked(body)), "/b": raw(with_length(body[:-1], length=len(body)))}) as site:
        fetcher = fetcher_for(site)
        good = fetcher.fetch(FetchRequest(site.url("/a"), ResourceKind.ARCHIVE, save_to=whole))
        bad = fetcher.fetch(FetchRequest(site.url("/b"), ResourceKind.ARCHIVE, save_to=cut))
    assert (good.outcome, good.body, good.body_path) == (FetchOutcome.FETCHED, None, whole)
    assert whole.read_bytes() == body
    assert (bad.reason, bad.body_path) == (FetchReason.TRUNCATED_BODY, None)
    assert list(tmp_path.iterdir()) == [whole]
    assert site.seen[0].headers["accept-encoding"] == b"identity"


def test_a_port_where_nobody_listens_is_a_failure_with_its_reason() -> None:
    with serving({}) as site:
        fetcher = fetcher_for(site)
    result = fetcher.fetch(FetchRequest(site.url(), ResourceKind.PAGE))
    assert (result.outcome, result.reason) == (FetchOutcome.FAILED, FetchReason.CONNECTION_FAILED)
    assert "refused" in (result.reason_text or "")
    assert CONTACT not in (result.reason_text or "")
