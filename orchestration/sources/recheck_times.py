"""When an article is looked at again: one hour, one day and seven days after it was first fetched, while it is young.

What is asked of the server, and how politely, is decided where it is fetched.
"""

from __future__ import annotations

from datetime import datetime, timedelta

RECHECKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
# Most edits come within a day, nearly all within a week; what is older when it is found (an archive, a sitemap) is at rest.
_YOUNG = timedelta(days=7)


def next_check(
    first_fetched_at: datetime,
    checks_done: int,
    published_at: datetime | None,
    now: datetime,
    last_checked_at: datetime | None = None,
) -> datetime | None:
    """When to look again, or None where that is over; a time that is not after `now` means that it is due. All times naive UTC.

    `checks_done` counts the looks after the first fetch. A time that passed while nothing ran is made up for by one look, not by
    one for each: of several that have passed only the last is due, and none that lies before `last_checked_at`. An article that
    was published more than 7 days before it was first fetched is not looked at again; one without a date is taken for young, and
    so is one dated in the future.

    >>> next_check(datetime(2024, 3, 1, 12), 1, None, datetime(2024, 3, 1, 14))
    datetime.datetime(2024, 3, 2, 12, 0)
    """
    if published_at is not None and first_fetched_at - published_at > _YOUNG:
        return None
    times = [first_fetched_at + wait for wait in RECHECKS[max(0, checks_done) :]]
    if last_checked_at is not None:
        times = [time for time in times if time > last_checked_at]
    passed = [time for time in times if time <= now]
    if passed:
        return passed[-1]
    return times[0] if times else None
