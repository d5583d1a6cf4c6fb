"""What is done with sanctions: imposed, extended, lifted, proposed or rejected, read from the words that govern them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_STRONGER = {"imposed": 0, "extended": 1, "lifted": 1, "proposed": 2, "rejected": 2}


@dataclass(frozen=True)
class SanctionAction:
    """The action, the word that tells it, and whether it is said not to be so."""

    action: str
    token: Token
    is_denied: bool


def read_action(word: Token, is_verb: bool, reading: SentenceReading) -> SanctionAction | None:
    """The action on a measure; None where the sentence only knows that the measure exists."""
    found = (_verb_action(word), word) if is_verb else _noun_action(word, reading)
    if found is None:
        return None
    action, token = found
    action = _under_governors(action, token, reading)
    return SanctionAction(action, token, reading.stances.is_denied(token))


def _verb_action(verb: Token) -> str:
    if verb.lower_ in {"delist", "delisted", "delists", "delisting", "unfroze", "unfrozen", "unfreeze"}:
        return "lifted"
    return "imposed"


def _noun_action(noun: Token, reading: SentenceReading) -> tuple[str, Token] | None:
    vocabulary = reading.lexicon.sanctions
    for child in noun.children:
        term = vocabulary.verbs.get(child.lower_)
        if child.dep_ in {"acl", "relcl"} and term is not None and term.frame == "operator":
            return term.meaning, child
    below = noun
    for token in syntax.ancestors(noun):
        if token.pos_ in {"VERB", "AUX"}:
            term = vocabulary.verbs.get(token.lower_)
            if term is not None and term.frame == "operator" and _acts_on(token, below):
                return term.meaning, token
            if below.dep_ in {"nsubj", "relcl", "advcl"} or below.dep_ == "pobj":
                return None
        elif token.pos_ == "NOUN":
            term = vocabulary.nouns.get(token.lower_)
            if term is not None and term.frame == "operator":
                return term.meaning, token
        elif token.pos_ == "ADP" and token.lower_ in {"under", "despite", "because", "over", "by", "amid", "against", "after", "due", "since", "from"}:
            return None
        below = token
    return None


def _acts_on(verb: Token, below: Token) -> bool:
    if below.dep_ in {"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd", "dative", "pcomp"}:
        return True
    if below.dep_ in {"prep", "prt"}:
        return below.lower_ in {"for", "of", "with", "to", "on"}
    return False


def _under_governors(action: str, token: Token, reading: SentenceReading) -> str:
    if token.pos_ == "VERB" and action in {"imposed", "lifted", "extended"}:
        if syntax.has_modal(token) or reading.stances.is_hypothetical(token):
            return "proposed"
        if syntax.has_future(token):
            return "proposed" if action != "lifted" else "lifted"
    vocabulary = reading.lexicon.sanctions
    is_open = token.tag_ in {"VB", "VBG"} or token.pos_ == "NOUN"
    for governor in reading.stances.governors(token)[1:]:
        if reading.stances.is_saying(governor) and not is_open:
            break
        table = vocabulary.verbs if governor.pos_ == "VERB" else vocabulary.nouns
        term = table.get(governor.lower_)
        if term is not None and term.frame == "operator" and is_open and _STRONGER[term.meaning] > 0 and action != "rejected":
            if term.meaning == "lifted" and action == "imposed" or term.meaning == "extended" or term.meaning in {"proposed", "rejected"}:
                action = term.meaning
        if governor.pos_ == "VERB" and is_open and (syntax.has_modal(governor) or reading.stances.is_hypothetical(governor)):
            action = "proposed"
    return action
