"""What is told of counted personnel: deployed, planned, killed, withdrawn and so on, and the word that tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import QuantityMention

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_MOVES = frozenset({"deployed"})
_WINNERS = frozenset({"killed", "wounded", "captured"})
_TO_LEAVE = re.compile(r"\b(?:out of|from|home)\b")
_TRAINEES = re.compile(r"\b(?:train(?:ed|ing)?)\b")
_STRENGTH = re.compile(r"-strong\b|\b(?:army|force|strength) of\b|\bactive[- ]duty\b|\btotal(?:s|ling|ing)?\b")


@dataclass(frozen=True)
class Status:
    """A status with the word that tells it, and who sends or loses the personnel where that word says it."""

    status: str
    event: Token | None
    sender: Token | None
    is_denied: bool


def read_status(noun: Token, number: QuantityMention, reading: SentenceReading) -> Status:
    """The status of the personnel that a noun counts."""
    modifier = _modifier_status(noun, reading)
    if modifier is not None:
        return Status(modifier[0], modifier[1], None, reading.stances.is_denied(modifier[1]))
    for event, meaning in _candidates(noun, reading):
        status = _with_others(event, _with_tense(event, meaning, noun, reading), noun)
        return Status(status, event, _sender(event, noun), reading.stances.is_denied(event))
    if _STRENGTH.search(reading.sentence.text):
        return Status("strength", None, None, is_denied=False)
    return Status("deployed", None, _verb_subject(noun), is_denied=False)


def _modifier_status(noun: Token, reading: SentenceReading) -> tuple[str, Token] | None:
    for child in noun.children:
        word = child.lower_
        if child.dep_ in {"amod", "acl", "relcl", "appos", "compound"} or child.dep_ == "advcl":
            if word in {"dead", "killed", "slain"}:
                return "killed", child
            if word in {"wounded", "injured"}:
                return "wounded", child
            if word in {"missing"}:
                return "missing", child
            if word in {"captured", "captive"}:
                return "captured", child
    return None


def _candidates(noun: Token, reading: SentenceReading) -> list[tuple[Token, str]]:
    """Words that may tell the status, likeliest first: a clause on the noun, then what governs it."""
    troops = reading.lexicon.troops
    found: list[tuple[Token, str]] = []
    for child in noun.children:
        term = troops.verbs.get(child.lower_)
        if child.dep_ in {"acl", "relcl"} and term is not None and term.frame == "status":
            found.append((child, term.meaning))
    below = noun
    for token in syntax.ancestors(noun):
        term = troops.verbs.get(token.lower_) if token.pos_ in {"VERB", "AUX"} else troops.nouns.get(token.lower_)
        if term is not None and term.frame == "status":
            is_doer = below.dep_ == "nsubj" and term.meaning in _WINNERS and not syntax.is_passive(token) and term.lemma not in {"die", "perish"}
            if not is_doer:
                found.append((token, term.meaning))
            elif term.meaning in _WINNERS:
                found.append((token, "deployed"))
        if token.pos_ != "ADP":
            below = token
    return found


def _with_others(event: Token, status: str, noun: Token) -> str:
    """ "killed or wounded" is casualties; "gave their lives" is killed."""
    words = {t.lower_ for t in syntax.conjuncts(event)}
    if status in {"killed", "wounded"} and words & {"killed", "dead"} and words & {"wounded", "injured"}:
        return "casualties"
    if any(c.dep_ == "dobj" and c.lower_ in {"lives", "life"} for c in event.children) and event.lower_ in {"gave", "give", "given", "lost", "lose"}:
        return "killed"
    return status


def _with_tense(event: Token, meaning: str, noun: Token, reading: SentenceReading) -> str:
    if event.lower_ in {"have", "has", "had"} and event.dep_ == "aux":
        return "deployed"
    if meaning == "withdrawn":
        keeps_place = event.lower_ in {"left", "leave", "leaving"} and noun.dep_ == "dobj"
        return "deployed" if keeps_place else "withdrawn"
    if meaning in {"deployed", "training"} and _lies_ahead(event, reading):
        return "planned" if meaning == "deployed" else meaning
    return meaning


def _lies_ahead(event: Token, reading: SentenceReading) -> bool:
    if syntax.has_future(event) or syntax.has_modal(event):
        return True
    stances = reading.lexicon.stances.verbs
    is_open = event.tag_ == "VB" and event.dep_ in {"xcomp", "ccomp", "acl", "advcl"} or event.tag_ == "VBG" and event.dep_ in {"pcomp", "xcomp"} or event.pos_ == "NOUN"
    for governor in reading.stances.governors(event)[1:3]:
        term = stances.get(governor.lower_) if governor.pos_ == "VERB" else None
        if term is not None and term.frame in {"plans", "considers"} and is_open and governor.lower_ not in {"ordered", "began", "begun"}:
            return True
        if governor.pos_ == "NOUN" and governor.lower_ in {"plan", "plans", "proposal", "request", "offer", "decision"}:
            return True
        if governor.pos_ == "VERB" and (syntax.has_future(governor) or syntax.has_modal(governor)):
            return True
    return False


def _sender(event: Token, noun: Token) -> Token | None:
    if event.pos_ not in {"VERB", "AUX"}:
        return syntax.possessor_of(event)
    if event.lower_ in {"lost", "lose", "losing", "loses", "sent", "send", "sends", "sending", "deploy", "deployed", "deploys", "deploying"} or not syntax.is_passive(event):
        subject = syntax.subject_of(event)
        killing = event.lower_ in {"killed", "killing", "kill", "kills", "wounded", "captured", "captures", "capturing"}
        return subject if subject is not None and subject.i != noun.i and not killing else None
    return None


def _verb_subject(noun: Token) -> Token | None:
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    return subject if subject is not None and subject.i != noun.i else None
