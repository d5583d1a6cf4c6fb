"""Set wordings of an official gazette: names published as placed on a list or taken off it, entities counted by country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_records import Target
from orchestration.extraction.sanction_target_kinds import kind_of_word
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_PUBLISHED = re.compile(
    r"\bpublish(?:ing|es|ed)\b[^.;]{0,40}?\bnames? of (?P<whom>[^.;]{0,90}?)\b(?:that|who|which|whose)\b[^.;]{0,60}?"
    r"\b(?:(?P<off>removed from|unblocked|delisted|deleted from)|placed on|added to|blocked|designated|identified)",
    re.I,
)
_UNDER_DESTINATIONS = re.compile(r"\bunder the destinations? of\b", re.I)
_COUNT_BEHIND = re.compile(r"[^()\d]{0,25}(?:\([A-Za-z .]{2,24}\),?\s*)?\((\d{1,4})\)")


def published_names(reading: SentenceReading) -> tuple[str, Target] | None:
    """Action and target of a notice that publishes names: whose they are is told by kind, a country by the order's title."""
    notice = _PUBLISHED.search(reading.sentence.text)
    if notice is None:
        return None
    kinds = {kind_of_word(word) for word in re.findall(r"[a-z]+", notice["whom"].lower())} - {None}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    if kind not in {"individual", "entity", "vessel"} or "person" in notice["whom"].lower():
        kind = "mixed"
    others = {
        m.code: Party(m.code, m.start, m.end, m.kind)
        for m in reading.parsed.parties
        if m.code in reading.lexicon.state_codes and m.code not in USUAL_IMPOSERS
    }
    country = next(iter(others.values())) if len(others) == 1 else None
    return "lifted" if notice["off"] else "imposed", Target(kind, country)


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
