"""Whether a move of personnel lies ahead: planned, offered, considered or only possible, rather than done or under way."""

from __future__ import annotations

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading

_STARTED = frozenset({"ordered", "orders", "order", "ordering", "began", "begun", "begins", "continue", "continues", "continued", "started", "helped", "moved", "rushed", "used", "allowed"})
_PLAN_NOUNS = frozenset("plan plans proposal proposals request requests offer offers option options pledge pledges promise intention call calls recommendation idea possibility".split())
_PLAN_ADJECTIVES = frozenset("ready prepared likely set poised due willing able expected scheduled slated".split())
_UNCERTAIN_OF = frozenset("reconsider reconsidering end ending halt halting maintain continue extend review criticise criticize support oppose defend".split())
_HAPPENING = frozenset({"may", "might", "could", "would", "should"})


def lies_ahead(event: Token, reading: SentenceReading) -> bool:
    """Whether a deployment is still to come."""
    if event.pos_ in {"VERB", "AUX"} and (syntax.has_future(event) or _is_possible(event)):
        return True
    is_headline_like = reading.sentence.is_headline or event.dep_ == "ROOT" or event.head.dep_ == "ROOT" and event.dep_ in {"acl", "relcl"}
    if is_headline_like and event.tag_ == "VB" and syntax.is_infinitive(event) and not _has_started(event.head):
        return True
    chain = reading.stances.governors(event)
    if event.pos_ == "NOUN" and event.head.lower_ in _UNCERTAIN_OF:
        return False
    below = event
    for governor in chain[1:4]:
        if _puts_ahead(governor, below, event, reading):
            return True
        if governor.pos_ in {"VERB", "AUX"} and governor.lower_ not in {"is", "are", "be", "been", "was", "were"} and not _opens(governor):
            return False
        below = governor
    return False


def _is_possible(verb: Token) -> bool:
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lower_ in {"be", "been"} and modals & {"may", "might", "could"}:
        return False
    if modals & {"may", "might"} and any(c.tag_ == "VBG" for c in [verb]):
        return False
    return syntax.has_modal(verb)


def _has_started(head: Token) -> bool:
    return head.lower_ in _STARTED


def _opens(governor: Token) -> bool:
    """Whether what is above a governor still bears on the event ("is planning to begin sending")."""
    return governor.dep_ in {"xcomp", "pcomp", "ccomp", "acl"} and governor.tag_ in {"VB", "VBG", "VBN"}


def _puts_ahead(governor: Token, below: Token, event: Token, reading: SentenceReading) -> bool:
    word = governor.lower_
    is_open = below.tag_ == "VB" and below.dep_ in {"xcomp", "ccomp", "acl", "advcl"} or below.tag_ == "VBG" and below.dep_ in {"pcomp", "xcomp"}
    is_open = is_open or below.pos_ == "NOUN" and below.dep_ in {"dobj", "nsubjpass", "pobj"} and below.i == event.i
    if governor.pos_ in {"NOUN", "PROPN"}:
        return word in _PLAN_NOUNS
    if governor.pos_ == "ADJ":
        return word in _PLAN_ADJECTIVES and below.tag_ == "VB"
    if governor.pos_ not in {"VERB", "AUX"}:
        return False
    term = reading.lexicon.stances.verbs.get(word)
    if term is not None and is_open and word not in _STARTED and term.frame in {"plans", "considers"}:
        return True
    if word == "set" or word in {"prepare", "preparing", "readying", "gearing", "prepares", "planning"}:
        return is_open
    return (syntax.has_future(governor) or bool({c.lower_ for c in governor.children if c.dep_ == "aux"} & _HAPPENING)) and is_open
