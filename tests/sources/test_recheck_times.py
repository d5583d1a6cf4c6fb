"""Young articles are looked at again after an hour, a day and a week; missed looks are made up for by one."""

from __future__ import annotations

from datetime import datetime, timedelta

from orchestration.sources.recheck_times import RECHECKS, next_check

FIRST = datetime(2024, 3, 1, 12)  # noqa: DTZ001 - naive UTC
HOUR, DAY, WEEK = RECHECKS


def test_looks_follow_after_an_hour_a_day_and_a_week() -> None:
    for done, wait in enumerate((timedelta(hours=1), timedelta(days=1), timedelta(days=7))):
        assert next_check(FIRST, done, FIRST, FIRST) == FIRST + wait


def test_after_the_third_look_there_is_none() -> None:
    assert next_check(FIRST, 3, FIRST, FIRST + WEEK) is None
    assert next_check(FIRST, 9, None, FIRST) is None


def test_several_missed_looks_are_one() -> None:
    late = FIRST + timedelta(days=3)
    assert next_check(FIRST, 0, FIRST, late) == FIRST + DAY
    assert next_check(FIRST, 1, FIRST, late, last_checked_at=late) == FIRST + WEEK


def test_a_look_that_is_due_lies_not_after_now() -> None:
    due = next_check(FIRST, 0, FIRST, FIRST + HOUR)
    assert due == FIRST + HOUR


def test_an_old_article_is_at_rest() -> None:
    assert next_check(FIRST, 0, FIRST - timedelta(days=8), FIRST) is None
    assert next_check(FIRST, 0, FIRST - timedelta(days=7), FIRST) == FIRST + HOUR


def test_without_a_date_or_with_one_in_the_future_it_is_young() -> None:
    assert next_check(FIRST, 0, None, FIRST) == FIRST + HOUR
    assert next_check(FIRST, 0, FIRST + DAY, FIRST) == FIRST + HOUR
