"""Many requests at once: every one gets its result, hosts do not wait for one another, and nobody is asked too hard."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from orchestration.clock import utc_now
from orchestration.fetching.fetch_failures import BodyNotSavedError
from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    HostState,
    ResourceKind,
)
from orchestration.fetching.fetch_run import FetchRun, fetch_all
from orchestration.fetching.host_table import HostTable
from orchestration.fetching.run_rules import DelayRules, RunRules
from tests.fetching.asking import fetcher_for, pages, run_all
from tests.fetching.servers import (
    HOST,
    Answer,
    LoopbackSite,
    hangs,
    hangs_up,
    in_turn,
    page,
    redirects,
    says,
    serving,
)

NOON = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 - naive UTC, as everywhere
LATER = NOON + timedelta(seconds=30)
NO_DELAYS = RunRules(delays=DelayRules(shortest=0.0, times_last_request=0.0))


def gaps(site: LoopbackSite) -> list[float]:
    """Real seconds from one request to the next, as the server saw them; never shorter than the client's pause."""
    times = sorted(request.started_at for request in site.seen)
    return [after - before for before, after in pairwise(times)]


def test_every_request_gets_one_result_with_its_hosts_state() -> None:
    with serving({"/a": page(b"A"), "/b": page(b"B")}) as site:
        requests = pages(site, "/a", "/b", "/missing")
        results = list(run_all(fetcher_for(site), requests))
    assert {result.request for result, _ in results} == set(requests)
    assert Counter(result.outcome for result, _ in results) == {FetchOutcome.FETCHED: 2, FetchOutcome.GONE: 1}
    assert {state.host_key for _, state in results} == {f"http://{HOST}:{site.port}"}
    assert site.paths() == ["/robots.txt", "/a", "/b", "/missing"]


def test_a_host_is_asked_one_after_the_other_with_a_pause() -> None:
    with serving({"/robots.txt": says(200, b"User-agent: *\nCrawl-delay: 4\n")}) as site:
        sources = [request for n in range(10) for request in pages(site, f"/{n}", source=f"s{n}")]
        assert len(list(run_all(fetcher_for(site), sources))) == 10
    assert site.most_at_once == 1
    assert min(gaps(site)) >= 0.04  # from the first page on


def test_http_and_https_of_a_host_share_their_turn() -> None:
    table = HostTable(
        {"https://a.example:443": HostState("https://a.example:443", not_before=LATER)}, DelayRules()
    )
    hosts = [
        table.host_of(url, NOON, 0.0)
        for url in ("http://a.example/", "https://a.example/x", "https://A.example./")
    ]
    other = table.host_of("http://a.example:8080/", NOON, 0.0)
    assert all(host.lane is hosts[0].lane for host in hosts)
    assert other.lane is not hosts[0].lane
    assert (hosts[0].lane.ready_at, other.lane.ready_at) == (30.0, 0.0)


def test_sources_on_one_host_take_turns() -> None:
    with serving({}) as site:
        many = [request for n in range(4) for request in pages(site, f"/many{n}", source="many")]
        list(run_all(fetcher_for(site), [*many, *pages(site, "/few", source="few")]))
    assert site.paths()[1:3] == ["/many0", "/few"]


def test_a_host_that_wants_us_much_later_is_asked_nothing_more_and_in_no_run_before() -> None:
    with serving({"/a": says(429, Retry_After="3600"), "/b": page()}) as site:
        run = run_all(fetcher_for(site), pages(site, "/a", "/b"))
        first = [result for result, _ in run]
        states = run.host_states()
        again = list(run_all(fetcher_for(site), pages(site, "/b"), states=states))
    assert [result.outcome for result in first] == [FetchOutcome.DEFERRED] * 2
    assert [result.reason for result in first] == [FetchReason.TOO_MANY_REQUESTS, FetchReason.HOST_NOT_YET]
    assert site.paths() == ["/robots.txt", "/a"]
    assert [result.reason for result, _ in again] == [FetchReason.HOST_NOT_YET]
    (state,) = states.values()
    assert state.not_before is not None
    assert state.not_before >= utc_now() + timedelta(minutes=59)


@pytest.mark.parametrize(("crawl_delay", "n_asked"), [(90, 3), (600, 0), (200_000, 0)])
def test_a_long_crawl_delay_is_kept_and_leaves_the_host_to_later_runs(crawl_delay: int, n_asked: int) -> None:
    robots = f"User-agent: *\nCrawl-delay: {crawl_delay}\n".encode()
    with serving({"/robots.txt": says(200, robots), "/a": page(), "/b": page(), "/c": page()}) as site:
        requests = pages(site, "/a", "/b", "/c")
        run = run_all(fetcher_for(site), requests, speed=1_000.0)
        results = [result for result, _ in run]
        (key, state) = next(iter(run.host_states().items()))
        later = replace(state, not_before=utc_now())
        again = [
            result for result, _ in run_all(fetcher_for(site), requests, states={key: later}, speed=1_000.0)
        ]
        too_soon = [
            result for result, _ in run_all(fetcher_for(site), requests, states={key: state}, speed=1_000.0)
        ]
    assert sum(result.outcome is FetchOutcome.FETCHED for result in results) == n_asked
    assert all(gap >= 0.09 for gap in gaps(site)[: n_asked - 1])
    assert state.not_before is not None
    assert state.not_before >= utc_now() + timedelta(seconds=min(crawl_delay, 86_400) - 5)
    if not n_asked:
        left = [*results, *again[1:], *too_soon]
        assert {result.reason for result in left} == {FetchReason.HOST_NOT_YET}
        assert all(result.retry_at and result.retry_at > utc_now() for result in left)
        assert again[0].outcome is FetchOutcome.FETCHED
        assert site.paths() == ["/robots.txt", "/a"]


def test_a_host_that_wants_us_a_little_later_is_waited_for() -> None:
    with serving({"/a": says(503, Retry_After="60"), "/b": page()}) as site:
        results = [result.outcome for result, _ in run_all(fetcher_for(site), pages(site, "/a", "/b"))]
    assert results == [FetchOutcome.DEFERRED, FetchOutcome.FETCHED]
    assert gaps(site)[-1] >= 0.6


def test_what_a_result_leads_to_can_be_added_while_the_run_goes_on() -> None:
    answers: dict[str, Answer] = {f"/{n}": page() for n in range(6)}
    with serving({"/feed": page(b"feed"), **answers}) as site:
        run = run_all(fetcher_for(site), [FetchRequest(site.url("/feed"), ResourceKind.FEED)])
        got = []
        for result, _ in run:
            got.append(result.final_url)
            if result.request.kind is ResourceKind.FEED:
                for request in pages(site, *answers):
                    run.add(request)
    assert got == [site.url(path) for path in ["/feed", *answers]]


def test_a_redirect_to_another_host_waits_for_its_turn_there_and_its_robots() -> None:
    with serving(
        {"/b": page(b"B"), "/robots.txt": says(200, b"User-agent: *\nDisallow: /private\n")}
    ) as there:
        answers = {"/a": redirects(there.url("/b")), "/c": redirects(there.url("/private"))}
        with serving(answers) as here:
            run = run_all(fetcher_for(here, there), pages(here, "/a", "/c"))
            results = {result.request.url: result for result, _ in run}
    assert results[here.url("/a")].body == b"B"
    assert results[here.url("/c")].reason is FetchReason.ROBOTS_DISALLOW
    assert len(results[here.url("/c")].hops) == 1
    assert there.paths() == ["/robots.txt", "/b"]
    assert set(run.host_states()) == {f"http://{HOST}:{here.port}", f"http://{HOST}:{there.port}"}


def test_nothing_more_is_asked_while_the_consumer_is_slow() -> None:
    with ExitStack() as stack:
        sites = [stack.enter_context(serving({f"/{n}": page() for n in range(5)})) for _ in range(4)]
        requests = [request for site in sites for n in range(5) for request in pages(site, f"/{n}")]
        rules = RunRules(n_results=3, delays=NO_DELAYS.delays)
        results = iter(run_all(fetcher_for(*sites), requests, rules=rules))
        next(results)
        time.sleep(0.3)
        n_asked = sum(path != "/robots.txt" for site in sites for path in site.paths())
        assert n_asked <= 1 + 3
        assert len(list(results)) == 19


def test_a_run_ends_at_its_time_and_leaves_the_rest_for_later() -> None:
    with serving({f"/{n}": page() for n in range(50)}) as site:
        rules = RunRules(run_seconds=20.0)
        results = list(run_all(fetcher_for(site), pages(site, *(f"/{n}" for n in range(50))), rules=rules))
    reasons = Counter(result.reason for result, _ in results)
    assert len(results) == 50
    assert 0 < len(site.seen) < 15
    assert reasons[FetchReason.RUN_ENDED] > 30


@pytest.mark.parametrize("how", ["break", "interrupt", "close"])
def test_a_run_that_is_left_ends_its_threads(how: str) -> None:
    before = threading.active_count()
    with (
        serving({"/a": page(), "/robots.txt": says(404), "/h": hangs(2)}) as site,
        serving({"/h": hangs(2)}) as other,
    ):
        run = run_all(
            fetcher_for(site, other), [*pages(other, "/h"), *pages(site, "/a", "/h")], rules=NO_DELAYS
        )
        started = time.monotonic()
        try:
            with run:
                for _ in run:
                    time.sleep(0.05)
                    if how == "interrupt":
                        raise KeyboardInterrupt
                    break
        except KeyboardInterrupt:
            pass
        assert time.monotonic() - started < 1.5
        ours = [thread.name for thread in threading.enumerate() if thread.name.startswith("newsledger-fetch")]
    assert ours == []
    assert threading.active_count() <= before + 4  # handlers of the servers that still hang


def test_an_address_that_is_none_gets_its_result_without_a_host() -> None:
    results = list(fetch_all([FetchRequest("gopher://x/", ResourceKind.PAGE)], fetcher_for()))
    assert [(result.outcome, result.reason, state.host_key) for result, state in results] == [
        (FetchOutcome.REFUSED, FetchReason.BAD_URL, "")
    ]


def test_no_requests_no_results() -> None:
    assert list(FetchRun(fetcher_for(), {})) == []


def test_robots_is_not_asked_again_in_the_next_run_of_the_day_but_the_day_after() -> None:
    with serving({"/a": page(), "/robots.txt": says(200, b"User-agent: *\nDisallow: /x\n")}) as site:
        run = run_all(fetcher_for(site), pages(site, "/a"))
        list(run)
        key, state = next(iter(run.host_states().items()))
        free = HostState(key, state.robots_status, state.robots_body, state.robots_fetched_at)
        results = list(run_all(fetcher_for(site), pages(site, "/x", "/a"), states={key: free}))
        assert site.paths() == ["/robots.txt", "/a", "/a"]
        assert state.robots_fetched_at is not None
        old = HostState(key, 200, state.robots_body, state.robots_fetched_at - timedelta(hours=25))
        list(run_all(fetcher_for(site), pages(site, "/a"), states={key: old}))
    assert [result.reason for result, _ in results] == [FetchReason.ROBOTS_DISALLOW, None]
    assert site.paths()[3:] == ["/robots.txt", "/a"]


def test_a_server_that_hangs_up_once_costs_one_page_only() -> None:
    with serving({"/a": in_turn(hangs_up), "/b": page()}) as site:
        results = [result.reason for result, _ in run_all(fetcher_for(site), pages(site, "/a", "/b"))]
    assert results == [FetchReason.CONNECTION_FAILED, None]


def test_a_run_that_is_over_takes_no_more_requests() -> None:
    run = FetchRun(fetcher_for(), {})
    assert list(run) == []
    with pytest.raises(RuntimeError, match="is over"):
        run.add(FetchRequest("http://a.example/", ResourceKind.PAGE))


def test_a_fault_of_this_machine_is_raised_to_the_consumer(tmp_path: Path) -> None:
    with serving({"/a.warc": page(b"WARC/1.0")}) as site:
        nowhere = tmp_path / "missing" / "a.warc"
        request = FetchRequest(site.url("/a.warc"), ResourceKind.ARCHIVE, save_to=nowhere)
        with pytest.raises(BodyNotSavedError):
            list(run_all(fetcher_for(site), [request]))
