"""Finds the quantities of a text: counts and amounts of money, with their bounds and ranges.

Offsets are code points of the given text. What is counted, and by whom, is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from orchestration.extraction.mentions import lower_same_length
from orchestration.extraction.money import Money, money_at
from orchestration.extraction.number_bounds import bound_after, bound_before
from orchestration.extraction.number_exclusions import (
    COUNTED_NOUN,
    begins_as_no_count,
    ends_as_no_count,
    is_no_count_by_itself,
    is_year,
)
from orchestration.extraction.number_words import NUMBER, FoundNumber, number_of
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention

_HYPHEN_JOIN = re.compile(r"[-–—]|\s[-–—]\s|-to-")
_WORD_JOIN = re.compile(
    r"\s+(?P<word>to|or|and)\s+(?:(?:about|around|some|perhaps|possibly|maybe|even|nearly|almost|as many as|up to)\s+)?"
)
_SYMBOL_AFTER_JOIN = re.compile(r"(?:[a-z]{0,3}[$€£¥₩₹₽₴₺₪]|(?:usd|eur|gbp)\s)?$")
_BETWEEN = re.compile(
    r"\b(?:between|anywhere from|from|from between)\s+(?:(?:about|around|roughly|some)\s+)?$"
)
_CHANGE = re.compile(
    r"\b(?:r[ai]se|rises|rising|risen|rose|grow|grew|grown|growing|increas\w*|up|expand\w*|boost\w*|jump\w*|climb\w*|doubl\w*"
    r"|f[ae]ll|falls|fallen|falling|drop\w*|declin\w*|reduc\w*|cut|cuts|cutting|down|shrank|shrink\w*|lower\w*|go|goes|going"
    r"|went|dwindl\w*|swell\w*|swollen|chang\w*|revis\w*|rais\w*)\b[^.;]{0,50}\b(?:from|by)\s+(?:\w+\s+)?$"
)
# "From 900 in 2024 to 700": the year is no end of the range.
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_AFTER_WHICH_A_YEAR = (" in ", " since ", " by ")
_LARGEST_COUNT = (
    Decimal(10) ** 18
)  # nothing is counted or paid beyond that; a row of figures is no number then
_LARGEST_UNBOUNDED = Decimal(10)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One number or one pair of them, before its bounds are read; `start:end` takes in the currency."""

    low: FoundNumber
    high: FoundNumber
    money: Money | None
    start: int
    end: int


def find_quantities(text: str) -> list[QuantityMention]:
    """Counts and amounts of money in text order.

    Dates, ages, measures, calibres, ordinals, model and paragraph numbers are no quantities, and a lone "one", "a",
    "several" or "a few" has no value to give. Vague words have the values of "dozens" 24, "hundreds" 200, ..., at least.

    >>> [(m.quantity.low, m.quantity.high) for m in find_quantities("between 5,000 and 7,000 men and $2bn")]
    [(Decimal('5000'), Decimal('7000')), (Decimal('2000000000'), Decimal('2000000000'))]
    """
    lowered = lower_same_length(text)
    found = (number_of(match) for match in NUMBER.finditer(lowered))
    numbers = [number for number in found if number.value < _LARGEST_COUNT]
    return [_mention(lowered, candidate) for candidate in _candidates(text, lowered, numbers)]


def _candidates(text: str, lowered: str, numbers: list[FoundNumber]) -> Iterator[_Candidate]:
    index = 0
    while index < len(numbers):
        low = numbers[index]
        high = numbers[index + 1] if index + 1 < len(numbers) else None
        join = _join(lowered, low, high) if high else None
        if high and join:
            low = _with_shared_scale(low, high)
            if join == "and" and low.value > high.value:
                low, high = _exchanged(low, high)
            if low.value < high.value and (pair := _pair(text, lowered, low, high)):
                yield pair
            if low.value < high.value or join == "-":
                index += 2
                continue
        single = _single(text, lowered, numbers[index])
        if single is not None:
            yield single
        index += 1


def _join(lowered: str, low: FoundNumber, high: FoundNumber) -> str | None:
    """The word (or "-") between two numbers that make a range, None where they are two quantities."""
    gap = lowered[low.end : high.start]
    if len(gap) > 30:
        return None
    gap = gap[: _SYMBOL_AFTER_JOIN.search(gap).start()]  # type: ignore[union-attr]
    if _HYPHEN_JOIN.fullmatch(gap):
        return "-"
    match = _WORD_JOIN.fullmatch(gap)
    if not match or low.is_vague or high.is_vague:
        return None
    word = match["word"]
    before = lowered[max(0, low.start - 70) : low.start]
    if before.endswith(_AFTER_WHICH_A_YEAR) and low.is_figures and _FIRST_YEAR <= low.value <= _LAST_YEAR:
        return None
    if word == "and":
        return word if re.search(r"\bbetween\s+(?:the\s+ages?\s+of\s+|\w+\s+)?\S{0,3}$", before) else None
    return None if word == "to" and _CHANGE.search(before.rstrip("$€£ ") + " ") else word


def _exchanged(first: FoundNumber, second: FoundNumber) -> tuple[FoundNumber, FoundNumber]:
    """ "between 900 and 700": the places stay, the values change places."""
    return (
        replace(first, mantissa=second.mantissa, scale=second.scale),
        replace(second, mantissa=first.mantissa, scale=first.scale),
    )


def _with_shared_scale(low: FoundNumber, high: FoundNumber) -> FoundNumber:
    """In "two to three million" both are millions; in "500 to 1 million" they are not."""
    if low.scale == 1 and high.scale != 1 and low.mantissa < min(high.mantissa, Decimal(1000)):
        return replace(low, scale=high.scale)
    return low


def _pair(text: str, lowered: str, low: FoundNumber, high: FoundNumber) -> _Candidate | None:
    first, second = _money(text, lowered, low), _money(text, lowered, high)
    money = second or first
    if money is None and (
        begins_as_no_count(text, lowered, low)
        or ends_as_no_count(text, lowered, high)
        or (is_year(text, lowered, low) and is_year(text, lowered, high))
        or (low.mantissa != low.mantissa.to_integral_value() and low.scale == 1)
        or _continues(text, high)
    ):
        return None
    start = min(low.start, first.start if first else low.start)
    between = _BETWEEN.search(lowered, max(0, start - 40), start)
    end = second.end if second else high.end
    return _Candidate(low, high, money, between.start() if between else start, end)


def _single(text: str, lowered: str, number: FoundNumber) -> _Candidate | None:
    money = _money(text, lowered, number)
    if money:
        return _Candidate(number, number, money, money.start, money.end)
    is_metres = number.scale_text in ("m", "b") and not COUNTED_NOUN.match(lowered, number.end)
    if is_metres or is_no_count_by_itself(text, lowered, number):
        return None
    if begins_as_no_count(text, lowered, number) or ends_as_no_count(text, lowered, number):
        return None
    return _Candidate(number, number, None, number.start, number.end)


def _continues(text: str, number: FoundNumber) -> bool:
    return text[number.end : number.end + 1] in ("-", "–") and text[number.end + 1 : number.end + 2].isdigit()


def _money(text: str, lowered: str, number: FoundNumber) -> Money | None:
    return money_at(text, lowered, number.start, number.end, has_scale=number.scale > 100 or number.is_vague)


def _mention(lowered: str, candidate: _Candidate) -> QuantityMention:
    low, high, money = candidate.low, candidate.high, candidate.money
    small = money is None and high.value < _LARGEST_UNBOUNDED
    before = bound_before(lowered, candidate.start, is_small=small)
    after = bound_after(lowered, candidate.end)
    qualifier = (before.qualifier if before else None) or (after.qualifier if after else None)
    return QuantityMention(
        start=before.position if before else candidate.start,
        end=after.position if after else candidate.end,
        quantity=_quantity(low, high, qualifier),
        number_start=low.start,
        number_end=high.end,
        currency=money.currency if money else None,
        is_vague=low.is_vague,
    )


def _quantity(low: FoundNumber, high: FoundNumber, qualifier: Qualifier | None) -> Quantity:
    if low is not high:
        return Quantity(low.value, high.value, Qualifier.RANGE)
    if low.is_vague or qualifier is Qualifier.AT_LEAST:
        return Quantity(low.value, None, Qualifier.AT_LEAST)
    if qualifier is Qualifier.AT_MOST:
        return Quantity(None, low.value, Qualifier.AT_MOST)
    return Quantity(low.value, low.value, qualifier or Qualifier.EXACT)
