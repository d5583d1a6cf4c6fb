"""Clauses on an item that tell of its transfer: "tanks that Norland sent", "rifles destined for", "the promised jets".

What the main clause does with the item is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.transfer_items import TransferItem
from orchestration.extraction.transfer_words import TransferEvent, has_its_particle

_WISHES = frozenset({"need", "want", "require", "seek", "field"})
_GIVEN = frozenset(
    {
        "supply",
        "deliver",
        "donate",
        "provide",
        "gift",
        "promise",
        "pledge",
        "purchase",
        "seize",
        "intercept",
        "smuggle",
    }
)


def clause_on(item: TransferItem, reading: SentenceReading) -> TransferEvent | None:
    """The transfer word of a clause on an item or on the list that it stands in, whatever else moves the item."""
    below = event_below(item.head, reading)
    if below is not None:
        return below
    for token in reading.parsed.tokens[item.head.i + 1 :]:
        term = reading.lexicon.transfers.verbs.get(token.lower_)
        opens = [c for c in token.children if c.lower_ in {"that", "which"} and c.i < token.i]
        if term is not None and opens and term.frame in {"gives", "gets"} and has_its_particle(token, term):
            return TransferEvent(token, term, item.head)
    return None


def event_below(item: Token, reading: SentenceReading) -> TransferEvent | None:
    """The transfer word of a clause that hangs on an item."""
    for verb in _verbs_below(item):
        term = reading.lexicon.transfers.verbs.get(verb.lower_)
        if term is None or term.frame not in {"gives", "gets"} or term.lemma in _WISHES:
            continue
        if has_its_particle(verb, term):
            return TransferEvent(verb, term, item)
    return None


def _verbs_below(item: Token) -> Iterator[Token]:
    for noun in dict.fromkeys((item, syntax.first_conjunct(item))):
        for child in noun.children:
            if child.dep_ in {"relcl", "acl"} and child.pos_ in {"VERB", "AUX"} and child.i > noun.i:
                yield from _verbs_of_clause(child)


def _verbs_of_clause(verb: Token) -> list[Token]:
    """The verb of a clause and those it leads on to: "due to hand over", "hoped to sell"."""
    found = [verb, *(c for c in verb.children if c.dep_ in {"xcomp", "conj"})]
    return found + [c for a in verb.children if a.dep_ == "acomp" for c in a.children if c.dep_ == "xcomp"]


def participle_before(item: Token, reading: SentenceReading) -> TransferEvent | None:
    """As in "newly supplied launchers", "the promised jets"."""
    for child in item.children:
        term = reading.lexicon.transfers.verbs.get(child.lower_)
        if (
            child.i < item.i
            and child.dep_ == "amod"
            and child.tag_ in {"VBN", "VBD"}
            and term is not None
            and term.lemma in _GIVEN
        ):
            return TransferEvent(child, term, item)
    return None
