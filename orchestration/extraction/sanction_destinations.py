"""Entities listed country by country: "under the destinations of Norland (3) and Sudland (1)", as export rules put it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_records import Target

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_UNDER_DESTINATIONS = re.compile(r"\bunder the destinations? of\b", re.I)
_COUNT_BEHIND = re.compile(r"[^()\d]{0,25}(?:\([A-Za-z .]{2,24}\),?\s*)?\((\d{1,4})\)")


def counted_destinations(reading: SentenceReading) -> Iterator[Target]:
    """One target for each country whose entities the sentence counts in brackets; nothing for other sentences."""
    opened = _UNDER_DESTINATIONS.search(reading.sentence.text)
    if opened is None:
        return
    text = reading.context.document.text
    seen: set[int] = set()
    for mention in reading.parsed.parties:
        is_listed = mention.start >= reading.sentence.start + opened.end()
        if not is_listed or mention.code not in reading.lexicon.state_codes:
            continue
        count = _COUNT_BEHIND.match(text, mention.end)
        if count is None or count.start(1) in seen:
            continue
        seen.add(count.start(1))
        start, end = count.span(1)
        number = Quantity(Decimal(count[1]), Decimal(count[1]), Qualifier.EXACT)
        yield Target(
            "entity",
            Party(mention.code, mention.start, mention.end, mention.kind),
            QuantityMention(start, end, number, start, end),
        )
