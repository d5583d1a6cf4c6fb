"""From an article's title and body to a document: cleaned text, headline, sentences with offsets.

No file is read here and nothing is guessed: the date and language are given by the caller.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from orchestration.extraction.records import Document, Sentence
from orchestration.extraction.sentences import LONGEST_SENTENCE, split_sentences

# Zero-width, bidirectional and tag characters split words and numbers without being seen; C0 controls are never text.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_ENGLISH = {"en", "und"}


def normalise_text(text: str) -> str:
    r"""The text as it is stored: NFC, line ends as \n, without invisible characters and controls.

    >>> normalise_text("1\u200b2 tanks\r\nleft")
    '12 tanks\nleft'
    """
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def stored_text(title: str, body: str) -> str:
    """Body, blank line, headline: offsets into the body hold in the article's own text too."""
    return f"{body}\n\n{title}" if title else body


def is_extractable(language: str) -> bool:
    """Whether claims are looked for in a text of that language (BCP 47 primary tag)."""
    return language in _ENGLISH


def document_from_article(
    *, title: str, body: str, published_date: date | None, language: str, outlet: str | None = None
) -> Document:
    """A document with its sentences, headline first, every offset a code point into `Document.text`.

    A title too long for a sentence is no headline and is read like the body.
    """
    clean_title, clean_body = normalise_text(title).strip(), normalise_text(body)
    text = stored_text(clean_title, clean_body)
    sentences: list[Sentence] = []
    if 0 < len(clean_title) <= LONGEST_SENTENCE:
        start = len(text) - len(clean_title)
        sentences.append(Sentence(start, len(text), clean_title, is_headline=True, paragraph=-1))
    paragraph = previous = 0
    read_as_body = text if len(clean_title) > LONGEST_SENTENCE else clean_body
    for start, end in split_sentences(read_as_body):
        paragraph += text.count("\n", previous, start)
        previous = start
        sentences.append(Sentence(start, end, text[start:end], is_headline=False, paragraph=paragraph))
    return Document(clean_title, text, published_date, language, outlet, tuple(sentences))
