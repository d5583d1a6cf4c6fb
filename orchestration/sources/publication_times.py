"""Reading a publication time: ISO 8601 in, naive UTC and its precision out.

Only what a field states is read. A time is never guessed from running text, and "03/04/2024" is no date:
nobody can tell its month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from orchestration.sources.source_records import PublishedPrecision

EARLIEST_YEAR = 1900
# A story dated tomorrow is a time zone or an embargo; later than this it is a mistake or an event date.
LATEST_AHEAD = timedelta(days=2)

_FORM = re.compile(
    r"(?P<year>\d{4})(?:"
    r"-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[T ].+)?)?"
    r"|(?P<compact>\d{4})(?P<compact_time>T.+)?"
    r")?",
    re.ASCII,
)
_TIME = re.compile(
    r"[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s?"
    r"(?P<zone>Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PublicationTime:
    """A time in naive UTC (the first instant of a day, month or year) and how much of it was told."""

    at: datetime
    precision: PublishedPrecision


def parse_publication_time(text: str) -> PublicationTime | None:
    """The time that an ISO 8601 string tells, in UTC where it has no zone; None where it is no such string.

    >>> parse_publication_time("2024-03-15T23:30:00-05:00").at.isoformat()
    '2024-03-16T04:30:00'
    >>> parse_publication_time("2024-03").precision.value
    'month'
    >>> parse_publication_time("15/03/2024") is None
    True
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    month, day, time = match["month"], match["day"], match["time"]
    if match["compact"]:
        month, day, time = match["compact"][:2], match["compact"][2:], match["compact_time"]
    try:
        start = datetime(int(match["year"]), int(month or 1), int(day or 1))  # noqa: DTZ001 - naive UTC
        if time is not None:
            return _with_time(start, time)
    except (ValueError, OverflowError):
        return None
    precision = (
        PublishedPrecision.DAY if day else PublishedPrecision.MONTH if month else PublishedPrecision.YEAR
    )
    return PublicationTime(start, precision)


def implausible_reason(published: PublicationTime, now: datetime | None) -> str | None:
    """Why an article cannot have come out then, or None; the future is checked if `now` (UTC) is given."""
    if published.at.year < EARLIEST_YEAR:
        return f"before {EARLIEST_YEAR}"
    if now is not None and published.at > now + LATEST_AHEAD:
        return f"more than {LATEST_AHEAD.days} days after it was read"
    return None


def _with_time(start: datetime, time: str) -> PublicationTime | None:
    match = _TIME.fullmatch(time.rstrip())
    if match is None:
        return None
    second = min(int(match["second"] or 0), 59)  # a leap second is the last second of its minute
    moment = start.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=second)
    return PublicationTime(_to_utc(moment, match["zone"] or "Z"), PublishedPrecision.SECOND)


def _to_utc(moment: datetime, zone: str) -> datetime:
    if zone[0] not in "+-":
        return moment
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        raise ValueError(zone)
    return moment - offset if zone[0] == "+" else moment + offset
