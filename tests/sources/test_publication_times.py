"""Publication times: what a field states, in UTC, and never more than it states."""

from __future__ import annotations

from datetime import datetime

import pytest

from orchestration.sources.publication_times import implausible_reason, parse_publication_time

TOLD = [
    ("2024", "2024-01-01T00:00:00", "year"),
    ("2024-03", "2024-03-01T00:00:00", "month"),
    ("2024-03-15", "2024-03-15T00:00:00", "day"),
    ("20240315", "2024-03-15T00:00:00", "day"),
    ("2024-03-15T10:30:00Z", "2024-03-15T10:30:00", "second"),
    ("2024-03-15T10:30:00", "2024-03-15T10:30:00", "second"),
    ("2024-03-15 10:30", "2024-03-15T10:30:00", "second"),
    ("2024-03-15T10:30:00.123456+00:00", "2024-03-15T10:30:00", "second"),
    ("2024-03-15T23:30:00-05:00", "2024-03-16T04:30:00", "second"),
    ("2024-03-15T00:30:00+0530", "2024-03-14T19:00:00", "second"),
    ("2024-03-15T10:30:00+02", "2024-03-15T08:30:00", "second"),
    ("2024-03-15 10:30:00 UTC", "2024-03-15T10:30:00", "second"),
    ("20240315T103000Z", "2024-03-15T10:30:00", "second"),
    ("  2024-02-29\n", "2024-02-29T00:00:00", "day"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59", "second"),
]
UNTOLD = [
    "", "15/03/2024", "03/04/2024", "March 15, 2024", "2024-13-01", "2023-02-29", "2024-3-5", "1709640000", "24",
    "2024-03-15T25:00:00", "2024-03-15T10:30:00 MSK", "2024-03-15T10:30:00+99:00", "2024-W11-5", "2024-075",
    "Army got 2021 tanks", "2021 tanks", "2024-03-15x", "0000-01-01", "٢٠٢٤-٠٣-١٥",
]  # fmt: skip


@pytest.mark.parametrize(("text", "utc", "precision"), TOLD)
def test_an_iso_time_is_read_in_utc_with_its_precision(text: str, utc: str, precision: str) -> None:
    published = parse_publication_time(text)
    assert published is not None
    assert (published.at, published.precision) == (datetime.fromisoformat(utc), precision)
    assert published.at.tzinfo is None


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_iso_time_is_none(text: str) -> None:
    assert parse_publication_time(text) is None


@pytest.mark.parametrize(("text", "is_plausible"), [
    ("2024-03-15", True), ("1900-01-01", True), ("1899-12-31", False),
    ("2024-03-17", True), ("2024-03-18", False), ("2044-01-01", False),
])  # fmt: skip
def test_a_time_before_1900_or_after_the_day_after_tomorrow_is_implausible(
    text: str, is_plausible: bool
) -> None:
    published = parse_publication_time(text)
    assert published is not None
    assert (implausible_reason(published, datetime(2024, 3, 15)) is None) is is_plausible  # noqa: DTZ001 - naive UTC


def test_without_a_clock_the_future_is_not_judged() -> None:
    published = parse_publication_time("2044-01-01")
    assert published is not None
    assert implausible_reason(published, None) is None
