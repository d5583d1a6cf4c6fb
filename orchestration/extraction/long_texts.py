"""A text as long as a book is read in parts, each like an article of its own with the same headline.

So time grows with length and not with its square: what is looked up around a sentence lies in its part. Nothing is left out;
a claim that two parts make is kept once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.documents import stored_text
from orchestration.extraction.records import Claim, Document, Extraction, Sentence, Slot, Span

LONGEST_PART = 40_000  # code points of the body; an article that long is rare


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document as a document of its own.

    Its body lies at `start` of the whole, its headline at `headline_start`.
    """

    document: Document
    start: int
    body_length: int
    headline_start: int

    def in_whole(self, offset: int) -> int:
        """An offset into the part as one into the whole."""
        if offset <= self.body_length:
            return offset + self.start
        return offset - len(self.document.text) + len(self.document.title) + self.headline_start


def parts_of(document: Document) -> list[Part]:
    """The parts of a document in text order; one, the document itself, where it is no longer than `LONGEST_PART`."""
    headline_start = len(document.text) - len(document.title)
    if len(document.text) <= LONGEST_PART:
        return [Part(document, 0, len(document.text), headline_start)]
    body = [sentence for sentence in document.sentences if not sentence.is_headline]
    return [_part(document, group, headline_start) for group in _groups(body)] or [
        Part(document, 0, len(document.text), headline_start)
    ]


def joined(parts: Sequence[Part], extractions: Sequence[Extraction]) -> Extraction:
    """What the whole document gave, from what its parts gave: offsets are the whole's, a claim made twice is kept once."""
    if len(parts) == 1:
        return extractions[0]
    claims: dict[object, Claim] = {}
    for index, (part, extraction) in enumerate(zip(parts, extractions, strict=True)):
        for claim in extraction.claims:
            if index == 0 or claim.evidence_start < part.body_length:
                claims.setdefault(_what_is_claimed(claim), _in_whole(claim, part))
    n_repeated = sum(sentence.is_headline for part in parts[1:] for sentence in part.document.sentences)
    return Extraction(
        tuple(claims.values()),
        sum(extraction.n_sentences for extraction in extractions) - n_repeated,
        sum(extraction.n_parsed_sentences for extraction in extractions),
    )


def _groups(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sentence.end - group[0].start > LONGEST_PART:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _part(document: Document, group: list[Sentence], headline_start: int) -> Part:
    start, end = group[0].start, group[-1].end
    headlines = [sentence for sentence in document.sentences if sentence.is_headline]
    title = document.title if headlines else ""
    text = stored_text(title, document.text[start:end])
    shift = len(text) - len(document.text)
    sentences = (
        *(replace(s, start=s.start + shift, end=s.end + shift) for s in headlines),
        *(replace(s, start=s.start - start, end=s.end - start) for s in group),
    )
    return Part(
        replace(document, title=title, text=text, sentences=sentences), start, end - start, headline_start
    )


def _what_is_claimed(claim: Claim) -> tuple[object, ...]:
    values = tuple(sorted((slot.name, slot.value) for slot in claim.slots))
    return claim.claim_type, claim.polarity, values


def _in_whole(claim: Claim, part: Part) -> Claim:
    return replace(
        claim,
        slots=tuple(_slot_in_whole(slot, part) for slot in claim.slots),
        evidence_start=part.in_whole(claim.evidence_start),
        evidence_end=part.in_whole(claim.evidence_end),
        claimant_span=_span_in_whole(claim.claimant_span, part),
        date_span=_span_in_whole(claim.date_span, part),
    )


def _slot_in_whole(slot: Slot, part: Part) -> Slot:
    if slot.start is None or slot.end is None:
        return slot
    return replace(slot, start=part.in_whole(slot.start), end=part.in_whole(slot.end))


def _span_in_whole(span: Span | None, part: Part) -> Span | None:
    return (part.in_whole(span[0]), part.in_whole(span[1])) if span is not None else None
