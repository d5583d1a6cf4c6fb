"""Sentences that stand on many pages of one site are its boilerplate, whatever block they stand in. Pure; no storage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orchestration.extraction.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

# A sentence on three different articles of a site is a notice, a newsletter box or a bio; two may be an update and its original.
MIN_PAGES = 3
_MIN_LETTERS = 12  # "He said no." is said in many articles


def repeated_sentences(bodies: Iterable[str], *, min_pages: int = MIN_PAGES) -> frozenset[str]:
    """The sentences, folded, on at least `min_pages` of the bodies, which must be different articles of one host.

    >>> sorted(
    ...     repeated_sentences(
    ...         ["Sign up for our letter. Tanks came.", "Sign up for  our letter."], min_pages=2
    ...     )
    ... )
    ['sign up for our letter.']
    """
    seen: Counter[str] = Counter()
    for body in bodies:
        seen.update({folded_sentence(body[start:end]) for start, end in split_sentences(body)})
    return frozenset(
        text
        for text, n_pages in seen.items()
        if n_pages >= min_pages and sum(map(str.isalpha, text)) >= _MIN_LETTERS
    )


def without_sentences(body: str, repeated: frozenset[str]) -> str:
    """The body without those sentences; paragraphs that are left empty are gone, the others keep their spacing.

    >>> without_sentences("Tanks came. Sign up for our letter.", frozenset({"sign up for our letter."}))
    'Tanks came.'
    """
    if not repeated:
        return body
    paragraphs = (_kept(paragraph, repeated) for paragraph in body.split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def folded_sentence(sentence: str) -> str:
    """A sentence as it is compared: lower case, single blanks."""
    return " ".join(sentence.split()).casefold()


def _kept(paragraph: str, repeated: frozenset[str]) -> str:
    spans = list(split_sentences(paragraph))
    kept = [
        paragraph[start:end] for start, end in spans if folded_sentence(paragraph[start:end]) not in repeated
    ]
    return paragraph.strip() if len(kept) == len(spans) else " ".join(kept)
