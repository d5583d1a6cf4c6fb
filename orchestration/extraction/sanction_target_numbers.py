"""How many targets a group has: the number before its noun, and the total of groups of one kind."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.sanction_records import Target

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading


def number_of(noun: Token, reading: SentenceReading) -> QuantityMention | None:
    """The number that counts a noun; "a" and "one" count a single thing."""
    start = reading.parsed.offsets(noun, noun)[0]
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= start]
    single = next(
        (c for c in noun.children if c.lower_ in {"a", "an", "one"} and c.dep_ in {"det", "nummod"}), None
    )
    if single is not None and noun.tag_ == "NN":
        first, last = reading.parsed.offsets(single, single)
        return QuantityMention(first, last, Quantity(Decimal(1), Decimal(1), Qualifier.EXACT), first, last)
    if not candidates:
        return None
    between = reading.parsed.text_of(candidates[-1].end, start)
    between = re.sub(r"\band (?=[A-Z])", "", between)
    if len(between.split()) > 5 or re.search(r"[,;:()]|\b(?:and|to|on|against|for|in|by|with)\b", between):
        return None
    return candidates[-1]


def total_of(first: Target, second: Target) -> QuantityMention | None:
    """The number of two targets of one kind together; names beside a group without names count themselves."""
    told = [t for t in (first, second) if t.number is not None]
    if len(told) == 1 and told[0].names:
        return told[0].number
    if not told:
        return None
    numbers = [t.number or _names_counted(t, told[0].number) for t in (first, second)]
    one, two = numbers[0] or numbers[1], numbers[1] if numbers[0] else None
    if one is None or two is None:
        return one
    lows, highs = (one.quantity.low, two.quantity.low), (one.quantity.high, two.quantity.high)
    low = None if None in lows else sum(low for low in lows if low is not None)
    high = None if None in highs else sum(high for high in highs if high is not None)
    kinds = {one.quantity.qualifier, two.quantity.qualifier}
    qualifier = kinds.pop() if len(kinds) == 1 else Qualifier.AT_LEAST if high is None else Qualifier.ABOUT
    start, end = min(one.start, two.start), max(one.end, two.end)
    quantity = Quantity(
        None if low is None else Decimal(low), None if high is None else Decimal(high), qualifier
    )
    return QuantityMention(start, end, quantity, start, end)


def _names_counted(target: Target, place: QuantityMention | None) -> QuantityMention | None:
    if not target.names or place is None:
        return None
    count = Decimal(len(target.names))
    return QuantityMention(
        place.start, place.end, Quantity(count, count, Qualifier.EXACT), place.number_start, place.number_end
    )
