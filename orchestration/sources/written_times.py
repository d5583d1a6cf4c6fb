"""Reading a time from a field that people fill in: "Tue, 05 Mar 2024 10:00 EET", "5 марта 2024", "05.03.2024".

For fields that hold a time and nothing else, never for running text. What may be read two ways is none: "03/04/2024" is the
third of April or the fourth of March.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from orchestration.sources.date_words import MONTH_NUMBERS, ZONE_MINUTES
from orchestration.sources.publication_times import PublicationTime, parse_publication_time
from orchestration.sources.source_records import PublishedPrecision

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 120  # characters: no time is longer, and longer texts are no field of a time
_MAX_TAIL_LETTERS = 10
_LABEL = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|issued|created|released|date(?:\s+of\s+(?:issue|publication))?|publié(?:\s+le)?|"
    r"veröffentlicht(?:\s+am)?|publicado(?:\s+el)?|опубликовано|опубліковано|дата(?:\s+публикации|\s+публікації)?)"
    r"(?:\s+on|\s+at)?)\s*:?\s+",
    re.IGNORECASE,
)
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d{2})"
_MONTH = r"(?P<name>[^\W\d_]{3,12})\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_TAIL = r"(?P<tail>[\s,|–-].*|T\d.*)?"
_FORMS = (
    re.compile(
        rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?{_MONTH},?[\s-]+(?:de\s+)?{_YEAR}{_TAIL}"
    ),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}{_TAIL}"),
    re.compile(rf"{_WEEKDAY}{_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}{_TAIL}"),
    re.compile(rf"{_YEAR}[/.](?P<month>\d{{1,2}})[/.]{_DAY}{_TAIL}"),
    re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月{_DAY}日{_TAIL}"),
    re.compile(rf"(?P<either>\d{{1,2}}/\d{{1,2}})/{_YEAR}{_TAIL}"),
)
_TAIL_TIME = re.compile(
    r"(?:\b|T)(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\.?(?!\w))?\s*"
    r"(?P<zone>(?:(?:GMT|UTC)?\s?[+-]\d\d:?\d\d|[A-Z]{1,5})(?![\w:]))?",
    re.IGNORECASE,
)


def parse_field_time(text: str) -> PublicationTime | None:
    """The time that a field states, in UTC; None where it states none or may mean two days.

    A clock time without a zone is not kept: the day is what can be relied on.

    >>> parse_field_time("Tue, 05 Mar 2024 01:30:00 EET").at.isoformat()
    '2024-03-04T23:30:00'
    >>> parse_field_time("5 марта 2024, 10:30").precision.value
    'day'
    >>> parse_field_time("03/04/2024") is None, parse_field_time("2021 tanks") is None
    (True, True)
    """
    stripped = _LABEL.sub("", text.strip())
    if len(stripped) > _LONGEST:
        return None
    told = parse_publication_time(stripped)
    if told is not None:
        return told
    for form in _FORMS:
        match = form.fullmatch(stripped)
        day = _day_of(match) if match else None
        if match and day and _is_clock(match["tail"] or ""):
            return _with_clock(day, match["tail"] or "")
    return None


def first_field_time(texts: Iterator[str | None]) -> tuple[str, PublicationTime] | None:
    """The first text that states a time, with the time."""
    for text in texts:
        told = parse_field_time(text) if text else None
        if text and told:
            return text, told
    return None


def iso_form(told: PublicationTime) -> str:
    """ISO 8601 of as much as was told; UTC."""
    match told.precision:
        case PublishedPrecision.SECOND:
            return told.at.isoformat() + "Z"
        case PublishedPrecision.DAY:
            return told.at.date().isoformat()
        case PublishedPrecision.MONTH:
            return f"{told.at:%Y-%m}"
        case PublishedPrecision.YEAR:
            return f"{told.at:%Y}"


def _day_of(match: re.Match[str]) -> datetime | None:
    fields = match.groupdict()
    day, month = fields.get("day"), fields.get("month")
    if fields.get("either"):
        first, second = (int(part) for part in fields["either"].split("/"))
        if first != second and max(first, second) <= 12:
            return None
        day, month = str(max(first, second)), str(min(first, second))
    if fields.get("name"):
        number = MONTH_NUMBERS.get(fields["name"].lower())
        month = str(number) if number else None
    if day is None or month is None:
        return None
    try:
        return datetime(int(fields["year"]), int(month), int(day))  # noqa: DTZ001 - naive UTC
    except ValueError:
        return None


def _is_clock(tail: str) -> bool:
    """Whether what follows a day is a clock time with its few words ("Uhr", "local time"), not a sentence."""
    rest = _TAIL_TIME.sub(" ", tail)
    return sum(map(str.isalpha, rest)) <= _MAX_TAIL_LETTERS and not any(map(str.isdigit, rest))


def _with_clock(day: datetime, tail: str) -> PublicationTime:
    match = _TAIL_TIME.search(tail)
    ahead = _minutes_ahead(match["zone"]) if match and match["zone"] else None
    if match is None or ahead is None:
        return PublicationTime(day, PublishedPrecision.DAY)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    try:
        moment = day.replace(
            hour=hour, minute=int(match["minute"]), second=min(int(match["second"] or 0), 59)
        )
        return PublicationTime(moment - timedelta(minutes=ahead), PublishedPrecision.SECOND)
    except (ValueError, OverflowError):
        return PublicationTime(day, PublishedPrecision.DAY)


def _minutes_ahead(zone: str) -> int | None:
    digits = re.search(r"([+-])(\d\d):?(\d\d)$", zone)
    if digits is None:
        return ZONE_MINUTES.get(zone.strip().lower())
    minutes = int(digits[2]) * 60 + int(digits[3])
    if minutes >= 24 * 60:
        return None
    return minutes if digits[1] == "+" else -minutes
