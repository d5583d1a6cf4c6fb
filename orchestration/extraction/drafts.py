"""Claims in the making: slots gathered from a sentence, before the document decides what is said twice.

Also the small steps that all claim types share: numbers, parties and words to slots.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from orchestration.extraction.context import DocumentContext
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.parsing import ParsedSentence
from orchestration.extraction.records import (
    Claim,
    ClaimType,
    EventDate,
    Polarity,
    Quantity,
    Sentence,
    Slot,
    Span,
)
from orchestration.extraction.resolution import Party, PartyResolver
from orchestration.extraction.stances import StanceReader


@dataclass(frozen=True)
class SentenceReading:
    """All that the rules of a claim type may ask about one sentence."""

    parsed: ParsedSentence
    context: DocumentContext
    lexicon: Lexicon
    resolver: PartyResolver
    stances: StanceReader
    opener: Sentence | None = None  # the line that opens the list which this sentence is a line of

    @property
    def sentence(self) -> Sentence:
        """The sentence read."""
        return self.parsed.sentence


@dataclass(frozen=True)
class ClaimDraft:
    """A claim before it is merged with the document's others."""

    claim_type: ClaimType
    slots: dict[str, Slot]
    polarity: Polarity
    event_date: EventDate | None
    claimant_text: str | None
    claimant_code: str | None
    sentence: Sentence
    confidence: float
    rule: str
    target_names: tuple[Slot, ...] = field(default=())
    claimant_span: Span | None = None
    date_span: Span | None = None
    open_slots: frozenset[str] = (
        frozenset()
    )  # slots that the text leaves open on purpose: never filled from elsewhere

    def value(self, name: str) -> str | None:
        """The value of a slot, None where it is not told."""
        slot = self.slots.get(name)
        return slot.value if slot else None

    def with_slot(self, slot: Slot) -> ClaimDraft:
        """The same draft with one slot set."""
        return replace(self, slots=self.slots | {slot.name: slot})

    def finish(self) -> Claim:
        """The claim, its evidence being the sentence."""
        return Claim(
            claim_type=self.claim_type,
            slots=(*self.slots.values(), *self.target_names),
            polarity=self.polarity,
            claimant_text=self.claimant_text,
            claimant_code=self.claimant_code,
            event_date=self.event_date,
            evidence_text=self.sentence.text,
            evidence_start=self.sentence.start,
            evidence_end=self.sentence.end,
            confidence=round(self.confidence, 3),
            rule=self.rule,
            claimant_span=self.claimant_span if self.claimant_text else None,
            date_span=self.date_span if self.event_date else None,
        )


def quantity_slots(
    prefix: str, quantity: Quantity | None, span: tuple[int, int] | None, text: str | None
) -> list[Slot]:
    """`<prefix>_low`, `_high`, `_qualifier` of a number; none where there is no number."""
    if quantity is None:
        return []
    start, end = span or (None, None)
    slots = [Slot(f"{prefix}_qualifier", quantity.qualifier.value, text, start, end)]
    if quantity.low is not None:
        slots.append(Slot(f"{prefix}_low", f"{quantity.low.normalize():f}", text, start, end))
    if quantity.high is not None:
        slots.append(Slot(f"{prefix}_high", f"{quantity.high.normalize():f}", text, start, end))
    return slots


def party_slot(name: str, party: Party | None, reading: SentenceReading) -> list[Slot]:
    """One slot for a party, with its wording where the text has one."""
    if party is None:
        return []
    text = reading.context.document.text[party.start : party.end] if party.start is not None else None
    return [Slot(name, party.code, text, party.start, party.end)]


def token_slot(name: str, value: str, token: Token, reading: SentenceReading) -> Slot:
    """A slot that a word of the sentence tells: the transfer word of a stage, the verb of an action."""
    start, end = reading.parsed.offsets(token, token)
    return Slot(name, value, reading.context.document.text[start:end], start, end)


def slot_table(slots: Iterable[Slot]) -> dict[str, Slot]:
    """Slots by their name."""
    return {slot.name: slot for slot in slots}


def with_told_besides(draft: ClaimDraft, repetition: ClaimDraft) -> ClaimDraft:
    """The claim of a headline with the date and the claimant that only the text below it tells."""
    if not draft.sentence.is_headline:
        return draft
    told = draft
    if told.event_date is None and repetition.event_date is not None:
        told = replace(told, event_date=repetition.event_date, date_span=repetition.date_span)
    if told.claimant_text is None and repetition.claimant_text is not None:
        told = replace(
            told,
            claimant_text=repetition.claimant_text,
            claimant_code=repetition.claimant_code,
            claimant_span=repetition.claimant_span,
        )
    return told
