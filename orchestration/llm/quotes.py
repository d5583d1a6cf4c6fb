"""Finds what a model quotes in the article: letter for letter, but for the typography that models level.

Kinds of quotation marks and dashes, and the width of blanks, make no difference. What is kept is always the article's own text.
"""

from __future__ import annotations

from functools import cached_property

from orchestration.extraction.documents import normalise_text
from orchestration.extraction.records import Document, Sentence

_LEVELLED = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—−", '\'\'\'\'""""""------')
_MOST_SENTENCES = 2
_SHORTEST = 20  # code points; a shorter quote counts only as a whole sentence


class UngroundedError(Exception):
    """A claim that the article does not bear out: a code of the reason, and words."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class QuotedText:
    """The text of one document, to find quotes in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = sorted(document.sentences, key=lambda sentence: sentence.start)

    def find(self, quote: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The place of the first occurrence inside `start:end` of the text, in code points of the text; None where it is not."""
        wanted = _levelled(normalise_text(quote))[0].strip()
        levelled, places = self._levelled
        begin = 0
        while wanted and (found := levelled.find(wanted, begin)) >= 0:
            place = places[found], places[found + len(wanted) - 1] + 1
            if place[0] >= start and (end is None or place[1] <= end):
                return place
            begin = found + 1
        return None

    def evidence(self, quote: str) -> Sentence:
        """The sentence, or the two that follow one another, which a quote stands in.

        Raises:
            UngroundedError: where the text has no such words, or they are too few or too many to point to one place.
        """
        place = self.find(quote)
        if place is None:
            raise UngroundedError("quote_not_in_text", "the quoted sentence does not stand in the article")
        start, end = place
        inside = [s for s in self._sentences if s.start < end and start < s.end]
        is_mixed = len(inside) > 1 and any(sentence.is_headline for sentence in inside)
        if not inside or len(inside) > _MOST_SENTENCES or is_mixed:
            raise UngroundedError("quote_too_long", f"the quote runs over {len(inside)} sentences")
        if end - start < min(_SHORTEST, inside[0].end - inside[0].start):
            raise UngroundedError("quote_too_short", "the quote is too short to point to a sentence")
        first, last = inside[0], inside[-1]
        text = self._document.text[first.start : last.end]
        return Sentence(first.start, last.end, text, first.is_headline, first.paragraph)

    @cached_property
    def _levelled(self) -> tuple[str, list[int]]:
        return _levelled(self._document.text)


def _levelled(text: str) -> tuple[str, list[int]]:
    """The text with typography levelled, and for each of its code points the place in `text` that it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(_LEVELLED)):
        plain = " " if letter.isspace() else letter
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.append(plain)
        places.append(place)
    return "".join(letters), places
