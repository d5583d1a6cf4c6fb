"""Reading the dates of feeds and sitemaps: any of their spellings in, naive UTC and its precision out.

A date that can be read in two ways is None, and so is one that cannot be right; the caller keeps the raw string. Zones are read
from our own table: a name that is not in it costs the hour, never shifts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from orchestration.sources.date_words import (
    AMBIGUOUS_ZONES,
    DAY_FIRST_LANGUAGES,
    MONTH_NUMBERS,
    ZONE_MINUTES,
)
from orchestration.sources.publication_times import PublicationTime, parse_publication_time
from orchestration.sources.source_records import PublishedPrecision

if TYPE_CHECKING:
    from collections.abc import Iterable

EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001 - naive UTC
LATEST_AHEAD = timedelta(hours=24)
MAX_DATE_LENGTH = 100  # code points: a longer text is no date

_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})", re.ASCII)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?::(?P<minute>\d\d)|h(?P<minute_h>\d\d)?)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?![\d:])",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:(?:gmt|utc)\s?)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\)?", re.IGNORECASE
)
_ZONE_NAME = re.compile(r"\(?([^\W\d_]{1,5})\)?")
_DAY_NAME_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s\-./]+(?:de\s+|d’|d')?([^\W\d_]+)\.?,?[\s\-./]+(?:de[l]?\s+)?(\d{4}|\d\d)(?!\d)"
)
_NAME_DAY_YEAR = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_NAME_DAY_CLOCK_YEAR = re.compile(r"([^\W\d_]{3,})\s+(\d{1,2})\s+\d\d:\d\d:\d\d\s.*?(?<!\d)(\d{4})$")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.\-年]\s?(\d{1,2})[/.\-月]\s?(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateContext:
    """What all dates of one list share: the time of reading (naive UTC) and whether 03/04 is 3 April (None: unknown)."""

    now: datetime
    is_day_first: bool | None = None


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
    text = " ".join((raw or "").split())
    if not text or len(text) > MAX_DATE_LENGTH:
        return None
    try:
        told = _unix_time(text) or parse_publication_time(text) or _spelled_time(text, context)
    except (ValueError, OverflowError):
        return None
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


def _spelled_time(text: str, context: DateContext) -> PublicationTime | None:
    day = _day(text.lower(), context)
    if day is None:
        return None
    clocks = list(_CLOCK.finditer(text))
    if len(clocks) != 1:
        return PublicationTime(day, PublishedPrecision.DAY)
    (clock,) = clocks
    offset = _offset_minutes(text[clock.end() :].strip(), day.year)
    if offset is None:
        return PublicationTime(day, PublishedPrecision.DAY)
    moment = day + _since_midnight(clock) - timedelta(minutes=offset)
    return PublicationTime(moment, PublishedPrecision.SECOND)


def _since_midnight(clock: re.Match[str]) -> timedelta:
    hour, minute, second = (
        int(clock["hour"]),
        int(clock["minute"] or clock["minute_h"] or 0),
        int(clock["second"] or 0),
    )
    if clock["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(clock.group())
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise ValueError(clock.group())
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _offset_minutes(rest: str, year: int) -> int | None:
    """Minutes east of UTC by what stands behind the clock: 0 for nothing, None for a zone that nobody can tell."""
    rest = rest.removesuffix(str(year)).strip(" ,")
    rest = re.sub(r"\s*\([^()]*\)$", "", rest) or rest
    match = _OFFSET.match(rest)
    if match:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        if minutes > 14 * 60:
            return None
        return minutes if match["sign"] == "+" else -minutes
    name = _ZONE_NAME.match(rest)
    if name is None:
        return 0 if not rest else None
    zone = name[1].lower()
    if zone in AMBIGUOUS_ZONES:
        return None
    return ZONE_MINUTES.get(zone)


def _day(text: str, context: DateContext) -> datetime | None:
    for match in _DAY_NAME_YEAR.finditer(text):
        if match[2] in MONTH_NUMBERS:
            return _date(_full_year(match[3]), MONTH_NUMBERS[match[2]], int(match[1]))
    for match in [*_NAME_DAY_YEAR.finditer(text), *_NAME_DAY_CLOCK_YEAR.finditer(text)]:
        if match[1] in MONTH_NUMBERS:
            return _date(int(match[3]), MONTH_NUMBERS[match[1]], int(match[2]))
    if year_first := _YEAR_FIRST.search(text):
        return _date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    if dotted := _DOTTED.search(text):
        return _date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    if slashed := _SLASHED.search(text):
        return _slashed_day(int(slashed[1]), int(slashed[3]), int(slashed[4]), context)
    return None


def _slashed_day(first: int, second: int, year: int, context: DateContext) -> datetime | None:
    if first == second or first > 12 or second > 12:
        return _date(year, min(first, second), max(first, second))
    if context.is_day_first is None:
        return None
    return _date(year, second, first) if context.is_day_first else _date(year, first, second)


def _full_year(digits: str) -> int:
    """A year of two digits as RFC 2822 reads it."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _date(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)  # noqa: DTZ001 - naive UTC
