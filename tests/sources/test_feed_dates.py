"""Dates as feeds write them: zones by our own table, several languages, and none where it cannot be told."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.sources.date_words import MONTH_NUMBERS, ZONE_MINUTES
from orchestration.sources.feed_dates import DateContext, date_context, parse_feed_date
from tests.sources.list_inputs import utc

CONTEXT = DateContext(utc(2024, 6, 1))
TOLD = {
    "Tue, 05 Mar 2024 10:30:00 MSK": "2024-03-05T07:30:00",
    "Tue, 05 Mar 2024 10:30:00 EET": "2024-03-05T08:30:00",
    "Tue, 05 Mar 2024 10:30:00 EST": "2024-03-05T15:30:00",
    "Tue, 05 Mar 2024 10:30:00": "2024-03-05T10:30:00",
    "Вт, 05 марта 2024 10:30:00 +0300": "2024-03-05T07:30:00",
    "mar., 05 mars 2024 10:30:00 +0100": "2024-03-05T09:30:00",
    "25/03/2024 10:30": "2024-03-25T10:30:00",
    "1709640000": "2024-03-05T12:00:00",
    "1709640000123": "2024-03-05T12:00:00",
    "5 de marzo de 2024 10:30 h": "2024-03-05T00:00:00",
    "Di, 05 März 2024 10:30:00 MEZ": "2024-03-05T09:30:00",
    "Tue Mar 05 10:30:00 MSK 2024": "2024-03-05T07:30:00",
    "March 5, 2024 12:30 AM EST": "2024-03-05T05:30:00",
    "Tue, 05 Mar 2024 10:30:00 GMT+0300": "2024-03-05T07:30:00",
    "Tue, 05 Mar 2024 10:30:00 +0300 (MSK)": "2024-03-05T07:30:00",
    "2024-03-05 10:30:00 MSK": "2024-03-05T07:30:00",
    "2024-03-05T10:30:00+03:00": "2024-03-05T07:30:00",
    "Tue, 05 Mar 2024 10:30:00 +02:00": "2024-03-05T08:30:00",
    "05.03.2024 10.30 MSK": "2024-03-05T07:30:00",
    "10:30 GMT, 5 March 2024": "2024-03-05T10:30:00",
    "05 Mar 24 10:30 GMT": "2024-03-05T10:30:00",
    "2024年3月5日 10:30": "2024-03-05T10:30:00",
    "Tue, 05 Mar 2024 24:00:00 GMT": "2024-03-06T00:00:00",
    "Sat, 01 Jun 2024 20:00:00 GMT": "2024-06-01T20:00:00",
}
DAYS = (
    "05.03.2024",
    "2024/03/05",
    "5 березня 2024 р.",
    *(f"Tue, 05 Mar 2024 10:30 {zone}" for zone in ("IST", "AST", "GST", "ECT", "SST", "LT", "LST", "local")),
    "Tue, 05 Mar 2024 10:30 to 11:30",
    "Tue, 05 Mar 2024 10:30:00 +9900",
)
NOT_TOLD = (
    "05/03/2024 10:30", "Fri, 05 Mar 2044 10:30:00 GMT", "Sun, 02 Jun 2024 10:30:00 GMT", "1989-12-31", "32 Mar 2024", "0", "",
    "now", "05 Mar 2024 25:61:00 GMT", "9" * 40, "Mon, 00 Jan 0000 00:00:00 +0000", "2,021 tanks", "30 Feb 2024", "x" * 5_000,
    "5 March, 10:30", "05 Mar 2024 11:99 GMT",
)  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), TOLD.items(), ids=list(TOLD))
def test_a_time_is_told_in_utc(raw: str, expected: str) -> None:
    told = parse_feed_date(raw, CONTEXT)
    assert told is not None
    assert told.at == datetime.fromisoformat(expected)


@pytest.mark.parametrize("raw", DAYS)
def test_what_tells_the_day_only_is_a_day(raw: str) -> None:
    told = parse_feed_date(raw, CONTEXT)
    assert told is not None
    assert (told.at, told.precision) == (utc(2024, 3, 5), "day")


@pytest.mark.parametrize("raw", NOT_TOLD)
def test_what_cannot_be_told_is_none(raw: str) -> None:
    assert parse_feed_date(raw, CONTEXT) is None


def test_the_order_of_day_and_month_comes_from_evidence() -> None:
    now = CONTEXT.now
    assert date_context(now, ["03/04/2024", None, "25/04/2024"], None).is_day_first is True
    assert date_context(now, ["03/04/2024", "04/25/2024"], "fr").is_day_first is False
    assert date_context(now, ["25/04/2024", "04/25/2024"], "fr").is_day_first is None
    assert [date_context(now, [], tag).is_day_first for tag in ("fr", "en-GB", "en_US", "en", None)] == [
        True,
        True,
        False,
        None,
        None,
    ]


def test_the_tables_do_not_contradict_themselves() -> None:
    assert set(MONTH_NUMBERS.values()) == set(range(1, 13))
    assert all(-12 * 60 <= minutes <= 14 * 60 for minutes in ZONE_MINUTES.values())


@given(
    st.text(max_size=60)
    | st.from_regex(r"[A-Za-z]{3}, \d{1,3} [A-Za-z]{3} \d{1,5} \d\d:\d\d:\d\d [+-]?\w{1,5}")
)
def test_no_text_is_an_accident(raw: str) -> None:
    told = parse_feed_date(raw, CONTEXT)
    assert told is None or utc(1990, 1, 1) <= told.at <= utc(2024, 6, 2)
