"""The rates that amounts of money are converted by: whole years, plausible steps, fixed pairs that agree."""

from __future__ import annotations

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
SEVERAL_RATES_AT_A_TIME = {"IRR", "KPW", "SDG", "SYP"}
UNITS_PER_EURO = {
    "DEM": "1.95583",
    "FRF": "6.55957",
    "ITL": "1936.27",
    "NLG": "2.20371",
    "XAF": "655.957",
    "XOF": "655.957",
}


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RATES = {
    (row["currency_code"], int(row["rate_year"])): Decimal(row["usd_per_unit"])
    for row in rows("exchange_rates")
}
CODES = {code for code, _ in RATES}


def test_every_currency_that_texts_are_read_for_has_rates_or_is_left_out_on_purpose() -> None:
    assert {row["currency_code"] for row in rows("currency_terms")} - CODES == SEVERAL_RATES_AT_A_TIME


def test_the_years_of_a_currency_have_no_gap() -> None:
    for code in CODES:
        years = sorted(year for known, year in RATES if known == code)
        assert years == list(range(years[0], years[-1] + 1)), code


def test_no_currency_loses_or_gains_more_than_seven_tenths_of_its_worth_in_a_year() -> None:
    """A slipped digit would show here; the largest true step is Argentina's of 2024."""
    steps = {
        (code, year): RATES[code, year + 1] / rate
        for (code, year), rate in RATES.items()
        if (code, year + 1) in RATES
    }
    assert [step for step, ratio in steps.items() if not Decimal("0.3") < ratio < Decimal("1.5")] == []


@pytest.mark.parametrize("code", UNITS_PER_EURO)
def test_a_coin_tied_to_the_euro_moves_with_it(code: str) -> None:
    for (known, year), rate in RATES.items():
        if known == code:
            euro = RATES["EUR", year] / Decimal(UNITS_PER_EURO[code])
            assert abs(rate / euro - 1) < Decimal("0.0001"), year


def test_the_dollar_is_one_dollar_in_every_year() -> None:
    assert {rate for (code, _), rate in RATES.items() if code == "USD"} == {1}


def test_the_table_is_sorted_so_that_a_change_shows_as_one_line() -> None:
    assert all(first < second for first, second in pairwise(RATES))


@pytest.mark.parametrize(
    ("code", "year", "low", "high"),
    [
        ("EUR", 2008, 1.45, 1.49), ("GBP", 2007, 1.98, 2.02), ("RUB", 2014, 0.024, 0.028), ("JPY", 2011, 0.0120, 0.0130),
        ("INR", 2023, 0.0118, 0.0124), ("KRW", 2020, 0.00083, 0.00087), ("KWD", 2010, 3.4, 3.6), ("IDR", 2015, 0.00007, 0.00008),
    ],
)  # fmt: skip
def test_a_well_known_rate_is_about_right(code: str, year: int, low: float, high: float) -> None:
    assert low < RATES[code, year] < high
