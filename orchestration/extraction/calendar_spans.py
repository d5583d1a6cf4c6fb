"""Calendar arithmetic: the days, months and years that a wording means, seen from a day of publication.

No text is read here; every function gives an EventDate, or None where the calendar has no such day.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from orchestration.extraction.records import DatePrecision, EventDate


def day(year: int, month: int, number: int, last: int | None = None) -> EventDate | None:
    """One day, or the days `number` to `last` of one month; None for a 30 February.

    >>> day(2023, 2, 30) is None, day(2024, 5, 3).iso()
    (True, '2024-05-03')
    """
    length = calendar.monthrange(year, month)[1]
    end = last if last is not None and number < last <= length else number
    if not 1 <= number <= length:
        return None
    return EventDate(date(year, month, number), date(year, month, end), DatePrecision.DAY)


def month(year: int, number: int) -> EventDate:
    """A whole month."""
    length = calendar.monthrange(year, number)[1]
    return EventDate(date(year, number, 1), date(year, number, length), DatePrecision.MONTH)


def year(number: int) -> EventDate:
    """A whole year."""
    return EventDate(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR)


def single_day(when: date) -> EventDate:
    """A day that is already known."""
    return EventDate(when, when, DatePrecision.DAY)


def month_shifted(published: date, months: int) -> EventDate:
    """The month that lies so many months after the publication; negative ones lie before."""
    index = published.year * 12 + published.month - 1 + months
    return month(index // 12, index % 12 + 1)


def week_as_month(published: date, weeks: int) -> EventDate | None:
    """The month of the week so many weeks away, None where the week (Monday to Sunday) falls in two months.

    >>> week_as_month(date(2024, 10, 17), -1).iso(), week_as_month(date(2024, 10, 8), -1)
    ('2024-10', None)
    """
    monday = published + timedelta(weeks=weeks) - timedelta(days=published.weekday())
    sunday = monday + timedelta(days=6)
    return month(monday.year, monday.month) if monday.month == sunday.month else None


def nearest_day(
    published: date, number: int, last: int | None, in_month: int, *, is_future: bool
) -> EventDate | None:
    """A day without its year: the last one on or before the publication, or the first one on or after it."""
    for candidate_year in _years(published, is_future=is_future):
        found = day(candidate_year, in_month, number, last)
        if found and (found.start >= published if is_future else found.start <= published):
            return found
    return None


def nearest_month(published: date, number: int, *, is_future: bool, strictly: bool = False) -> EventDate:
    """A month without its year, on the asked side of the publication; `strictly` leaves the present month out."""
    if number == published.month and not strictly:
        return month(published.year, number)
    if is_future:
        return month(published.year + (number <= published.month), number)
    return month(published.year - (number >= published.month), number)


def nearest_weekday(published: date, weekday: int, *, is_future: bool, strictly: bool = False) -> EventDate:
    """The last such weekday on or before the publication, or the first on or after it (Monday is 0)."""
    step = (weekday - published.weekday()) % 7 if is_future else (published.weekday() - weekday) % 7
    if step == 0 and strictly:
        step = 7
    return single_day(published + timedelta(days=step if is_future else -step))


def _years(published: date, *, is_future: bool) -> range:
    # Eight years reach the next 29 February from any year.
    return (
        range(published.year, published.year + 9)
        if is_future
        else range(published.year, published.year - 9, -1)
    )
