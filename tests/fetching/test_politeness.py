"""The whole way of asking, judged by the servers that are asked."""

from __future__ import annotations

import threading
import urllib.request
from contextlib import suppress
from urllib.error import HTTPError

from orchestration.fetching.run_rules import DelayRules, RunRules
from tests.fetching.politeness import politeness_score, scoring


def test_two_runs_over_many_hosts_break_no_rule() -> None:
    score = politeness_score(48, n_hosts=6, speed=200.0, seed=2)
    assert score.violations == {}
    assert score.n_requests > 70
    assert {"fetched", "not_modified", "refused"} <= set(score.outcomes)


def test_the_server_notices_who_does_not_wait() -> None:
    rules = RunRules(delays=DelayRules(shortest=0.5, times_last_request=0.0))
    score = politeness_score(20, n_hosts=4, rules=rules)
    assert score.violations["before its time"] > 5


def test_a_crawl_delay_that_is_cut_short_is_noticed() -> None:
    cut = RunRules(delays=DelayRules(longest_crawl_delay=60.0))
    assert politeness_score(30, n_hosts=6, speed=400.0, seed=7, rules=cut).violations["before its time"] > 2
    score = politeness_score(30, n_hosts=6, speed=400.0, seed=7)
    assert score.violations == {}
    assert score.outcomes["deferred"] > 0


def test_the_server_notices_every_other_breach() -> None:
    with scoring(1.0, 1) as (site, answers):
        site.answers = answers

        def get(path: str) -> None:
            with suppress(HTTPError):
                urllib.request.urlopen(site.url(path), timeout=5).close()

        get("/story/1")
        get("/robots.txt")
        get("/robots.txt")
        get("/private/1")
        get("/story/1")
        slow = next(
            f"/story/{n}" for n in range(999) if answers.chance_of("127.0.0.1", f"/story/{n}").random() < 0.05
        )
        at_once = [threading.Thread(target=get, args=(slow,)) for _ in range(8)]
        for thread in at_once:
            thread.start()
        for thread in at_once:
            thread.join()
    noticed = {name for name, n in answers.violations.items() if n}
    assert noticed >= {
        "before its time",
        "forbidden by robots.txt",
        "robots.txt asked twice",
        "robots.txt not asked",
        "no contact",
        "validator not sent back as it was",
        "several at once",
    }
