"""What counts as a quantity, what it is worth, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.quantities import find_quantities
from orchestration.extraction.records import QuantityMention

Bounds = tuple[int | None, int | None, str]


def bounds(mention: QuantityMention) -> Bounds:
    low, high = mention.quantity.low, mention.quantity.high
    return (
        None if low is None else int(low),
        None if high is None else int(high),
        mention.quantity.qualifier.value,
    )


def only(text: str) -> QuantityMention:
    mentions = find_quantities(text)
    assert len(mentions) == 1, [text[mention.start : mention.end] for mention in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Norland sent 1,500 soldiers", 1500),
        ("1.5 million rounds", 1_500_000),
        ("12,345,678 cartridges", 12_345_678),
        ("1500 soldiers crossed", 1500),
        ("2000 troops landed", 2000),
        ("2,024 mines", 2024),
        ("a batch of 10k shells", 10_000),
        ("They held 2m rounds", 2_000_000),
        ("3 hundred thousand men", 300_000),
        ("8 million shells", 8_000_000),
        ("twenty-five tanks", 25),
        ("seventeen boats", 17),
        ("two hundred rifles", 200),
        ("two hundred and fifty guns", 250),
        ("three hundred thousand men", 300_000),
        ("two thousand five hundred men", 2500),
        ("twelve hundred men", 1200),
        ("one hundred tanks", 100),
        ("a hundred thousand men", 100_000),
        ("half a million rounds", 500_000),
        ("a quarter of a million rounds", 250_000),
        ("one and a half million shells", 1_500_000),
        ("two dozen howitzers", 24),
        ("a dozen launchers", 12),
        ("half a dozen boats", 6),
        ("a half-dozen boats", 6),
        ("a couple of boats", 2),
        ("a couple of hundred men", 200),
        ("a million shells", 1_000_000),
        ("another 300 men", 300),
        ("a further 31 tanks", 31),
        ("an additional 1,000 rifles", 1000),
        ("a total of 64 guns", 64),
        ("a 4,000-strong brigade", 4000),
        ("an 800-member force", 800),
        ("a 31-tank deal", 31),
        ("gave Sudland 31 Abrams tanks", 31),
        ("18 Leopard 2A6 tanks", 18),
        ("In May 20 soldiers died", 20),
        ("he handed over 30 tanks", 30),
        ("the group of 12 drones", 12),
    ],
)
def test_a_plain_number_is_exact(text: str, value: int) -> None:
    assert bounds(only(text)) == (value, value, "exact")


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("about 1,500 men", 1500, 1500, "about"),
        ("around 20 guns", 20, 20, "about"),
        ("roughly 30 guns", 30, 30, "about"),
        ("Some 40 men", 40, 40, "about"),
        ("nearly half a million shells", 500_000, 500_000, "about"),
        ("almost a dozen jets", 12, 12, "about"),
        ("approximately 70 jets", 70, 70, "about"),
        ("an estimated 80 jets", 80, 80, "about"),
        ("close to 90 jets", 90, 90, "about"),
        ("20 or so jets", 20, 20, "about"),
        ("more than 8 million shells", 8_000_000, None, "at_least"),
        ("over two dozen guns", 24, None, "at_least"),
        ("well over 300 guns", 300, None, "at_least"),
        ("over a 1,000 men", 1000, None, "at_least"),
        ("at least 800 men", 800, None, "at_least"),
        ("at least another 300 men", 300, None, "at_least"),
        ("upwards of 400 men", 400, None, "at_least"),
        ("no fewer than 500 men", 500, None, "at_least"),
        ("not less than 500 men", 500, None, "at_least"),
        ("in excess of 600 men", 600, None, "at_least"),
        ("exceeding 700 men", 700, None, "at_least"),
        ("have passed 8 million", 8_000_000, None, "at_least"),
        ("a minimum of 800 men", 800, None, "at_least"),
        ("20 or more jets", 20, None, "at_least"),
        ("1,500-plus men", 1500, None, "at_least"),
        ("1,500+ men", 1500, None, "at_least"),
        ("up to 200 men", None, 200, "at_most"),
        ("up to about 200 men", None, 200, "at_most"),
        ("fewer than 20 men", None, 20, "at_most"),
        ("less than 30 men", None, 30, "at_most"),
        ("as many as 40 men", None, 40, "at_most"),
        ("no more than 50 men", None, 50, "at_most"),
        ("just under 60 men", None, 60, "at_most"),
        ("at most 70 men", None, 70, "at_most"),
        ("a maximum of 80 men", None, 80, "at_most"),
        ("80 or fewer men", None, 80, "at_most"),
        ("10,000 to 12,000 men", 10_000, 12_000, "range"),
        ("10,000-12,000 men", 10_000, 12_000, "range"),
        ("10,000–12,000 men", 10_000, 12_000, "range"),
        ("between 5,000 and 7,000 men", 5000, 7000, "range"),
        ("from 10 to 15 jets", 10, 15, "range"),
        ("800 or 900 men", 800, 900, "range"),
        ("one or two tanks", 1, 2, "range"),
        ("two to three million shells", 2_000_000, 3_000_000, "range"),
        ("10 to 12 thousand men", 10_000, 12_000, "range"),
        ("about 10,000 to 12,000 men", 10_000, 12_000, "range"),
        ("between 5,000 and perhaps 7,000 men", 5000, 7000, "range"),
    ],
)
def test_the_wording_bounds_the_number(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    assert bounds(find_quantities(text)[0]) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens of guns", 24),
        ("a few dozen guns", 24),
        ("scores of men", 40),
        ("Scores more men", 40),
        ("hundreds of trucks", 200),
        ("several hundred men", 200),
        ("a few hundred men", 200),
        ("thousands of shells", 2000),
        ("many thousands of shells", 2000),
        ("a few thousand mines", 2000),
        ("several thousand mines", 2000),
        ("tens of thousands of shells", 20_000),
        ("hundreds of thousands of rounds", 200_000),
        ("millions of rounds", 2_000_000),
        ("nearly hundreds of guns", 200),
    ],
)
def test_a_vague_word_gives_its_least_and_says_that_it_is_vague(text: str, low: int) -> None:
    mention = only(text)
    assert bounds(mention) == (low, None, "at_least")
    assert mention.is_vague


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("a $2.3bn order", 2_300_000_000, "USD"),
        ("$40 billion", 40_000_000_000, "USD"),
        ("US$1.2 billion", 1_200_000_000, "USD"),
        ("€500m", 500_000_000, "EUR"),
        ("£100 million", 100_000_000, "GBP"),
        ("$500,000", 500_000, "USD"),
        ("500 million euros", 500_000_000, "EUR"),
        ("500 million pounds", 500_000_000, "GBP"),
        ("1.1 trillion won", 1_100_000_000_000, "KRW"),
        ("300 billion yen", 300_000_000_000, "JPY"),
        ("NT$3 billion", 3_000_000_000, "TWD"),
        ("A$4m", 4_000_000, "AUD"),
        ("C$5 million", 5_000_000, "CAD"),
        ("2 billion U.S. dollars", 2_000_000_000, "USD"),
        ("700 million Canadian dollars", 700_000_000, "CAD"),
        ("SEK 6.5 billion", 6_500_000_000, "SEK"),
        ("6.5 billion Swedish crowns", 6_500_000_000, "SEK"),
        ("Rs 1,200 crore", 12_000_000_000, "INR"),
        ("a $100-million deal", 100_000_000, "USD"),
        ("a 2-billion-dollar deal", 2_000_000_000, "USD"),
        ("half a billion dollars", 500_000_000, "USD"),
    ],
)
def test_money_has_its_amount_in_full_and_its_currency(text: str, amount: int, currency: str) -> None:
    mention = only(text)
    assert (bounds(mention), mention.currency) == ((amount, amount, "exact"), currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("up to $1bn", None, 10**9, "at_most"),
        ("more than $2 billion", 2 * 10**9, None, "at_least"),
        ("$1bn-plus", 10**9, None, "at_least"),
        ("$1-2 billion", 10**9, 2 * 10**9, "range"),
        ("$1 billion to $2 billion", 10**9, 2 * 10**9, "range"),
        ("between $1 billion and $2 billion", 10**9, 2 * 10**9, "range"),
        ("hundreds of millions of dollars", 200_000_000, None, "at_least"),
    ],
)
def test_money_is_bounded_like_a_count(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    mention = only(text)
    assert (bounds(mention), mention.currency) == ((low, high, qualifier), "USD")


@pytest.mark.parametrize(
    "text",
    [
        "in 2022", "since 2014", "by 2030", "May 2023", "the 2015 accord", "from 2019 to 2021", "2022-2023", "the 1990s",
        "17 October", "Oct. 5", "May 3, 2024", "17-18 October", "October 17 and 18", "2024-10-17", "9/11", "10:30",
        "aged 34", "a 34-year-old", "34 years old", "Anna Berg, 34, said", "ages 18 to 60", "between the ages of 18 and 60",
        "155mm", "155 mm", "7.62x39", "5.56 calibre", "1,000-pound bombs", "a 500-kilogram warhead",
        "Su-35", "F-16", "M1A2", "T-72", "S-400", "Mi-17", "TB2", "KC-135", "B-52", "Leopard 2 tanks", "Mirage 2000",
        "300 km", "20 miles", "5 percent", "3%", "40 tons", "10 to 15 km", "30 degrees", "200 nautical miles",
        "9 a.m.", "three days", "two-week pause", "five more years", "hundreds of miles", "dozens of times", "10 hours",
        "1st Brigade", "the 5th Fleet", "two-thirds", "two hundred and forty-seventh", "the Group of 20",
        "Resolution 2231", "Article 5", "No. 3", "Executive Order 14024", "Task Force 59", "page 3", "Flight 17",
        "Section 301", "Type 26 frigates", "COVID-19", "a 3-1 vote", "a 52-48 vote", "a two-state solution",
        "one tank", "a tank", "no one", "several tanks", "a few tanks", "a handful of tanks", "0 tanks", "10 000", "(3)", "[4]",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_count_is_left_out(text: str) -> None:
    assert find_quantities(f"They met: {text}") == []


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    mentions = find_quantities("The force grew from 100 to 200 men")
    assert [bounds(mention) for mention in mentions] == [(100, 100, "exact"), (200, 200, "exact")]


def test_a_year_is_no_end_of_a_range() -> None:
    mentions = find_quantities("down from 900 men in 2024 to 7,000")
    assert [bounds(mention)[0] for mention in mentions] == [900, 7000]


def test_two_counts_joined_by_and_stay_two() -> None:
    mentions = find_quantities("killed three and wounded 15 others")
    assert [bounds(mention)[0] for mention in mentions] == [3, 15]


def test_the_span_takes_in_the_bounds_and_the_number_span_does_not() -> None:
    text = "It will get up to another 1,500-plus men."
    mention = only(text)
    assert text[mention.start : mention.end] == "up to another 1,500-plus"
    assert text[mention.number_start : mention.number_end] == "1,500"


def test_the_span_of_money_takes_in_the_currency() -> None:
    text = "worth about $2.3 billion, or 2.1 billion euros"
    dollars, euros = find_quantities(text)
    assert text[dollars.start : dollars.end] == "about $2.3 billion"
    assert text[euros.start : euros.end] == "2.1 billion euros"
    assert text[dollars.number_start : dollars.number_end] == "2.3 billion"


def test_offsets_are_code_points_even_where_lower_case_is_longer() -> None:
    text = "İİİ 𝔸 sent 1,500 men"
    mention = only(text)
    assert text[mention.start : mention.end] == "1,500"


def test_whole_amounts_have_no_decimals() -> None:
    assert str(only("1.5 million shells").quantity.low) == "1500000"
    assert only("$2,942.70").quantity.low == Decimal("2942.70")


@given(st.integers(min_value=3000, max_value=10**9))
def test_every_whole_number_with_commas_is_read_back(number: int) -> None:
    assert bounds(only(f"sent {number:,} shells")) == (number, number, "exact")


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_that_lie_inside_it(text: str) -> None:
    mentions = find_quantities(text)
    for mention in mentions:
        assert 0 <= mention.start <= mention.number_start < mention.number_end <= mention.end <= len(text)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
