"""The records that travel between the steps of the extraction; frozen, so no step changes what another one made.

Nothing here reads files, parses text or knows a vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Span = tuple[int, int]  # start and end in code points of a document's text


class ClaimType(StrEnum):
    """The three kinds of claim; the value is the prefix of every table about it."""

    ARMS_TRANSFER = "arms_transfer"
    TROOP_COUNT = "troop_count"
    SANCTION = "sanction"


class Polarity(StrEnum):
    """Whether the text says that something is so, or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Qualifier(StrEnum):
    """How the wording bounds a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class DatePrecision(StrEnum):
    """How much of a date the text gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as worded: "up to 200" has no low, "more than 8 million" has no high."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity and the code points `start:end` of its wording, modifiers included.

    `number_start:number_end` is the number itself, "of" and "-strong" behind it left out. `currency` is ISO 4217, None where
    things are counted. `is_vague` marks "dozens of" and the like.
    """

    start: int
    end: int
    quantity: Quantity
    number_start: int
    number_end: int
    currency: str | None = None
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happens: both ends inclusive, and how precisely the text tells it."""

    start: date
    end: date
    precision: DatePrecision

    def iso(self) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text.

        >>> EventDate(date(2024, 1, 1), date(2024, 1, 31), DatePrecision.MONTH).iso()
        '2024-01'
        """
        return self.start.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at code points `start:end`, resolved against the publication date."""

    start: int
    end: int
    event_date: EventDate
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """`document.text[start:end] == text`; the headline comes first in a document's sentences."""

    start: int
    end: int
    text: str
    is_headline: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the extraction sees it.

    `text` is the stored text: the body, and after a blank line the headline, so that offsets into the body
    are also offsets into the article's own text.
    """

    title: str
    text: str
    published_date: date | None
    language: str
    outlet: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a claim: its value, and where the document says it (None where it is inferred)."""

    name: str
    value: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says once about one thing, with the sentence that says it.

    `slots` are named like the columns of the published claim tables; a slot that the text does not give is absent.
    `rule` names the pattern that found it. `confidence` lies between 0 and 1. `claimant_span` and `date_span` are where the
    document names the claimant and the date, None where there is none or it is inferred.
    """

    claim_type: ClaimType
    slots: tuple[Slot, ...]
    polarity: Polarity
    claimant_text: str | None
    claimant_code: str | None
    event_date: EventDate | None
    evidence_text: str
    evidence_start: int
    evidence_end: int
    confidence: float
    rule: str
    claimant_span: Span | None = None
    date_span: Span | None = None

    def value(self, name: str) -> str | None:
        """The value of the first slot of that name, None where the text gives none."""
        return next((slot.value for slot in self.slots if slot.name == name), None)

    def told_slots(self) -> tuple[Slot, ...]:
        """The slots, and claimant and date like slots where the document names them."""
        told = [*self.slots]
        if self.claimant_text and self.claimant_span:
            told.append(Slot("claimant_text", self.claimant_text, self.claimant_text, *self.claimant_span))
        if self.event_date and self.date_span:
            told.append(
                Slot("event_date", self.event_date.iso(), self._quoted(self.date_span), *self.date_span)
            )
        return tuple(told)

    def _quoted(self, span: Span) -> str | None:
        """The words at a span, None where it lies outside the evidence."""
        start, end = span[0] - self.evidence_start, span[1] - self.evidence_start
        return self.evidence_text[start:end] if start >= 0 and end <= len(self.evidence_text) else None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gave: its claims in text order, and how many of its sentences were worth parsing."""

    claims: tuple[Claim, ...]
    n_sentences: int
    n_parsed_sentences: int
