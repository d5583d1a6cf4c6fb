"""Slow, failing and dead hosts are their own affair: they hold up nobody, and are left alone in time."""

from __future__ import annotations

from collections import Counter

import pytest

from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, HostState
from orchestration.fetching.fetcher import FetchLimits
from orchestration.fetching.run_rules import DelayRules, RunRules
from tests.fetching.asking import fetcher_for, pages, run_all
from tests.fetching.servers import HOST, Answer, hangs, page, says, serving

NO_DELAYS = RunRules(delays=DelayRules(shortest=0.0, times_last_request=0.0))


def test_a_slow_host_and_a_dead_one_hold_up_nobody() -> None:
    answers: dict[str, Answer] = {f"/{n}": page() for n in range(5)}
    slow: dict[str, Answer] = {f"/{n}": hangs(3) for n in range(5)}
    with serving(answers) as quick, serving({"/robots.txt": says(404), **slow}) as stuck, serving({}) as dead:
        fetcher = fetcher_for(quick, stuck, dead, limits=FetchLimits(deadline_seconds=0.7))
        dead.server.server_close()
        requests = [
            request for site in (stuck, dead, quick) for n in range(5) for request in pages(site, f"/{n}")
        ]
        results = [result for result, _ in run_all(fetcher, requests, rules=NO_DELAYS)]
    ours = [place for place, result in enumerate(results) if result.request.url.startswith(quick.url())]
    theirs = [place for place, result in enumerate(results) if result.request.url.startswith(stuck.url())]
    assert [results[place].outcome for place in ours] == [FetchOutcome.FETCHED] * 5
    assert max(ours) < min(theirs)
    assert dead.seen == []


def test_a_host_that_fails_again_and_again_is_left_alone_for_this_run() -> None:
    with serving({"/robots.txt": says(404), **{f"/{n}": says(500) for n in range(8)}}) as site:
        rules = RunRules(n_failures=3)
        results = list(run_all(fetcher_for(site), pages(site, *(f"/{n}" for n in range(8))), rules=rules))
    assert len(site.seen) == 1 + 3
    assert Counter(result.reason for result, _ in results) == {
        FetchReason.SERVER_ERROR: 3,
        FetchReason.HOST_GIVEN_UP: 5,
    }


def test_single_failures_between_good_answers_do_not_count() -> None:
    answers = {f"/{n}": says(500) if n % 2 else page() for n in range(8)}
    with serving(answers) as site:
        results = list(run_all(fetcher_for(site), pages(site, *answers), rules=RunRules(n_failures=2)))
    assert Counter(result.outcome for result, _ in results) == {
        FetchOutcome.FETCHED: 4,
        FetchOutcome.FAILED: 4,
    }


@pytest.mark.parametrize(("n_threads", "most"), [(8, 6), (2, 2)])
def test_hosts_are_asked_side_by_side_but_only_so_many(n_threads: int, most: int) -> None:
    with serving({"/robots.txt": hangs(0.3), "/a": page()}) as site:
        requests = [request for n in range(6) for request in pages(site, "/a", host=f"h{n}.example")]
        rules = RunRules(n_threads=n_threads, delays=NO_DELAYS.delays)
        assert len(list(run_all(fetcher_for(site), requests, rules=rules))) == 6
    assert site.most_at_once == most


def test_hosts_known_to_be_slow_leave_threads_to_the_others() -> None:
    with serving({"/robots.txt": hangs(1.0)}) as stuck, serving({"/a": page()}) as quick:
        slow = [request for n in range(6) for request in pages(stuck, "/a", host=f"h{n}.example")]
        keys = [f"http://h{n}.example:{stuck.port}" for n in range(6)]
        states = {key: HostState(key, n_failures_in_a_row=3) for key in keys}
        rules = RunRules(n_threads=4, delays=NO_DELAYS.delays)
        run = run_all(fetcher_for(stuck, quick), [*slow, *pages(quick, "/a")], states=states, rules=rules)
        first, _ = next(iter(run))
        assert first.request.url == quick.url("/a")
    assert stuck.most_at_once <= 2


def test_failures_are_counted_over_runs_until_an_answer_comes() -> None:
    with serving({"/robots.txt": says(500), "/a": page()}) as site:
        key = f"http://{HOST}:{site.port}"
        counts = []
        states: dict[str, HostState] = {}
        for answer in (says(500), says(500), says(404)):
            site.answers["/robots.txt"] = answer
            run = run_all(fetcher_for(site), pages(site, "/a"), states=states)
            list(run)
            counts.append(run.host_states()[key].n_failures_in_a_row)
            states = {key: HostState(key, n_failures_in_a_row=counts[-1])}
    assert counts == [1, 2, 0]
