"""A server that keeps a score of how politely it is asked, and a whole collection run against it.

The server speaks for many hosts, told apart by the Host header. It judges by its own clock, `speed` times as fast as real time
like the run's; what it counts as the end of an answer is before the answer leaves, so a pause can only look longer than it was.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchRequest,
    FetchResult,
    HostState,
    ResourceKind,
)
from orchestration.fetching.run_rules import RunRules
from tests.fetching.asking import fetcher_for, run_all
from tests.fetching.servers import Answer, Handler, LoopbackSite, serving

SHORTEST_PAUSE, TIMES_LAST, LONGEST_PAUSE = 2.0, 5.0, 60.0  # what the server expects, in its seconds
CRAWL_DELAYS = (0, 0, 0, 5, 8, 75, 600)  # the last but one is waited for, the last left to a later run
ROBOTS = "User-agent: *\nDisallow: /private/\n"


@dataclass
class HostConduct:
    """What one host has seen; times in the server's seconds."""

    crawl_delay: float = 0.0
    n_at_once: int = 0
    n_robots: int = 0
    free_at: float = 0.0
    etags: dict[str, bytes] = field(default_factory=dict)


class ScoringAnswers(dict[str, Answer]):
    """The answers of a site that notes every breach of manners in `violations`."""

    def __init__(self, speed: float, seed: int) -> None:
        super().__init__()
        self._speed = speed
        self._seed = seed
        self._lock = threading.Lock()
        self.hosts: defaultdict[str, HostConduct] = defaultdict(HostConduct)
        self.violations: Counter[str] = Counter()
        self.n_requests = 0

    def get(self, path: str, _default: object = None) -> Answer:
        """Every path has its answer."""
        return lambda handler: self._answer(handler, path)

    def chance_of(self, name: str, path: str) -> random.Random:
        """What befalls a path is always the same; its first number below 0.05 makes it slow."""
        return random.Random(f"{self._seed} {name} {path}")

    def _answer(self, handler: Handler, path: str) -> None:
        name = handler.headers["Host"].partition(":")[0]
        chance = self.chance_of(name, path)
        started = self._now()
        with self._lock:
            host = self.hosts[name]
            self.n_requests += 1
            self._judge(host, handler, path, started)
            host.n_at_once += 1
        if chance.random() < 0.05:
            time.sleep(0.01)
        status, body, headers = self._content(host, handler, path, chance)
        with self._lock:
            host.n_at_once -= 1
            now = self._now()
            decent = min(max(SHORTEST_PAUSE, TIMES_LAST * (now - started)), LONGEST_PAUSE)
            host.free_at = now + max(decent, host.crawl_delay, float(headers.get("Retry_After", b"0")))
        handler.send(status, body, **headers)

    def _judge(self, host: HostConduct, handler: Handler, path: str, now: float) -> None:
        self.violations["several at once"] += host.n_at_once > 0
        self.violations["before its time"] += now < host.free_at
        self.violations["forbidden by robots.txt"] += path.startswith("/private/")
        host.n_robots += path == "/robots.txt"
        self.violations["robots.txt asked twice"] += host.n_robots > 1 and path == "/robots.txt"
        self.violations["robots.txt not asked"] += host.n_robots == 0
        agent = handler.headers.get("User-Agent", "")
        self.violations["no contact"] += "(+http" not in agent
        known = host.etags.get(path)
        sent = handler.headers.get("If-None-Match", "").encode("latin-1") or None
        self.violations["validator not sent back as it was"] += known is not None and sent != known

    def _content(
        self, host: HostConduct, handler: Handler, path: str, chance: random.Random
    ) -> tuple[int, bytes, dict[str, bytes]]:
        if path == "/robots.txt":
            name = handler.headers["Host"]
            host.crawl_delay = random.Random(f"{self._seed} {name.partition(':')[0]}").choice(CRAWL_DELAYS)
            return 200, f"{ROBOTS}Crawl-delay: {host.crawl_delay}\n".encode(), {}
        draw = chance.random()
        if draw < 0.01 and path not in host.etags:
            return chance.choice([429, 503]), b"", {"Retry_After": b"20"}
        if draw < 0.06 and "moved" not in path:
            return 302, b"", {"Location": f"/moved{path}".encode()}
        if path in host.etags:
            return 304, b"", {}
        host.etags[path] = b'W/"' + chance.randbytes(6).hex().encode() + b'\xe9"'
        return 200, b"<html>quiet</html>", {"ETag": host.etags[path]}

    def _now(self) -> float:
        return time.monotonic() * self._speed


@dataclass(frozen=True)
class PolitenessScore:
    """What a collection of two runs came to."""

    n_requests: int
    n_results: int
    outcomes: Counter[str]
    violations: Counter[str]


@contextmanager
def scoring(speed: float, seed: int) -> Iterator[tuple[LoopbackSite, ScoringAnswers]]:
    """A server that scores."""
    answers = ScoringAnswers(speed, seed)
    with serving(answers) as site:
        yield site, answers


def collection_urls(site: LoopbackSite, n_pages: int, n_hosts: int) -> list[FetchRequest]:
    """Half of the pages as 20 sources on one host, the rest over the other hosts; a few that robots.txt forbids."""
    requests = []
    for n in range(n_pages):
        host = "platform.example" if n % 2 else f"paper{n % n_hosts}.example"
        path = f"/private/{n}" if n % 25 == 0 else f"/story/{n}"
        requests.append(FetchRequest(site.url(path, host), ResourceKind.PAGE, f"source{n % 40}"))
    return requests


def politeness_score(
    n_pages: int, *, n_hosts: int = 12, speed: float = 100.0, seed: int = 1, rules: RunRules | None = None
) -> PolitenessScore:
    """Two runs over all pages, the second with what the first learnt."""
    with scoring(speed, seed) as (site, answers):
        requests = collection_urls(site, n_pages, n_hosts)
        first, states = _one_run(site, requests, {}, speed, rules)
        held = {
            result.request.url: result.validators
            for result in first
            if result.outcome is FetchOutcome.FETCHED
        }
        again = [
            FetchRequest(request.url, request.kind, request.source_id, held[request.url])
            for request in requests
            if request.url in held
        ]
        second, _ = _one_run(site, again, states, speed, rules)
        outcomes = Counter(result.outcome.value for result in [*first, *second])
        violations = Counter({name: n for name, n in answers.violations.items() if n})
        return PolitenessScore(answers.n_requests, len(first) + len(second), outcomes, violations)


def _one_run(
    site: LoopbackSite,
    requests: list[FetchRequest],
    states: dict[str, HostState],
    speed: float,
    rules: RunRules | None,
) -> tuple[list[FetchResult], dict[str, HostState]]:
    run = run_all(fetcher_for(site), requests, states=states, rules=rules or RunRules(), speed=speed)
    return [result for result, _ in run], run.host_states()
