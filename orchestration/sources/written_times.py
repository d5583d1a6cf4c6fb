"""Reading a time from a field that holds one: "Tue, 05 Mar 2024 10:00 EET", "5 марта 2024", "05.03.2024"; never running text.

What may be read two ways is none: "03/04/2024" is the third of April or the fourth of March.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from orchestration.sources.publication_times import PublicationTime, parse_publication_time
from orchestration.sources.source_records import PublishedPrecision
from orchestration.sources.written_clocks import find_clock, without_clocks
from orchestration.sources.written_days import WrittenDay, find_day

_LONGEST = 120  # code points: no time is longer
_MAX_WORD_LETTERS = 10
_WEEKDAY = re.compile(r"[\s,|–-]*(?:[^\W\d_]{2,12}\.?,?)?[\s,|–-]*")
_BEHIND = re.compile(r"$|[\s,|–-]|T?\d")


@dataclass(frozen=True, slots=True)
class FieldHabits:
    """How the times of a kind of field are written.

    `may_hold_words`: words may stand around the time (else no more than a weekday before it and "local time" behind it).
    `is_utc_without_zone`: a clock time without a zone is UTC (else the day is all that can be relied on).
    `has_short_years`: "24" is 2024. `is_day_first`: whether 03/04 is 3 April, None where that is not known.
    """

    may_hold_words: bool
    is_utc_without_zone: bool
    has_short_years: bool
    is_day_first: bool | None = None


def parse_written_time(text: str, habits: FieldHabits) -> PublicationTime | None:
    """The time that a field states, in UTC; None where it states none, two, or one that cannot be."""
    field = " ".join(text[: _LONGEST * 2].split())
    if len(field) > _LONGEST:
        return None
    told = parse_publication_time(field)
    if told is not None:
        return told
    day = find_day(field, is_day_first=habits.is_day_first, has_short_years=habits.has_short_years)
    if day is None or not (habits.may_hold_words or _stands_alone(day)):
        return None
    try:
        return _with_clock(day, habits)
    except (ValueError, OverflowError):
        return None


def _stands_alone(day: WrittenDay) -> bool:
    """Whether beside the day there is a clock time with few words ("Uhr", "local time") at most, no sentence."""
    before, behind = without_clocks(day.before), without_clocks(day.behind)
    return (
        _WEEKDAY.fullmatch(before) is not None
        and _BEHIND.match(day.behind) is not None
        and sum(map(str.isalpha, behind)) <= _MAX_WORD_LETTERS
        and not any(map(str.isdigit, behind))
    )


def _with_clock(day: WrittenDay, habits: FieldHabits) -> PublicationTime:
    clock = find_clock(f"{day.before}\n{day.behind}")
    ahead = clock.minutes_ahead if clock else None
    if clock and clock.is_zoneless and habits.is_utc_without_zone:
        ahead = 0
    if clock is None or ahead is None:
        return PublicationTime(day.at, PublishedPrecision.DAY)
    moment = day.at + clock.since_midnight - timedelta(minutes=ahead)
    return PublicationTime(moment, PublishedPrecision.SECOND)
