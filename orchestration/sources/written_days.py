"""Finding the day in a field of a time: "5 марта 2024", "Mar 5th, 2024", "2024年3月5日", "05.03.2024", "25/03/2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.sources.date_words import MONTH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_YEAR_OR_ITS_END = r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d:])"
_DAY = r"(?P<day>\d{1,2})"
_NAME = r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,12})\.?"
_FORMS = (
    re.compile(
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|ª|\.)?[\s\-./]+(?:de\s+|d’|d')?(?P<name>[^\W\d_]{{3,12}})\.?,?[\s\-./]+(?:del?\s+)?{_YEAR_OR_ITS_END}"
    ),
    re.compile(rf"{_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"),
    re.compile(rf"{_NAME}\s+{_DAY}\s+(?P<within>\d\d:\d\d:\d\d\s.*?)(?<!\d){_YEAR}$"),
    re.compile(rf"(?<!\d){_YEAR}(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})(?P=mark)\s?{_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}年\s?(?P<month>\d{{1,2}})月\s?{_DAY}日?(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}"),
    re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}"),
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day (naive, its first instant) and what stands before and behind it in its field."""

    at: datetime
    before: str
    behind: str


def find_day(text: str, *, is_day_first: bool | None, has_short_years: bool) -> WrittenDay | None:
    """The first day that a text tells; None where it tells none, or one of two (03/04/2024 with `is_day_first` None).

    Years of two digits are read only with `has_short_years`, as RFC 2822 has them.
    """
    for match in _matches(text, has_short_years=has_short_years):
        month_and_day = _month_and_day(match.groupdict(), is_day_first=is_day_first)
        if month_and_day is None:
            return None
        try:
            at = datetime(_full_year(match["year"]), *month_and_day)  # noqa: DTZ001 - naive UTC
        except ValueError:
            return None
        within = match.groupdict().get("within") or ""
        return WrittenDay(at, text[: match.start()], within + text[match.end() :])
    return None


def _matches(text: str, *, has_short_years: bool) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        for match in form.finditer(text):
            name = match.groupdict().get("name")
            is_day = name is None or name.lower() in MONTH_NUMBERS
            if is_day and (has_short_years or len(match["year"]) == 4):
                yield match


def _month_and_day(parts: dict[str, str], *, is_day_first: bool | None) -> tuple[int, int] | None:
    if "name" in parts:
        return MONTH_NUMBERS[parts["name"].lower()], int(parts["day"])
    if "month" in parts:
        return int(parts["month"]), int(parts["day"])
    first, second = int(parts["first"]), int(parts["second"])
    if first == second or max(first, second) > 12:
        return min(first, second), max(first, second)
    if is_day_first is None:
        return None
    return (second, first) if is_day_first else (first, second)


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)
