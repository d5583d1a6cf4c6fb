"""The queue of one host and when its next turn is: one request at a time, with a pause after each.

Nothing is asked here, and no thread waits here.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

from orchestration.fetching.fetch_records import FetchReason
from orchestration.fetching.response_outcomes import Step

SLOW_SECONDS = 5.0  # a host that takes longer shares half of the threads with its like
HOST_FAILURES = frozenset(
    {
        FetchReason.UNKNOWN_HOST,
        FetchReason.INTERNAL_ADDRESS,
        FetchReason.CONNECTION_FAILED,
        FetchReason.TLS_FAILED,
        FetchReason.DEADLINE_PASSED,
        FetchReason.SERVER_ERROR,
    }
)


@dataclass(frozen=True, slots=True)
class Job:
    """One hop that waits for its turn; `robots_of` names the host whose robots.txt it is asked for."""

    step: Step
    robots_of: str | None = None


@dataclass(slots=True)
class Lane:
    """One host's jobs; times are those of the run's clock."""

    ready_at: float = 0.0
    is_deferred: bool = False  # the host itself said when to come back, for once or for every request
    is_busy: bool = False
    is_slow: bool = False
    is_own_host: bool = False
    crawl_delay: float = 0.0
    n_failures: int = 0
    _first: deque[Job] = field(default_factory=deque)
    _by_source: OrderedDict[str, deque[Job]] = field(default_factory=OrderedDict)

    def add(self, job: Job) -> None:
        """At the end of its source's queue."""
        self._by_source.setdefault(job.step.request.source_id, deque()).append(job)

    def add_first(self, *jobs: Job) -> None:
        """Before all others, in this order: what has begun is brought to its end."""
        self._first.extendleft(reversed(jobs))

    def pop(self) -> Job:
        """The next job; sources take turns, so that one with many pages does not keep the others waiting."""
        if self._first:
            return self._first.popleft()
        source, jobs = next(iter(self._by_source.items()))
        job = jobs.popleft()
        self._by_source.move_to_end(source)
        if not jobs:
            del self._by_source[source]
        return job

    def count(self, seconds: float, *, has_failed: bool) -> None:
        """Counts failures of the host in a row, and notes whether it keeps a thread for long."""
        self.n_failures = self.n_failures + 1 if has_failed else 0
        self.is_slow = has_failed or seconds > SLOW_SECONDS

    def __bool__(self) -> bool:
        """Whether there are jobs."""
        return bool(self._first or self._by_source)
