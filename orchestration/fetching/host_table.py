"""The hosts of one run: what is remembered of each, its robots rules, who waits for those, and its lane.

No thread and no network here; fetch_run.py holds its lock while it calls this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import httpx

from orchestration.fetching.asked_urls import asked_url, host_key_of, lane_key_of
from orchestration.fetching.fetch_records import FetchReason, FetchResult, HostState
from orchestration.fetching.lanes import HOST_FAILURES, SLOW_SECONDS, Job, Lane
from orchestration.fetching.robots_rules import RobotsRules, is_robots_fresh, rules_of
from orchestration.fetching.run_rules import DelayRules

_LONGEST_STORED_WAIT = timedelta(days=1)  # a stored time beyond it comes from a clock that was wrong

_NEVER_REACHED = frozenset({FetchReason.BAD_URL, FetchReason.UNKNOWN_HOST, FetchReason.INTERNAL_ADDRESS})


@dataclass(slots=True)
class Host:
    """One scheme, host and port."""

    state: HostState
    lane: Lane
    rules: RobotsRules | None = None
    is_asking_robots: bool = False
    n_robots_asked: int = 0
    waiting: list[Job] = field(default_factory=list)


class HostTable:
    """All hosts that a run has met, made from the stored states as they are met."""

    def __init__(
        self, stored: Mapping[str, HostState], delays: DelayRules, own_hosts: frozenset[str] = frozenset()
    ) -> None:
        self._stored = stored
        self._delays = delays
        self._own_hosts = own_hosts
        self._hosts: dict[str, Host] = {}
        self.lanes: dict[str, Lane] = {}

    def host_of(self, url: str, utc_now: datetime, monotonic: float) -> Host:
        """The host of an address; its stored state decides when it may be asked first."""
        parsed = asked_url(url)
        key = host_key_of(parsed)
        if key not in self._hosts:
            state = self._stored.get(key) or HostState(key)
            self._hosts[key] = Host(state, self._lane_of(parsed, utc_now, monotonic))
            if is_robots_fresh(state, utc_now):
                self.learn_rules(self._hosts[key], rules_of(state))
        return self._hosts[key]

    def host(self, host_key: str) -> Host:
        """A host that was met before."""
        return self._hosts[host_key]

    def has_rules(self, host: Host, utc_now: datetime) -> bool:
        """Whether its robots.txt is known and not too old; a long run has to ask again."""
        is_stale = host.state.robots_fetched_at is not None and not is_robots_fresh(host.state, utc_now)
        return host.rules is not None and not is_stale

    def release(self, host: Host) -> None:
        """Lets the jobs go on that waited for a host's robots.txt."""
        host.is_asking_robots = False
        host.lane.add_first(*host.waiting)
        host.waiting = []

    def learn_rules(self, host: Host, rules: RobotsRules) -> None:
        """Takes over what a host's robots.txt says."""
        host.rules = rules
        host.lane.crawl_delay = max(host.lane.crawl_delay, rules.crawl_delay)

    def settle(
        self, host: Host, seconds: float, result: FetchResult | None, now: tuple[datetime, float]
    ) -> None:
        """Notes a hop that took so long and is over `now` (UTC, run's clock); `result` is None where it only led on."""
        utc_now, monotonic = now
        lane = host.lane
        pause = self._delays.pause(seconds, lane.crawl_delay, is_own_host=lane.is_own_host)
        if result and result.reason in _NEVER_REACHED:
            pause = 0.0
        lane.is_deferred = bool(result and result.retry_at) or lane.crawl_delay > self._delays.longest
        if result and result.retry_at:
            pause = max(pause, (result.retry_at - result.fetched_at).total_seconds())
        has_failed = result is not None and result.reason in HOST_FAILURES
        lane.count(seconds, has_failed=has_failed)
        lane.ready_at = monotonic + pause
        host.state = replace(
            host.state,
            last_request_at=utc_now,
            last_request_seconds=seconds,
            not_before=utc_now + timedelta(seconds=pause + 1),  # `utc_now` is cut to the second
            n_failures_in_a_row=host.state.n_failures_in_a_row + 1 if has_failed else 0,
        )

    def next_lane(self, n_threads: int) -> Lane | None:
        """The lane that has waited longest or is ready soonest; slow and dead hosts leave half of the threads to the others."""
        n_slow = sum(lane.is_busy and lane.is_slow for lane in self.lanes.values())
        has_room = n_slow < max(1, n_threads // 2)
        free = [
            lane
            for lane in self.lanes.values()
            if lane and not lane.is_busy and (has_room or not lane.is_slow)
        ]
        return min(free, key=lambda lane: lane.ready_at, default=None)

    def states(self) -> dict[str, HostState]:
        """What is to be remembered, of every host met."""
        return {key: host.state for key, host in self._hosts.items()}

    def all(self) -> list[Host]:
        """Every host met so far."""
        return list(self._hosts.values())

    def _lane_of(self, url: httpx.URL, utc_now: datetime, monotonic: float) -> Lane:
        key = lane_key_of(url)
        if key not in self.lanes:
            waits = [self._stored_wait(state_key, utc_now) for state_key in _keys_of_lane(url)]
            pause = max(waits).total_seconds()
            is_deferred = pause > self._delays.longest + 1
            is_slow = any(self._was_slow(state_key) for state_key in _keys_of_lane(url))
            is_own_host = host_key_of(url).partition("://")[2] in self._own_hosts
            self.lanes[key] = Lane(monotonic + pause, is_deferred, is_slow=is_slow, is_own_host=is_own_host)
        return self.lanes[key]

    def _was_slow(self, host_key: str) -> bool:
        state = self._stored.get(host_key)
        return state is not None and (
            state.n_failures_in_a_row > 0 or state.last_request_seconds > SLOW_SECONDS
        )

    def _stored_wait(self, host_key: str, utc_now: datetime) -> timedelta:
        state = self._stored.get(host_key)
        if state is None or state.not_before is None:
            return timedelta()
        wait = state.not_before - utc_now
        return wait if timedelta() < wait <= _LONGEST_STORED_WAIT + timedelta(minutes=1) else timedelta()


def _keys_of_lane(url: httpx.URL) -> list[str]:
    """The keys of all hosts that share the lane of this address."""
    key = host_key_of(url)
    host = key.partition("://")[2].rpartition(":")[0]
    if lane_key_of(url) == host.rstrip("."):
        return [f"http://{host}:80", f"https://{host}:443", key]
    port = key.rpartition(":")[2]
    return [f"http://{host}:{port}", f"https://{host}:{port}"]
