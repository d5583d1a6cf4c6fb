"""Single parts of a model's claim: each becomes slots, with the place where the article says it, or is refused.

The number, date and wording that are kept are those which our own readers find in the article; the model only points at them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from orchestration.extraction import calendar_spans
from orchestration.extraction.drafts import quantity_slots
from orchestration.extraction.records import EventDate, Qualifier, Quantity, Sentence, Slot, Span
from orchestration.llm.document_grounds import DocumentGrounds
from orchestration.llm.quotes import UngroundedError

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_ONE = Quantity(Decimal(1), Decimal(1), Qualifier.EXACT)
Entry = Mapping[str, Any]


def party_slots(entry: Entry, key: str, grounds: DocumentGrounds, sentence: Sentence) -> list[Slot]:
    """The slot `<key>_code` of a party of the vocabulary that the article names; none where the model names none."""
    code = entry[key]
    if code is None:
        return []
    if code not in grounds.lexicon.party_kinds:
        raise UngroundedError("unknown_party", f"{key} {code!r} is no code of the vocabulary of parties")
    if not grounds.names_party(code):
        raise UngroundedError("party_not_in_text", f"the article does not name {code}, given as {key}")
    mention = grounds.party_at(code, sentence)
    if mention is None:
        return [Slot(f"{key}_code", code)]
    return [Slot(f"{key}_code", code, mention.text, mention.start, mention.end)]


def number_slots(
    entry: Entry, prefix: str, grounds: DocumentGrounds, sentence: Sentence, *, n_named: int = 0
) -> list[Slot]:
    """The slots of a number that stands in the sentence; `n_named` is how many things the claim names one by one.

    A single thing needs no number word ("a frigate").
    """
    low, high = entry[f"{prefix}_low"], entry[f"{prefix}_high"]
    bounds = {Decimal(bound) for bound in (low, high) if bound is not None}
    if not bounds:
        return []
    mention = grounds.counted(sentence, bounds)
    if mention is not None:
        start, end = sentence.start + mention.start, sentence.start + mention.end
        text = grounds.document.text[start:end]
        return quantity_slots(prefix, mention.quantity, (start, end), text)
    if bounds == {Decimal(1)}:
        return quantity_slots(prefix, _ONE, None, None)
    if n_named and bounds == {Decimal(n_named)}:
        named = Quantity(Decimal(n_named), Decimal(n_named), Qualifier.EXACT)
        return quantity_slots(prefix, named, None, None)
    told = " to ".join(str(bound) for bound in sorted(bounds))
    raise UngroundedError("number_not_in_quote", f"{prefix} {told} is no number of the quoted sentence")


def value_slots(entry: Entry, grounds: DocumentGrounds, sentence: Sentence) -> list[Slot]:
    """The slots of an amount of money that stands in the sentence in that currency."""
    amount, currency = entry["value_amount"], entry["value_currency"]
    if amount is None:
        return []
    mention = grounds.counted(sentence, {Decimal(amount)}, currency) if currency else None
    if mention is None:
        raise UngroundedError(
            "value_not_in_quote", f"{amount} {currency} is no amount of the quoted sentence"
        )
    start, end = sentence.start + mention.start, sentence.start + mention.end
    text = grounds.document.text[start:end]
    return [
        Slot("value_amount", f"{Decimal(amount).normalize():f}", text, start, end),
        Slot("value_currency", currency, text, start, end),
    ]


def wording_slot(
    name: str, wording: str, grounds: DocumentGrounds, within: Sentence | None = None, position: int = 0
) -> Slot:
    """The slot of words that stand in the article, or in one sentence of it."""
    span = within and (within.start, within.end)
    place = grounds.text.find(wording, *(span or ())) if wording.strip() else None
    if place is None:
        where = "quoted sentence" if within else "article"
        raise UngroundedError("wording_not_in_text", f"{name} {wording[:60]!r} does not stand in the {where}")
    text = grounds.document.text[place[0] : place[1]]
    return Slot(name, text, text, *place, position=position)


def dated(entry: Entry, grounds: DocumentGrounds, sentence: Sentence) -> tuple[EventDate | None, Span | None]:
    """The date and the wording that tells it: a date expression that means it or a time which overlaps it.

    One in the sentence goes before one elsewhere in the article.
    """
    told = entry["date"]
    if told is None:
        return None, None
    when = _calendar_date(told)
    if when is None:
        raise UngroundedError("bad_date", f"{told[:40]!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    telling = [mention for mention in grounds.dates if _overlap(mention.event_date, when)]
    if not telling:
        raise UngroundedError("date_not_in_text", f"no wording of the article means {told}")
    inside = [m for m in telling if sentence.start <= m.start and m.end <= sentence.end]
    best = (inside or telling)[0]
    return when, (best.start, best.end)


def _calendar_date(text: str) -> EventDate | None:
    match = _DATE.fullmatch(text)
    if match is None or not date.min.year <= int(match["year"]) <= date.max.year:
        return None
    year = int(match["year"])
    if match["month"] is None:
        return calendar_spans.year(year)
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    return (
        calendar_spans.day(year, month, int(match["day"]))
        if match["day"]
        else calendar_spans.month(year, month)
    )


def _overlap(one: EventDate, other: EventDate) -> bool:
    return one.start <= other.end and other.start <= one.end
