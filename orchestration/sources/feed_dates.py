"""Reading the dates of feeds and sitemaps: any of their spellings in, naive UTC and its precision out.

A date that can be read in two ways is None, and so is one that cannot be right; the caller keeps the raw string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from orchestration.sources.date_words import DAY_FIRST_LANGUAGES
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_records import PublishedPrecision
from orchestration.sources.written_times import FieldHabits, parse_written_time

if TYPE_CHECKING:
    from collections.abc import Iterable

EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001 - naive UTC
LATEST_AHEAD = timedelta(hours=24)
MAX_DATE_LENGTH = 100  # code points: a longer text is no date

_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})", re.ASCII)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateContext:
    """What all dates of one list share: the time of reading (naive UTC) and whether 03/04 is 3 April (None: unknown)."""

    now: datetime
    is_day_first: bool | None = None

    @property
    def habits(self) -> FieldHabits:
        """How the list's dates are written."""
        return FieldHabits(
            may_hold_words=True,
            is_utc_without_zone=True,
            has_short_years=True,
            is_day_first=self.is_day_first,
        )


def date_context(now: datetime, raw_dates: Iterable[str | None], language: str | None) -> DateContext:
    """The order of day and month as the list's own dates show it (a number over 12), else as its language has it.

    >>> date_context(datetime(2024, 6, 1), ["03/04/2024", "25/04/2024"], None).is_day_first
    True
    """
    orders: set[bool] = set()
    for raw in raw_dates:
        match = _SLASHED.search(raw[:MAX_DATE_LENGTH]) if raw else None
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            orders.add(int(match[1]) > 12)
    if orders:
        return DateContext(now, orders.pop() if len(orders) == 1 else None)
    tag, _separator, region = (language or "").lower().replace("_", "-").partition("-")
    if tag in DAY_FIRST_LANGUAGES or region in {"gb", "au", "ie", "nz", "in", "za"}:
        return DateContext(now, is_day_first=True)
    return DateContext(now, is_day_first=False if region == "us" else None)


def parse_feed_date(raw: str | None, context: DateContext) -> PublicationTime | None:
    """The time that a date of a list tells, None where it tells none, two, or one that cannot be right.

    >>> parse_feed_date("Tue, 05 Mar 2024 10:30:00 MSK", DateContext(datetime(2024, 6, 1))).at.isoformat()
    '2024-03-05T07:30:00'
    >>> parse_feed_date("03/04/2024", DateContext(datetime(2024, 6, 1))) is None
    True
    """
    text = (raw or "").strip()
    if not text or len(text) > MAX_DATE_LENGTH:
        return None
    told = _unix_time(text) or parse_written_time(text, context.habits)
    if told is None or not EARLIEST <= told.at <= context.now + LATEST_AHEAD:
        return None
    return told


def _unix_time(text: str) -> PublicationTime | None:
    match = _UNIX.fullmatch(text)
    if match is None:
        return None
    seconds = int(match[1]) if match[1] else int(match[2]) // 1000
    at = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return PublicationTime(at, PublishedPrecision.SECOND)
