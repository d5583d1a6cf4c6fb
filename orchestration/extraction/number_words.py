"""Numbers as English news writes them, figures or words: the pattern that finds one and the value that it stands for.

Bounds ("at least"), money and what is no count (dates, calibres, model numbers) are read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ONES = dict(
    zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True)
)
_TEENS = dict(
    zip(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_SMALL = _ONES | _TEENS | _TENS

SCALES: dict[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000, "lakh": 10**5,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "m": 10**6, "crore": 10**7,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_VAGUE_COUNT = {"dozen": 24, "score": 40, "hundred": 200, "thousand": 2000, "million": 2 * 10**6,
                "billion": 2 * 10**9, "trillion": 2 * 10**12}  # fmt: skip

_ANY_ONE = "|".join(_ONES)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ANY_ONE})\b)?|{'|'.join(_TEENS)}|{_ANY_ONE})\b"
_HUNDREDS = rf"(?:{_BELOW_100}|an?\b)[ -]hundred\b(?:[ ](?:and[ ])?{_BELOW_100}(?!-))?"
_BIG = r"(?:thousand|million|billion|trillion)\b"
_FIGURES = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE_AFTER_FIGURES = (
    r"(?:[\u00a0 -]?(?:hundred(?:[ ]thousand)?|thousand|million|billion|trillion|bn|mln|mn|tn|crore|lakh|dozen)"
    r"|[kmb])(?![\w])"
)

NUMBER = re.compile(
    rf"""
    (?<![\w.,:/+\#§'’])(?:
      (?P<figures>{_FIGURES})(?P<scale>{_SCALE_AFTER_FIGURES})?(?![\w%°]|[.,:/]\d|[ ]\d{{3}}(?![\d,\w]))
    | (?P<vague>
        (?:(?:tens|hundreds|many\ thousands|thousands)[ ]of[ ](?:thousands|millions|billions)
         |(?:several|a[ ]few|many|some[ ]few)[ ](?:dozen|hundred|thousand|million|billion|trillion)s?(?:[ ]thousand|[ ]million)?
         |dozens|scores(?=[ ](?:of|more)\b)|hundreds|thousands|millions|billions|trillions)\b)
    | (?P<couple>an?[ ]couple(?:[ ]of)?(?:[ ](?:dozen|hundred|thousand|million|billion)\b)|a[ ]couple\b)
    | (?P<half>(?:a[ ]half|half(?:[ ]an?)?|a[ ]quarter[ ]of[ ]a|(?:an?|(?:{_ANY_ONE}))[ ]and[ ]a[ ]half)
        [ -](?:dozen|hundred|thousand|million|billion|trillion)\b)
    | (?P<words>(?:(?:{_HUNDREDS}|{_BELOW_100})[ -])(?:dozen|{_BIG})(?:,?[ ](?:and[ ])?(?:{_HUNDREDS}|{_BELOW_100})(?!-))?
        |{_HUNDREDS}|an?[ ](?:dozen|{_BIG})|{_BELOW_100})(?![ ]and[ ][\w-]+(?:th|first|second|third)\b)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """One number at code points `start:end` of the lower-cased text; `mantissa * scale == value`."""

    start: int
    end: int
    mantissa: Decimal
    scale: int
    is_vague: bool = False
    is_figures: bool = False
    scale_text: str = ""

    @property
    def value(self) -> Decimal:
        """The number itself, scale applied."""
        value = self.mantissa * self.scale
        return value.to_integral_value() if value == value.to_integral_value() else value


def number_of(match: re.Match[str]) -> FoundNumber:
    """The number that a match of `NUMBER` stands for.

    >>> (
    ...     number_of(NUMBER.match("two hundred and fifty")).value,
    ...     number_of(NUMBER.match("tens of thousands")).value,
    ... )
    (Decimal('250'), Decimal('20000'))
    """
    start, end = match.span()
    if match["figures"]:
        scale_text = (match["scale"] or "").strip(" -\u00a0")
        mantissa = Decimal(re.sub(r"[,\u00a0\u202f]", "", match["figures"]))
        return FoundNumber(start, end, mantissa, _scale(scale_text), is_figures=True, scale_text=scale_text)
    if match["vague"]:
        return FoundNumber(start, end, Decimal(_vague_value(match["vague"])), 1, is_vague=True)
    if match["couple"]:
        last = match["couple"].split()[-1]
        return FoundNumber(start, end, Decimal(2), SCALES.get(last, 1), scale_text=last)
    if match["half"]:
        return FoundNumber(start, end, *_half_value(match["half"]))
    return FoundNumber(start, end, *_word_value(match["words"]))


def _scale(text: str) -> int:
    scale = 1
    for word in text.split():
        scale *= SCALES[word]
    return scale


def _vague_value(phrase: str) -> int:
    words = [word.removesuffix("s") for word in phrase.split()]
    if "of" in words:
        factor = {"ten": 20, "hundred": 200, "thousand": 2000}[words[words.index("of") - 1]]
        return factor * SCALES[words[-1]]
    counted = [word for word in words if word in _VAGUE_COUNT]
    return _VAGUE_COUNT[counted[0]] * (SCALES[counted[1]] if len(counted) > 1 else 1)


def _half_value(phrase: str) -> tuple[Decimal, int]:
    words = re.split(r"[ -]", phrase)
    scale = SCALES[words[-1]]
    if "and" in words:
        return Decimal(_ONES.get(words[0], 1)) + Decimal("0.5"), scale
    return Decimal("0.25") if "quarter" in words else Decimal("0.5"), scale


def _word_value(phrase: str) -> tuple[Decimal, int]:
    """Mantissa and scale: a trailing scale word stays a scale, so that "two to three million" can share it."""
    words = [word for word in re.split(r"[ ,-]+", phrase) if word not in ("and", "a", "an")]
    if words[-1] in SCALES and words[-1] != "hundred":
        return Decimal(_sum(words[:-1]) or 1), SCALES[words[-1]]
    return Decimal(_sum(words)), 1


def _sum(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word == "hundred":
            group = (group or 1) * 100
        elif word in SCALES:
            total += (group or 1) * SCALES[word]
            group = 0
        else:
            group += _SMALL[word]
    return total + group
