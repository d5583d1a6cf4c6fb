"""Reading a text as if it had no needless blanks, and telling every place in the text as it is.

A double blank or a no-break blank must change no claim, but the evidence is quoted character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from orchestration.extraction.records import Claim, Document, Extraction, Sentence, Slot, Span

# A no-break blank between figures is a part of the number; anywhere else a blank is a blank, and several are one.
_ODD_BLANK = re.compile(r"(?<!\d)[^\S\n ]|[^\S\n ](?!\d)|[\t\v\f\x1c-\x1f]")
_MAYBE_ODD = re.compile(r"[^\S\n ]")
_NEEDLESS = re.compile(r"(?<= ) +| +(?=\n)")


@dataclass(frozen=True)
class Respaced:
    """A document without needless blanks, and the document that it was made from.

    `cuts` are offsets into the plain text behind which something was left out, `lost` how much in all up to there.
    """

    plain: Document
    original: Document
    cuts: list[int]
    lost: list[int]

    def restored(self, extraction: Extraction) -> Extraction:
        """The extraction of the plain document, with the places and quotations of the original."""
        if self.plain is self.original:
            return extraction
        return replace(extraction, claims=tuple(self._restored_claim(claim) for claim in extraction.claims))

    def _restored_claim(self, claim: Claim) -> Claim:
        start, end = self._span((claim.evidence_start, claim.evidence_end))
        return replace(
            claim,
            slots=tuple(self._restored_slot(slot) for slot in claim.slots),
            evidence_start=start,
            evidence_end=end,
            evidence_text=self.original.text[start:end],
            claimant_span=self._span(claim.claimant_span) if claim.claimant_span else None,
            date_span=self._span(claim.date_span) if claim.date_span else None,
        )

    def _restored_slot(self, slot: Slot) -> Slot:
        if slot.start is None or slot.end is None:
            return slot
        start, end = self._span((slot.start, slot.end))
        text = self.original.text[start:end] if slot.text is not None else None
        return replace(slot, start=start, end=end, text=text)

    def _span(self, span: Span) -> Span:
        start, end = span
        return self._place(start), self._place(end - 1) + 1 if end > start else self._place(end)

    def _place(self, offset: int) -> int:
        passed = bisect_right(self.cuts, offset)
        return offset + (self.lost[passed - 1] if passed else 0)


def respaced(document: Document) -> Respaced:
    """The document as it is read; itself where it has no needless blank."""
    if "  " not in document.text and " \n" not in document.text and not _MAYBE_ODD.search(document.text):
        return Respaced(document, document, [], [])
    spaced = _ODD_BLANK.sub(" ", document.text)
    runs = [(run.start(), run.end()) for run in _NEEDLESS.finditer(spaced)]
    if not runs and spaced == document.text:
        return Respaced(document, document, [], [])
    lengths = list(accumulate(end - start for start, end in runs))
    cuts = [start - lost for (start, _), lost in zip(runs, [0, *lengths], strict=False)]
    text = _NEEDLESS.sub("", spaced)

    def place(offset: int) -> int:
        """An offset into the original as one into the plain text; what was left out lies where it was cut."""
        passed = bisect_right(runs, (offset,))
        if passed and offset < runs[passed - 1][1]:
            return cuts[passed - 1]
        return offset - (lengths[passed - 1] if passed else 0)

    sentences = tuple(
        _moved(sentence, place(sentence.start), place(sentence.end), text) for sentence in document.sentences
    )
    title = _NEEDLESS.sub("", _ODD_BLANK.sub(" ", document.title))
    plain = replace(document, title=title, text=text, sentences=sentences)
    return Respaced(plain, document, cuts, lengths)


def _moved(sentence: Sentence, start: int, end: int, text: str) -> Sentence:
    return replace(sentence, start=start, end=end, text=text[start:end])
