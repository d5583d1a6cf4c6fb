"""Finds the dates that a text tells and resolves them against the day of publication.

Which event a date belongs to is not decided here, and no clock is read: the day of publication is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from orchestration.extraction import calendar_spans as spans
from orchestration.extraction.number_exclusions import is_followed_by_counted_noun
from orchestration.extraction.records import DateMention, EventDate

_MONTH_NUMBERS = {
    name[:3]: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})\b"
_TOLD_YEAR = r"(?P<year>(?:1[4-9]|20)\d{2})\b"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_WEEKDAY_BEFORE = rf"(?:\b{_WEEKDAY},?\s+(?:the\s+)?)?"
_OTHER_YEAR = r"(?:,?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b)"
_SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "a couple of": 2}

_ISO = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d{2})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-]*\d)")
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY_BEFORE}(?<![\w.,-])\b{_DAY}(?:\s+of)?\s+{_MONTH}(?!\w)(?:(?:,?\s+(?:of\s+)?{_TOLD_YEAR})|{_OTHER_YEAR})?"
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY_BEFORE}\b{_MONTH}\s+(?:the\s+)?{_DAY}\b(?![,.:/]\d|\s?%|-[a-z])(?:(?:,?\s+{_TOLD_YEAR})|{_OTHER_YEAR})?"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|{_OTHER_YEAR})")
_BARE_MONTH = re.compile(
    r"\b(?P<lead>[Ii]n|[Ss]ince|[Ff]rom|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough|[Tt]hroughout|[Aa]s of"
    r"|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd of|[Ss]tart of|[Bb]eginning of|[Bb]ack in)[\s-]+"
    rf"(?P<date>{_MONTH})(?![\w-]|\s+\d)"
)
_BARE_WEEKDAY = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?P<weekday>{_WEEKDAY})s?\b"
    r"(?!\s(?:Times|Telegraph|Mail|Night Live))"
)
_TODAY = re.compile(
    r"(?<!USA )\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|(?:[Tt]his|[Ll]ast)\s(?:morning|night))\b"
)
_PERIOD = re.compile(r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|month|year)\b(?!-)")
_SEASON = re.compile(
    r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<season>spring|summer|autumn|fall|winter)\b(?!-)"
)
_AGO = re.compile(
    r"\b(?P<count>\d{1,3}|[Aa] couple of|[A-Za-z]+)\s+(?P<unit>day|week|month|year)s?\s+ago\b",
)
_BARE_YEAR = re.compile(
    r"\b(?:(?P<sure>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Bb]efore|[Aa]fter)"
    r"|[Oo]f|[Ff]rom|[Tt]hrough|[Tt]hroughout|[Ff]or"
    r"|[Ee]arly|[Ll]ate|[Mm]id|[Ff]iscal(?:\s+year)?|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Ss]pring|[Aa]s of|[Bb]ack in"
    r"|[Bb]etween|to|and|the year)[\s-]+"
    rf"(?P<date>{_YEAR})(?![-–]\d|[,.]\d|%|s\b|-[a-z])"
)
# A coming date: "will ... by 5 May". A verb of saying in between means that the date is when it was said.
_COMING = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be|set to|due|scheduled|expected|plans? to|planned|slated|intends? to)\b"
    r"(?!.*\b(?:said|says|told|announced|confirmed|reported|according|added|warned|stated|wrote|declared|claimed"
    r"|posted|statement|speaking)\b)[^.;]{0,90}$"
)


@dataclass(frozen=True, slots=True)
class _View:
    """Where a wording is read from: the day of publication, and whether it speaks of what is to come."""

    published: date | None
    is_future: bool


def find_dates(text: str, published: date | None, *, is_future: bool = False) -> list[DateMention]:
    """Date expressions in text order; those that need a day of publication are left out without one.

    A weekday, a day or a month without a year is the last one on or before the publication, or, with `is_future` or
    after "will ... on", the first one on or after it. `is_relative` marks wordings with neither month nor year.

    >>> [m.event_date.iso() for m in find_dates("in May 2023, on Monday and last month", date(2024, 10, 17))]
    ['2023-05', '2024-10-14', '2024-09']
    """
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for stems, pattern, resolve, is_relative in _RULES:
        if not any(stem in text for stem in stems):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("date") if "date" in pattern.groupindex else match.span()
            if any(taken[start:end]):
                continue
            when = resolve(match, _View(published, is_future or _is_coming(text, start)))
            if when is not None:
                found.append(DateMention(start, end, when, is_relative))
                taken[start:end] = b"\x01" * (end - start)
    return sorted(found, key=lambda mention: mention.start)


def _is_coming(text: str, start: int) -> bool:
    return bool(_COMING.search(text[max(0, start - 110) : start]))


def _counts_things(match: re.Match[str]) -> bool:
    """Of 2000 troops": the last number of the match is then no year and no day."""
    return is_followed_by_counted_noun(match.string[match.end() : match.end() + 30].lower(), 0)


def _month_number(match: re.Match[str]) -> int:
    return _MONTH_NUMBERS[match["month"][:3].lower()]


def _told_year(match: re.Match[str], published: date | None) -> int | None:
    """The year that the wording names, by number or as last, this or next year."""
    groups = match.groupdict()
    if groups["year"]:
        return int(groups["year"])
    if groups.get("which") and published:
        return published.year + {"last": -1, "this": 0, "next": 1}[groups["which"]]
    return None


def _iso_day(match: re.Match[str], _view: _View) -> EventDate | None:
    month = int(match["month"])
    return spans.day(int(match["year"]), month, int(match["day"])) if 1 <= month <= 12 else None


def _day_of_month(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    number, last = int(match["day"]), int(match["last"]) if match["last"] else None
    if not match["year"] and _counts_things(match):
        return None
    year = _told_year(match, view.published)
    if year is not None:
        return spans.day(year, _month_number(match), number, last)
    if published is None:
        return None
    return spans.nearest_day(published, number, last, _month_number(match), is_future=view.is_future)


def _month_of_year(match: re.Match[str], view: _View) -> EventDate | None:
    year = None if _counts_things(match) else _told_year(match, view.published)
    return spans.month(year, _month_number(match)) if year is not None else None


def _month_alone(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    if published is None:
        return None
    lead, number = match["lead"].lower(), _month_number(match)
    if lead == "this":
        return spans.month(published.year, number)
    if lead in ("last", "next"):
        return spans.nearest_month(published, number, is_future=lead == "next", strictly=True)
    return spans.nearest_month(published, number, is_future=view.is_future)


def _weekday(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    if published is None:
        return None
    number = _WEEKDAYS.index(match["weekday"][:3].lower())
    which = (match["which"] or "").lower()
    if which in ("last", "next"):
        return spans.nearest_weekday(published, number, is_future=which == "next", strictly=True)
    return spans.nearest_weekday(published, number, is_future=view.is_future or which == "this")


def _near_day(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    if published is None:
        return None
    word = match["word"].lower()
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(" ".join(word.split()), 0)
    return None if word.endswith("last morning") else spans.single_day(published + timedelta(days=shift))


def _period(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    if published is None:
        return None
    return _shifted(published, match["unit"], {"last": -1, "this": 0, "next": 1}[match["which"].lower()])


def _season(match: re.Match[str], view: _View) -> EventDate | None:
    """The year of "last fall": the season that ended before the publication, of the same year where it did so in it."""
    published, season = view.published, match["season"]
    if published is None or season == "winter":
        return None
    last_month = {"spring": 5, "summer": 8}.get(season, 11)
    shift = {
        "last": -(published.month <= last_month),
        "this": 0,
        "next": int(published.month >= last_month - 2),
    }
    return spans.year(published.year + shift[match["which"].lower()])


def _ago(match: re.Match[str], view: _View) -> EventDate | None:
    published = view.published
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _SMALL_NUMBERS.get(count)
    return _shifted(published, match["unit"], -number) if published and number else None


def _shifted(published: date, unit: str, count: int) -> EventDate | None:
    if unit == "day":
        return spans.single_day(published + timedelta(days=count))
    if unit == "week":
        return spans.week_as_month(published, count)
    if unit == "month":
        return spans.month_shifted(published, count)
    return spans.year(published.year + count) if published.year + count > 0 else None


def _year_alone(match: re.Match[str], _view: _View) -> EventDate | None:
    if not match["sure"] and _counts_things(match):
        return None
    return spans.year(int(match["year"]))


_Resolver = Callable[[re.Match[str], _View], EventDate | None]
_MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_CENTURIES = ("19", "20")
# What a text needs for a pattern to find anything: most sentences tell no date, and this is seen far sooner.
_RULES: Iterable[tuple[tuple[str, ...], re.Pattern[str], _Resolver, bool]] = (
    (("-",), _ISO, _iso_day, False),
    (_MONTHS, _DAY_MONTH, _day_of_month, False),
    (_MONTHS, _MONTH_DAY, _day_of_month, False),
    (_MONTHS, _MONTH_YEAR, _month_of_year, False),
    (_MONTHS, _BARE_MONTH, _month_alone, False),
    (("day",), _BARE_WEEKDAY, _weekday, True),
    (("day", "night", "morrow", "morning"), _TODAY, _near_day, True),
    (("week", "month", "year"), _PERIOD, _period, True),
    (("spring", "summer", "autumn", "fall"), _SEASON, _season, True),
    (("ago",), _AGO, _ago, True),
    (_CENTURIES, _BARE_YEAR, _year_alone, False),
)
