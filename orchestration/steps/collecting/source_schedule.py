"""When a source is looked at, and how long an article that could not be had is left alone: pure functions of what was noted.

When an article that was read is looked at again is decided in recheck_times.py of orchestration.sources.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.warehouse.source_store import PollState

LONGEST_WAIT = timedelta(days=1)
CLOCK_SLACK = timedelta(days=1)
_DAYS_OF_HOST_TRIES = 30
_MOST_DOUBLINGS = 5
_RETRIES = (
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)


def next_poll(entry: SourceEntry, state: PollState | None) -> datetime | None:
    """When a source's list is due (naive UTC); None: at once.

    The list's own wish to be asked less often is kept, up to a day; after failures the wait doubles, up to a day.
    """
    if state is None:
        return None
    wished = timedelta(seconds=state.shortest_wait_seconds or 0)
    wait = max(entry.check_every, min(wished, LONGEST_WAIT))
    if state.n_failures_in_a_row:
        doubled = wait * 2 ** min(state.n_failures_in_a_row, _MOST_DOUBLINGS)
        wait = max(wait, min(doubled, LONGEST_WAIT))
    return state.last_polled_at + wait


def is_due(entry: SourceEntry, state: PollState | None, now: datetime) -> bool:
    """Whether a source's list is to be looked at."""
    if state is not None and state.last_polled_at > now + CLOCK_SLACK:
        return True  # the clock was ahead once: what it noted is no reason to wait
    due_at = next_poll(entry, state)
    return due_at is None or due_at <= now


def next_try(n_failures: int, now: datetime, retry_at: datetime | None = None) -> datetime | None:
    """When an article that could not be had is asked for again, never before `retry_at`; None after five failures in a row.

    >>> next_try(1, datetime(2024, 3, 1)).isoformat()
    '2024-03-01T01:00:00'
    >>> next_try(6, datetime(2024, 3, 1)) is None
    True
    """
    if n_failures > len(_RETRIES):
        return None
    at = now + _RETRIES[max(n_failures, 1) - 1]
    return max(at, retry_at) if retry_at else at


def next_try_of_host(n_failures: int, now: datetime) -> datetime | None:
    """When an article is asked for again whose host could not be asked: after 1 h, 4 h, then every day for a month.

    >>> next_try_of_host(12, datetime(2024, 3, 1)).isoformat()
    '2024-03-02T00:00:00'
    """
    if n_failures > _DAYS_OF_HOST_TRIES:
        return None
    return now + _RETRIES[min(max(n_failures, 1), 3) - 1]
