"""A single soldier who is killed, wounded, captured or missing: "a soldier was killed", "one marine died".

Only such losses count a lone "a" or "one"; anywhere else it only names somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention
from orchestration.extraction.troop_context import CountedNoun, is_armed
from orchestration.extraction.troop_words import Personnel, troop_term

LOSSES = frozenset({"killed", "wounded", "captured", "missing"})
_ONE = Quantity(Decimal(1), Decimal(1), Qualifier.EXACT)
_ALONE = frozenset({"a", "an", "one", "another"})
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_NOT_KILLED_THERE = frozenset({"former", "retired", "old", "young", "ex", "off"})


def find_singles(reading: SentenceReading, taken: set[int]) -> Iterator[Personnel]:
    """The lone soldiers of a sentence; `taken` are the places of nouns that a number counts already."""
    for noun in reading.parsed.tokens:
        if noun.tag_ not in {"NN", "NNP"} or noun.dep_ not in _COUNTED or noun.i in taken:
            continue
        term = troop_term(noun, reading)
        if term is None or term.frame not in {"personnel", "personnel_role"}:
            continue
        single = _determiner(noun)
        if single is None or _is_joined_to_other_count(noun):
            continue
        start, end = reading.parsed.offsets(single, single)
        number = QuantityMention(start, end, _ONE, start, end)
        between = reading.parsed.text_of(end, reading.parsed.sentence.start + noun.idx)
        if is_armed(CountedNoun(noun, term, number, between), reading):
            yield Personnel(number, noun, term, is_single=True)


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
