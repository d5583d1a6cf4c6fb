"""Finding the clock time beside a day, with its zone: "10:30:00 +0300 (MSK)", "11:30 p.m. EST", "10h30".

Zones are read from our own table: a name that is not in it costs the hour, never shifts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from orchestration.sources.date_words import ZONE_MINUTES

_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)|h(?P<minute_h>\d\d)?)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m(?!\w)\.?)?(?![\d:])"
    r"(?P<zone>\s*\(?(?:(?:GMT|UTC)\s?)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?![\d:])\)?"
    r"|\s*\(?(?P<zone_name>[^\W\d_]{1,5})(?![\w:])\)?)?",
    re.IGNORECASE,
)
_MAX_AHEAD = 14 * 60  # minutes: no zone is further from UTC


@dataclass(frozen=True, slots=True)
class WrittenClock:
    """A clock time as the span since its midnight, and minutes of its zone east of UTC (None: no zone, or one not known).

    `is_zoneless`: nothing at all follows that could be a zone.
    """

    since_midnight: timedelta
    minutes_ahead: int | None
    is_zoneless: bool


def find_clock(text: str) -> WrittenClock | None:
    """The one clock time of a text without its day (None: no such time, or several). ValueError for what no clock shows (25:61).

    >>> find_clock("Tue, 10:30 PM GMT+0300").minutes_ahead
    180
    """
    clocks = list(_CLOCK.finditer(text))
    if len(clocks) != 1:
        return None
    (match,) = clocks
    behind = text[match.end() :].partition("\n")[0]
    is_zoneless = not match["zone"] and not behind.strip(" ,)")
    return WrittenClock(_since_midnight(match), _minutes_ahead(match), is_zoneless)


def without_clocks(text: str) -> str:
    """The text with a blank for each clock time and its zone."""
    return _CLOCK.sub(" ", text)


def _since_midnight(match: re.Match[str]) -> timedelta:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_h"] or 0)
    second = int(match["second"] or 0)
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    is_next_midnight = hour == 24 and not minute and not second
    if (hour > 23 and not is_next_midnight) or minute > 59 or second > 60 or (half == "a" and hour > 11):
        raise ValueError(match.group())
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def _minutes_ahead(match: re.Match[str]) -> int | None:
    if match["sign"] is None:
        return ZONE_MINUTES.get((match["zone_name"] or "").lower())
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    if minutes > _MAX_AHEAD:
        return None
    return minutes if match["sign"] == "+" else -minutes
