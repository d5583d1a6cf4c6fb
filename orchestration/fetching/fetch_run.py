"""Many requests in one run: hosts side by side, the requests of a host one after the other, politely.

A slow or dead host holds up nobody but itself. Results come as they are there, for one consumer; while the consumer is slow,
nothing more is asked. Nothing is stored.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from orchestration.fetching.asked_urls import robots_url_of
from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    FetchResult,
    HostState,
    ResourceKind,
)
from orchestration.fetching.fetcher import Fetcher
from orchestration.fetching.host_table import Host, HostTable
from orchestration.fetching.lanes import Job, Lane
from orchestration.fetching.response_outcomes import HopAnswer, Step, result_of
from orchestration.fetching.robots_rules import RobotsRules, rules_of, state_after_robots
from orchestration.fetching.run_clock import RunClock
from orchestration.fetching.run_rules import RunRules

_ROBOTS_ATTEMPTS = 3  # of a host that says "later" to them; then its pages are refused for an hour
_JOIN_SECONDS = 2.0  # a stopped request looks up every fifth of a second


_DEFAULT_RULES = RunRules()


def fetch_all(
    requests: Iterable[FetchRequest],
    fetcher: Fetcher,
    host_states: Mapping[str, HostState] | None = None,
    rules: RunRules = _DEFAULT_RULES,
    clock: RunClock | None = None,
) -> FetchRun:
    """A run over these requests; iterate over it, call `add` for what a result leads to, store `host_states()` at the end."""
    run = FetchRun(fetcher, host_states or {}, rules, clock)
    for request in requests:
        run.add(request)
    return run


class FetchRun:
    """One run; iterating gives exactly one (FetchResult, HostState) for each request, the state being of the host asked last.

    Use it in a `with` block or iterate to the end: either ends its threads, also on an interrupt.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        host_states: Mapping[str, HostState],
        rules: RunRules = _DEFAULT_RULES,
        clock: RunClock | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._rules = rules
        self._clock = clock or RunClock()
        self._hosts = HostTable(host_states, rules.delays, rules.own_hosts)
        self._changed = threading.Condition()
        self._stop = threading.Event()
        self._results: deque[tuple[FetchResult, HostState]] = deque()
        self._n_open = 0  # requests whose result the consumer has not seen
        self._n_busy = 0
        self._ends_at = None if rules.run_seconds is None else self._clock.monotonic() + rules.run_seconds
        self._threads: list[threading.Thread] = []
        self._fault: BaseException | None = None

    def add(self, request: FetchRequest) -> None:
        """One more request, also while the run goes on; it gets its result even if it is never asked."""
        with self._changed:
            if self._stop.is_set():
                message = "the run is over and takes no more requests"
                raise RuntimeError(message)
            self._n_open += 1
            job = Job(Step(request, request.url))
            try:
                lane = self._host_of(job).lane
                lane.add(job)
                self._flush_if_closed(lane)
            except FetchFailure as failure:
                self._end(job, FetchOutcome.REFUSED, failure)
            self._changed.notify_all()

    def host_states(self) -> dict[str, HostState]:
        """What is to be remembered of all hosts met so far, also of those that only redirected."""
        with self._changed:
            return self._hosts.states()

    def __iter__(self) -> Iterator[tuple[FetchResult, HostState]]:
        try:
            self._start()
            while item := self._next_result():
                yield item
        finally:
            self.close()

    def ready(self, most: int) -> list[tuple[FetchResult, HostState]]:
        """Up to `most` further results that are there already, without waiting; for one who stores several at once."""
        with self._changed:
            n_items = min(most, len(self._results))
            self._n_open -= n_items
            self._changed.notify_all()
            return [self._results.popleft() for _ in range(n_items)]

    def __enter__(self) -> FetchRun:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops all requests and threads; results not yet seen are lost."""
        with self._changed:
            self._stop.set()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(_JOIN_SECONDS)

    def _start(self) -> None:
        while len(self._threads) < self._rules.n_threads:
            name = f"newsledger-fetch-{len(self._threads)}"
            self._threads.append(threading.Thread(target=self._work, name=name, daemon=True))
            self._threads[-1].start()

    def _next_result(self) -> tuple[FetchResult, HostState] | None:
        with self._changed:
            while not self._results:
                if self._fault:
                    raise self._fault
                if not self._n_open or self._stop.is_set():
                    return None
                self._changed.wait()
            self._n_open -= 1
            self._changed.notify_all()
            return self._results.popleft()

    def _work(self) -> None:
        """One thread: takes the job whose turn it is, makes its hop, notes what came."""
        try:
            while turn := self._next_turn():
                host, job = turn
                self._make_hop(host, job)
        except BaseException as fault:  # noqa: BLE001 - handed over to the consumer
            with self._changed:
                self._fault = fault
                self._stop.set()
                self._changed.notify_all()

    def _next_turn(self) -> tuple[Host, Job] | None:
        """Waits for a host whose turn it is; None at the end of the run."""
        with self._changed:
            while not self._stop.is_set():
                now = self._clock.monotonic()
                if self._ends_at is not None and now >= self._ends_at:
                    self._end_all()
                lane = self._next_lane()
                if lane and lane.ready_at <= now:
                    if turn := self._turn_of(lane):
                        return turn
                    continue
                ends = [lane.ready_at] if lane else []
                if self._ends_at is not None and now < self._ends_at:
                    ends.append(self._ends_at)
                self._clock.wait(self._changed, max(0.001, min(ends) - now) if ends else None)
            return None

    def _next_lane(self) -> Lane | None:
        """The lane whose turn is next; none while too many results wait for the consumer."""
        is_full = len(self._results) + self._n_busy >= self._rules.n_results
        return None if is_full else self._hosts.next_lane(self._rules.n_threads)

    def _turn_of(self, lane: Lane) -> tuple[Host, Job] | None:
        """The lane's next job, or the robots.txt that has to come before it; None where that is under way."""
        job = lane.pop()
        host = self._host_of(job)
        if not _needs_no_rules(job) and not self._hosts.has_rules(host, self._clock.utc_now()):
            host.waiting.append(job)
            if host.is_asking_robots:
                return None
            host.is_asking_robots = True
            host.n_robots_asked += 1
            job = _robots_job(host.state.host_key)
        lane.is_busy = True
        self._n_busy += 1
        return host, job

    def _make_hop(self, host: Host, job: Job) -> None:
        """Asks for one hop unless robots.txt forbids it, and notes what came of it."""
        refusal = None if _needs_no_rules(job) or not host.rules else host.rules.refusal_of(job.step.url)
        started = self._clock.monotonic()
        answer = refusal or self._fetcher.take(job.step, self._stop)
        seconds = self._clock.monotonic() - started
        rules = None
        if job.robots_of and isinstance(answer, FetchResult):
            rules = rules_of(
                state_after_robots(HostState(job.robots_of), answer)
            )  # may be long: without the lock
        with self._changed:
            host.lane.is_busy = False
            self._n_busy -= 1
            if isinstance(answer, FetchFailure):
                self._end(job, FetchOutcome.REFUSED, answer)
            else:
                if rules and isinstance(answer, FetchResult):
                    self._end_robots(host, self._hosts.host(job.robots_of or ""), answer, rules)
                self._settle(host, job, answer, seconds)
            self._flush_if_closed(host.lane)
            self._changed.notify_all()

    def _settle(self, host: Host, job: Job, answer: Step | FetchResult, seconds: float) -> None:
        result = answer if isinstance(answer, FetchResult) else None
        self._hosts.settle(host, seconds, result, (self._clock.utc_now(), self._clock.monotonic()))
        if isinstance(answer, Step):
            onward = replace(job, step=answer)
            lane = self._host_of(onward).lane
            lane.add_first(onward)
            self._flush_if_closed(lane)
        elif not job.robots_of:
            self._results.append((answer, host.state))

    def _end_robots(self, asked: Host, owner: Host, result: FetchResult, rules: RobotsRules) -> None:
        """Takes over a host's rules and lets go on who waited for them; `asked` is where its robots.txt lay in the end."""
        is_later = result.outcome is FetchOutcome.DEFERRED and asked.lane is owner.lane
        if not is_later or owner.n_robots_asked >= _ROBOTS_ATTEMPTS:
            owner.state = state_after_robots(owner.state, result)
            self._hosts.learn_rules(owner, rules)
        self._hosts.release(owner)

    def _flush_if_closed(self, lane: Lane) -> None:
        """Ends all jobs of a host that failed too often or that wants to be asked much later."""
        wait = lane.ready_at - self._clock.monotonic()
        if lane.n_failures >= self._rules.n_failures:
            text = f"the host failed {lane.n_failures} times in a row and is left alone in this run"
            self._flush(lane, FetchOutcome.FAILED, FetchFailure(FetchReason.HOST_GIVEN_UP, text))
        elif lane.is_deferred and wait > self._rules.longest_wait:
            failure = FetchFailure(FetchReason.HOST_NOT_YET, "the host asked us to come later")
            retry_at = self._clock.utc_now() + timedelta(seconds=wait + 1)
            self._flush(lane, FetchOutcome.DEFERRED, failure, retry_at)

    def _flush(
        self, lane: Lane, outcome: FetchOutcome, failure: FetchFailure, retry_at: datetime | None = None
    ) -> None:
        while lane:
            self._end(lane.pop(), outcome, failure, retry_at)

    def _end_all(self) -> None:
        failure = FetchFailure(FetchReason.RUN_ENDED, "the run was over before its turn came")
        for host in self._hosts.all():
            self._hosts.release(host)
        while busy := [lane for lane in self._hosts.lanes.values() if lane]:
            for lane in busy:
                self._flush(lane, FetchOutcome.DEFERRED, failure)
            self._changed.notify_all()

    def _end(
        self, job: Job, outcome: FetchOutcome, failure: FetchFailure, retry_at: datetime | None = None
    ) -> None:
        """Ends a job that is not asked; for a robots.txt that lies elsewhere, its host's pages are refused when they are due."""
        answer = HopAnswer(outcome, failure.reason, failure.text, retry_at=retry_at)
        if not job.robots_of:
            self._results.append((result_of(job.step, answer), self._state_for(job)))
            return
        owner = self._hosts.host(job.robots_of)
        if self._host_of(job).lane is not owner.lane and failure.reason is not FetchReason.RUN_ENDED:
            owner.state = state_after_robots(owner.state, result_of(job.step, answer))
            self._hosts.learn_rules(owner, rules_of(owner.state))
        self._hosts.release(owner)

    def _state_for(self, job: Job) -> HostState:
        try:
            return self._host_of(job).state
        except FetchFailure:
            return HostState("")

    def _host_of(self, job: Job) -> Host:
        return self._hosts.host_of(job.step.url, self._clock.utc_now(), self._clock.monotonic())


def _needs_no_rules(job: Job) -> bool:
    return job.robots_of is not None or job.step.request.kind is ResourceKind.ROBOTS


def _robots_job(host_key: str) -> Job:
    url = robots_url_of(host_key)
    return Job(Step(FetchRequest(url, ResourceKind.ROBOTS), url), robots_of=host_key)
