"""robots.txt: what each answer allows, and that nothing forbidden is asked."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from protego import Protego

from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    HostState,
    ResourceKind,
)
from orchestration.fetching.fetch_run import FetchRun
from orchestration.fetching.fetcher import FetchLimits
from orchestration.fetching.robots_rules import is_robots_fresh, rules_of, state_after_robots
from tests.fetching.asking import fetcher_for, pages, run_all
from tests.fetching.servers import Answer, hangs, in_turn, page, raw, redirects, says, serving

NOW = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 - naive UTC, as everywhere
RULES = b"User-agent: *\nDisallow: /secret\nAllow: /secret/open\n"
FILLER = b"# nothing to see\n" * 31_000  # 527,000 bytes

MATRIX: dict[str, tuple[Answer, FetchReason | None, FetchReason | None]] = {
    # the answer, then what becomes of /open and of /secret
    "rules": (says(200, RULES), None, FetchReason.ROBOTS_DISALLOW),
    "empty": (says(200, b""), None, None),
    "no content": (says(204), None, None),
    "a page instead": (page(b"<html><p>Not found</p></html>"), None, None),
    "404": (says(404), None, None),
    "403": (says(403), None, None),
    "410": (says(410), None, None),
    "500": (says(500), FetchReason.ROBOTS_UNREACHABLE, FetchReason.ROBOTS_UNREACHABLE),
    "503": (says(503), FetchReason.ROBOTS_UNREACHABLE, FetchReason.ROBOTS_UNREACHABLE),
    "silence": (hangs(1.0), FetchReason.ROBOTS_UNREACHABLE, FetchReason.ROBOTS_UNREACHABLE),
    "cut": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nUser-"),
        FetchReason.ROBOTS_UNREACHABLE,
        FetchReason.ROBOTS_UNREACHABLE,
    ),
    "moved": (redirects("/hop/1"), None, FetchReason.ROBOTS_DISALLOW),
    "moved too often": (redirects("/hop/0"), None, None),
    "long, rules first": (says(200, RULES + FILLER), None, FetchReason.ROBOTS_DISALLOW),
    "long, rules beyond the cut": (says(200, FILLER + RULES), None, None),
    "byte order mark": (says(200, b"\xef\xbb\xbf" + RULES), None, FetchReason.ROBOTS_DISALLOW),
    "not UTF-8": (says(200, b"# caf\xe9\n" + RULES), None, FetchReason.ROBOTS_DISALLOW),
    "for us by name": (
        says(200, b"User-agent: newsledger\nDisallow: /open\n\nUser-agent: *\nDisallow: /\n"),
        FetchReason.ROBOTS_DISALLOW,
        None,
    ),
}


@pytest.mark.parametrize("name", MATRIX)
def test_each_answer_allows_what_the_rfc_says(name: str) -> None:
    answer, open_reason, secret_reason = MATRIX[name]
    hops: dict[str, Answer] = {f"/hop/{n}": redirects(f"/hop/{n + 1}") for n in range(5)}
    answers = {**hops, "/hop/5": says(200, RULES), "/robots.txt": answer, "/open": page(), "/secret": page()}
    with serving(answers) as site:
        fetcher = fetcher_for(site, limits=FetchLimits(deadline_seconds=0.7 if name == "silence" else 5.0))
        results = [result for result, _ in run_all(fetcher, pages(site, "/open", "/secret"))]
    assert [result.reason for result in results] == [open_reason, secret_reason]
    assert all((result.outcome is FetchOutcome.REFUSED) == (result.reason is not None) for result in results)
    asked = {result.request.url for result in results if result.reason is None}
    assert {site.url(path) for path in site.paths() if path in ("/open", "/secret")} == asked
    assert site.paths().count("/robots.txt") == 1


def test_a_host_that_says_later_to_its_robots_txt_is_asked_later_but_not_for_ever() -> None:
    once = in_turn(says(429, Retry_After="10"), says(200, RULES))
    with serving({"/robots.txt": once, "/a": page()}) as site:
        assert [result.outcome for result, _ in run_all(fetcher_for(site), pages(site, "/a"))] == [
            FetchOutcome.FETCHED
        ]
        site.answers["/robots.txt"] = says(503, Retry_After="10")
        always = [result for result, _ in run_all(fetcher_for(site), pages(site, "/a"))]
    assert [result.reason for result in always] == [FetchReason.ROBOTS_UNREACHABLE]
    assert site.paths() == ["/robots.txt", "/robots.txt", "/a", *["/robots.txt"] * 3]


def test_a_host_that_says_much_later_to_its_robots_txt_is_left_for_a_later_run() -> None:
    with serving({"/robots.txt": says(429, Retry_After="7200"), "/a": page(), "/b": page()}) as site:
        results = [result for result, _ in run_all(fetcher_for(site), pages(site, "/a", "/b"))]
    assert [result.reason for result in results] == [FetchReason.HOST_NOT_YET] * 2
    assert site.paths() == ["/robots.txt"]
    assert all(
        result.retry_at and result.retry_at > result.fetched_at + timedelta(hours=1) for result in results
    )


def test_robots_txt_on_another_host_is_asked_there_in_its_turn() -> None:
    with (
        serving({"/shared-robots": says(200, RULES), "/x": page()}) as there,
        serving({"/open": page()}) as here,
    ):
        here.answers["/robots.txt"] = redirects(there.url("/shared-robots"))
        requests = [*pages(there, "/x"), *pages(here, "/open", "/secret")]
        results = {
            result.request.url: result.reason for result, _ in run_all(fetcher_for(here, there), requests)
        }
    assert results == {
        there.url("/x"): None,
        here.url("/open"): None,
        here.url("/secret"): FetchReason.ROBOTS_DISALLOW,
    }
    assert there.most_at_once == 1
    assert here.paths() == ["/robots.txt", "/open"]


@pytest.mark.parametrize(
    ("state", "is_fresh"),
    [
        (HostState("h"), False),
        (HostState("h", 200, b"", NOW - timedelta(hours=23, minutes=59)), True),
        (HostState("h", 200, b"", NOW - timedelta(hours=24)), False),
        (HostState("h", 404, None, NOW - timedelta(hours=23)), True),
        (HostState("h", 500, None, NOW - timedelta(minutes=59)), True),
        (HostState("h", 500, None, NOW - timedelta(minutes=61)), False),
        (HostState("h", None, None, NOW - timedelta(minutes=61)), False),
        (HostState("h", 200, b"", NOW + timedelta(minutes=1)), False),
    ],
)
def test_what_we_know_holds_for_a_day_and_a_failure_for_an_hour(state: HostState, is_fresh: bool) -> None:
    assert is_robots_fresh(state, NOW) is is_fresh


@pytest.mark.parametrize("days", [1, 31, 400])
def test_a_file_that_cannot_be_had_allows_nothing_however_long_it_lasts(days: int) -> None:
    state = HostState(
        "http://a.example:80", 500, None, NOW, NOW - timedelta(days=days), n_failures_in_a_row=days
    )
    refusal = rules_of(state).refusal_of("http://a.example/")
    assert refusal is not None
    assert refusal.reason is FetchReason.ROBOTS_UNREACHABLE


@pytest.mark.parametrize("name", MATRIX)
def test_what_an_answer_allows_can_be_told_from_its_state_without_the_reason(name: str) -> None:
    """A store that does not keep the reason of a failure must not turn it into a permission."""
    answer, _, secret_reason = MATRIX[name]
    hops: dict[str, Answer] = {f"/hop/{n}": redirects(f"/hop/{n + 1}") for n in range(5)}
    with serving({**hops, "/hop/5": says(200, RULES), "/robots.txt": answer}) as site:
        fetcher = fetcher_for(site, limits=FetchLimits(deadline_seconds=0.3 if name == "silence" else 5.0))
        result = fetcher.fetch(FetchRequest(site.url("/robots.txt"), ResourceKind.ROBOTS))
    state = replace(state_after_robots(HostState("h"), result), robots_failure=None)
    refusal = rules_of(state).refusal_of("http://h/secret")
    assert (refusal.reason if refusal else None) is secret_reason


@pytest.mark.parametrize(
    ("said", "pause"), [("7", 7.0), ("0.5", 0.5), ("nan", 0.0), ("-3", 0.0), ("soon", 0.0)]
)
def test_crawl_delay_is_read(said: str, pause: float) -> None:
    state = HostState("h", 200, f"User-agent: *\nCrawl-delay: {said}\n".encode(), NOW)
    assert rules_of(state).crawl_delay == pause


def test_rules_made_to_hang_a_reader_are_read_in_no_time() -> None:
    lines = b"".join(b"Disallow: /%d%s*z$\n" % (n, b"*a" * 40) for n in range(5_000))
    rules = rules_of(HostState("h", 200, b"User-agent: *\n" + lines, NOW))
    assert rules.refusal_of("http://a.example/" + "a" * 2_000) is None


def test_thousands_of_names_over_thousands_of_rules_are_read_in_no_time() -> None:
    names = b"".join(b"User-agent: robot%d\n" % n for n in range(12_000))
    rules = b"".join(b"Disallow: /%d\n" % n for n in range(10_000))
    started = time.process_time()
    known = rules_of(HostState("h", 200, names + b"User-agent: NewsLedger\n" + rules, NOW))
    assert time.process_time() - started < 5
    assert known.refusal_of("http://a.example/9999") is not None
    assert known.refusal_of("http://a.example/x") is None


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("User-agent: other\nDisallow: /\n", False),
        ("User-agent: *\nDisallow:\nUser-agent: other\nDisallow: /\n", False),
        ("User-agent: other\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: other\nUser-agent: newsledger\nDisallow: /\n\nUser-agent: *\nAllow: /\n", True),
        ("USER AGENT: other # us not\nDisallow: /\n", False),
        ("user-agent newsledger*\nDisallow: /\n", True),
        ("User-agent: newsledger-archive\nDisallow: /\n", False),
        ("User-agent:\nDisallow: /\n", False),
    ],
)
def test_rules_are_those_of_whom_they_name(text: str, is_refused: bool) -> None:
    rules = rules_of(HostState("h", 200, text.encode(), NOW))
    assert (rules.refusal_of("http://a.example/") is not None) is is_refused
    assert (not Protego.parse(text).can_fetch("http://a.example/", "newsledger")) is is_refused


def test_a_robots_txt_asked_for_by_name_needs_no_other() -> None:
    with serving({"/robots.txt": says(200, RULES)}) as site:
        run = FetchRun(fetcher_for(site), {})
        run.add(FetchRequest(site.url("/robots.txt"), ResourceKind.ROBOTS))
        assert [result.body for result, _ in run] == [RULES]
    assert site.paths() == ["/robots.txt"]
