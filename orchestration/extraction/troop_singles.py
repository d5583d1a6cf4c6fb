"""A single soldier who is killed, wounded, captured or missing: "a soldier was killed", "one marine died".

Only such losses count a lone "a" or "one"; anywhere else it only names somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.troop_context import CountedNoun, is_armed, names_others
from orchestration.extraction.troop_words import Personnel, troop_term

LOSSES = frozenset({"killed", "wounded", "captured", "missing"})
_ONE = Quantity(Decimal(1), Decimal(1), Qualifier.EXACT)
_ALONE = frozenset({"a", "an", "one", "another"})
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_PRONOUNS = frozenset({"another", "one"})
_NOT_KILLED_THERE = frozenset({"former", "retired", "old", "young", "ex", "off"})


def find_singles(reading: SentenceReading, taken: set[int]) -> Iterator[Personnel]:
    """The lone soldiers of a sentence; `taken` are the places of nouns that a number counts already."""
    before: EventTerm | None = None
    for noun in reading.parsed.tokens:
        term = troop_term(noun, reading)
        if term is not None and term.frame == "personnel":
            before = term
        if noun.i in taken:
            continue
        if before is not None and _stands_for_one(noun) and not names_others(reading.sentence.text):
            yield Personnel(_one(noun, reading), noun, before, is_single=True)
        elif term is not None and term.frame == "personnel" and _is_argument(noun, reading):
            single = _determiner(noun)
            if single is None or _is_joined_to_other_count(noun):
                continue
            number = _one(single, reading)
            between = reading.parsed.text_of(number.end, reading.parsed.sentence.start + noun.idx)
            if is_armed(CountedNoun(noun, term, number, between), reading):
                yield Personnel(number, noun, term, is_single=True)


def _one(word: Token, reading: SentenceReading) -> QuantityMention:
    start, end = reading.parsed.offsets(word, word)
    return QuantityMention(start, end, _ONE, start, end)


def _stands_for_one(word: Token) -> bool:
    """ "and another was wounded" after soldiers were spoken of."""
    is_alone = word.lower_ in _PRONOUNS and word.dep_ in {"nsubjpass", "dobj", "nsubj"}
    return is_alone and word.head.pos_ == "VERB" and not any(c.dep_ == "prep" for c in word.children)


def _is_argument(noun: Token, reading: SentenceReading) -> bool:
    if noun.tag_ not in {"NN", "NNP"}:
        return False
    if noun.dep_ == "appos":  # "killed a soldier, a sailor and two guards"
        return troop_term(noun.head, reading) is not None
    return noun.dep_ in _COUNTED


def is_told_by_verb(event: Token | None) -> bool:
    """Whether a loss is told as an event, not as a mere quality ("a wounded soldier said")."""
    return event is not None and event.pos_ == "VERB" and event.dep_ not in {"amod", "compound"}


def _determiner(noun: Token) -> Token | None:
    if any(child.lower_ in _NOT_KILLED_THERE for child in noun.children):
        return None
    return next(
        (c for c in noun.children if c.dep_ in {"det", "nummod"} and c.lower_ in _ALONE and c.i < noun.i),
        None,
    )


def _is_joined_to_other_count(noun: Token) -> bool:
    """ "a soldier and his wife": no count of soldiers."""
    return any(child.dep_ == "poss" for other in syntax.conjuncts(noun)[1:] for child in other.children)
