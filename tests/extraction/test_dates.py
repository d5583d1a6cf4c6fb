"""Which dates a text tells, and which days they are seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.dates import find_dates

THURSDAY = date(2024, 10, 17)


def dates(text: str, published: date | None = THURSDAY, *, is_future: bool = False) -> list[str]:
    return [mention.event_date.iso() for mention in find_dates(text, published, is_future=is_future)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 17 October 2024", "2024-10-17"),
        ("on 17th October, 2023", "2023-10-17"),
        ("on the 3rd of May 2022", "2022-05-03"),
        ("October 17, 2024", "2024-10-17"),
        ("Oct. 7, 2023", "2023-10-07"),
        ("Sept 30, 2022", "2022-09-30"),
        ("Nov. 16, 1776", "1776-11-16"),
        ("May 3, 2024", "2024-05-03"),
        ("Tuesday, March 5, 2024", "2024-03-05"),
        ("dated 2024-10-17", "2024-10-17"),
        ("October 2023", "2023-10"),
        ("in Feb. 2022", "2022-02"),
        ("in the May of 2021", "2021-05"),
        ("in 2022", "2022"),
        ("since 2014", "2014"),
        ("by 2030", "2030"),
        ("early 2023", "2023"),
        ("mid-2024", "2024"),
        ("late 2021", "2021"),
        ("the end of 2025", "2025"),
        ("the first half of 2024", "2024"),
        ("the second quarter of 2024", "2024"),
        ("summer 2023", "2023"),
        ("the summer of 2023", "2023"),
        ("fiscal 2024", "2024"),
        ("in 2022 Norland forces moved in", "2022"),
    ],
)
def test_a_full_date_needs_no_day_of_publication(text: str, iso: str) -> None:
    assert dates(text, None) == [iso]
    assert dates(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Thursday", "2024-10-17"),
        ("on Friday", "2024-10-11"),
        ("Wednesday's strike", "2024-10-16"),
        ("late on Monday night", "2024-10-14"),
        ("last Tuesday", "2024-10-15"),
        ("last Thursday", "2024-10-10"),
        ("next Monday", "2024-10-21"),
        ("next Thursday", "2024-10-24"),
        ("this Saturday", "2024-10-19"),
        ("17 October", "2024-10-17"),
        ("Oct. 17", "2024-10-17"),
        ("October 18", "2023-10-18"),
        ("on the 3rd of May", "2024-05-03"),
        ("December 31", "2023-12-31"),
        ("Thursday, October 10", "2024-10-10"),
        ("On May 5 Norland forces moved", "2024-05-05"),
        ("29 February", "2024-02-29"),
        ("5 May last year", "2023-05-05"),
        ("in October", "2024-10"),
        ("last October", "2023-10"),
        ("last May", "2024-05"),
        ("next May", "2025-05"),
        ("this May", "2024-05"),
        ("in November", "2023-11"),
        ("since February", "2024-02"),
        ("in late September", "2024-09"),
        ("mid-August", "2024-08"),
        ("at the end of June", "2024-06"),
        ("October last year", "2023-10"),
        ("last month", "2024-09"),
        ("earlier this month", "2024-10"),
        ("next month", "2024-11"),
        ("last year", "2023"),
        ("late last year", "2023"),
        ("this year", "2024"),
        ("next year", "2025"),
        ("last week", "2024-10"),
        ("this week", "2024-10"),
        ("yesterday", "2024-10-16"),
        ("today", "2024-10-17"),
        ("last night", "2024-10-16"),
        ("tomorrow", "2024-10-18"),
        ("three days ago", "2024-10-14"),
        ("10 days ago", "2024-10-07"),
        ("a week ago", "2024-10"),
        ("a month ago", "2024-09"),
        ("two months ago", "2024-08"),
        ("three years ago", "2021"),
    ],
)
def test_a_date_in_part_is_resolved_against_the_day_of_publication(text: str, iso: str) -> None:
    assert dates(text) == [iso]
    assert dates(text, None) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The tanks will arrive on Friday", "2024-10-18"),
        ("The tanks will arrive on 3 December", "2024-12-03"),
        ("Delivery is due by May 5", "2025-05-05"),
        ("Deliveries are expected to begin in December", "2024-12"),
        ("Deliveries are to begin in October", "2024-10"),
        ("The tanks will arrive soon, he said on Monday", "2024-10-14"),
        ("The tanks will arrive soon, officials told reporters on Monday", "2024-10-14"),
        ("He said on Monday that the tanks will arrive in January", "2024-10-14"),
    ],
)
def test_what_is_to_come_lies_ahead_unless_it_is_when_something_was_said(text: str, iso: str) -> None:
    assert dates(text)[0] == iso


def test_a_caller_can_say_that_a_sentence_speaks_of_the_future() -> None:
    assert dates("on Friday", is_future=True) == ["2024-10-18"]
    assert dates("on Thursday", is_future=True) == ["2024-10-17"]
    assert dates("3 December", is_future=True) == ["2024-12-03"]
    assert dates("in March", is_future=True) == ["2025-03"]
    assert dates("29 February", is_future=True) == ["2028-02-29"]
    assert dates("last Tuesday", is_future=True) == ["2024-10-15"]


@pytest.mark.parametrize(
    "text",
    [
        "he may go in person", "They march on", "two weeks ago", "of 2000 troops", "1,500 men", "the 2015 accord",
        "Black Friday", "Good Friday", "many years ago", "May 2000 soldiers", "an August figure", "in 2,022 cases",
        "the 1990s", "page 2024", "on 31 June", "2024-13-01", "USA Today",
    ],
)  # fmt: skip
def test_what_is_no_date_or_none_that_a_calendar_can_tell_is_left_out(text: str) -> None:
    assert dates(text) == []


def test_a_week_that_falls_in_two_months_gives_no_date() -> None:
    assert dates("last week", date(2024, 10, 8)) == []
    assert dates("last week", date(2024, 10, 15)) == ["2024-10"]


def test_a_month_covers_all_its_days_and_a_year_all_its_months() -> None:
    month, year = find_dates("in February 2024 and in 2023", None)
    assert (month.event_date.start, month.event_date.end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (year.event_date.start, year.event_date.end) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_span_of_days_keeps_both_ends() -> None:
    (days,) = find_dates("17-18 October 2023", None)
    assert (days.event_date.start, days.event_date.end) == (date(2023, 10, 17), date(2023, 10, 18))


def test_the_offsets_hold_the_words_of_the_date() -> None:
    text = "𝔸 said on Thursday that the 5 May 2023 deal, made in October, ends by 2030."
    words = [text[mention.start : mention.end] for mention in find_dates(text, THURSDAY)]
    assert words == ["Thursday", "5 May 2023", "October", "2030"]


def test_only_wordings_without_month_and_year_are_relative() -> None:
    text = "on Thursday, last month, yesterday, 17 October, in May, in 2022"
    assert [mention.is_relative for mention in find_dates(text, THURSDAY)] == [True] * 3 + [False] * 3


@given(st.dates(date(1995, 1, 1), date(2035, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_at_most_six_days_back(published: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (mention,) = find_dates(f"on {name}", published)
    assert mention.event_date.start.weekday() == weekday
    assert timedelta(0) <= published - mention.event_date.start <= timedelta(days=6)


@given(st.dates(date(1995, 1, 1), date(2035, 12, 31)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_every_day_is_read_back_however_it_is_written(day: date, published: date) -> None:
    for text in (f"{day:%d %B %Y}", f"{day:%B %d, %Y}", day.isoformat()):
        assert dates(text, published) == [day.isoformat()]


@given(st.text(max_size=200), st.dates(date(1995, 1, 1), date(2035, 1, 1)))
def test_any_text_gives_dates_whose_spans_do_not_overlap(text: str, published: date) -> None:
    mentions = find_dates(text, published)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.event_date.start <= mention.event_date.end
    assert all(before.end <= after.start for before, after in pairwise(mentions))
