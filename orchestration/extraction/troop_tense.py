"""When a move of personnel happens, and which way: done or under way, still ahead, away, or away but for some who stay."""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.troop_events import StatusEvent

_STARTED = frozenset(
    "ordered orders order ordering began begun begins continue continues continued started helped moved rushed used "
    "allowed".split()
)
_PLAN_NOUNS = frozenset(
    "plan plans proposal proposals request requests offer offers option options pledge pledges promise intention call calls "
    "recommendation idea possibility".split()
)
_PLAN_ADJECTIVES = frozenset(
    "ready prepared likely set poised due willing able expected scheduled slated".split()
)
_NOT_AHEAD_OF = frozenset(
    "reconsider reconsidering end ending halt halting maintain continue extend review criticise criticize support "
    "oppose defend".split()
)
_PREPARING = frozenset(
    "set prepare preparing readying gearing prepares planning suggest suggests suggested suggesting".split()
)
_BEING = frozenset({"is", "are", "be", "been", "was", "were"})
_MODALS = frozenset({"may", "might", "could", "would", "should"})
_MEMBERS = re.compile(r"\b(?:fighters|members|militants|men)\b")
_FEELINGS = frozenset({"fear", "concern", "respect", "necessity", "desire", "spite"})
_CUTTING = frozenset(
    "pull pulled pulling draw drew drawn drawing cut cutting reduce reduced reducing".split()
)


def meaning_in_time(event: StatusEvent, top: Token, reading: SentenceReading) -> str:
    """The status that an event tells of, its tense and direction considered. `top` is the counted noun in the tree."""
    token, meaning = event.token, event.term.meaning
    if token.lower_ in {"held", "holding", "holds"} and (top.dep_ == "dobj" or syntax.is_passive(token)):
        return "captured"
    if _has_at_all(token, top):
        return "strength"
    if meaning == "withdrawn":
        where = _withdrawn_or_not(token, top)
        is_goal = top.dep_ == "pobj" and top.head.lower_ == "to"
        return "planned" if where == "deployed" and is_goal and lies_ahead(token, reading) else where
    if meaning != "deployed":
        return meaning
    if token.pos_ == "VERB" and any(_goes_back(child) for child in token.children):
        return "withdrawn"
    exists = any(c.dep_ == "expl" for c in token.children)
    return "planned" if not exists and lies_ahead(token, reading) else "deployed"


def _has_at_all(event: Token, top: Token) -> bool:
    """ "the group has 3,000 fighters", with no word of where."""
    if (
        event.lower_ not in {"has", "have", "had"}
        or top.dep_ != "dobj"
        or syntax.prepositional_objects(event, "in", "at")
    ):
        return False
    return bool(_MEMBERS.search(" ".join(t.lower_ for t in top.subtree)))


def _goes_back(child: Token) -> bool:
    """ "sent home", "moved out of the valley"."""
    if child.lower_ == "home" and child.dep_ in {"advmod", "prt", "dobj", "npadvmod"}:
        return True
    if child.lower_ != "out" or child.dep_ not in {"prep", "advmod", "prt"}:
        return False
    left = [c for c in child.children if c.lower_ in {"of", "from"}]
    return bool(left) and not any(place.lower_ in _FEELINGS for c in left for place in c.children)


def _withdrawn_or_not(event: Token, top: Token) -> str:
    """ "leaving 300 soldiers there" and "cut to 300 soldiers" tell of those who stay."""
    word = event.lower_
    if word in {"left", "leave", "leaving", "leaves"} and top.i > event.i and top.dep_ != "agent":
        return "deployed"
    if word in {"brought", "bring", "brings", "bringing"} and not {"home", "back", "out"} & {
        t.lower_ for t in event.subtree
    }:
        return "deployed"
    preposition = next(
        (t.lower_ for t in syntax.ancestors(top) if t.pos_ == "ADP" and t.lower_ != "of"), None
    )
    if word in _CUTTING and preposition in {"to", "from"} and top.i > event.i:
        return "deployed"
    return "withdrawn"


def lies_ahead(event: Token, reading: SentenceReading) -> bool:
    """Whether a deployment is still to come."""
    if event.pos_ == "NOUN" and event.head.lower_ in _NOT_AHEAD_OF:
        return False
    if event.pos_ in {"VERB", "AUX"} and (syntax.has_future(event) or _is_possible(event)):
        return True
    if _is_headline_infinitive(event, reading):
        return True
    below = event
    for governor in reading.stances.governors(event)[1:4]:
        if _puts_ahead(governor, below, event, reading):
            return True
        if governor.pos_ in {"VERB", "AUX"} and governor.lower_ not in _BEING and not _opens(governor):
            return False
        below = governor
    return False


def _is_headline_infinitive(event: Token, reading: SentenceReading) -> bool:
    """ "Poland to send 300 soldiers"."""
    if event.tag_ != "VB" or not syntax.is_infinitive(event) or event.head.lower_ in _STARTED:
        return False
    is_main = event.dep_ == "ROOT" or (event.head.dep_ == "ROOT" and event.dep_ in {"acl", "relcl"})
    return is_main or reading.sentence.is_headline


def _is_possible(verb: Token) -> bool:
    """Whether a verb is only possible; "may be" and "may be fighting" speak of now."""
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if (verb.lower_ in {"be", "been"} and modals & {"may", "might", "could"}) or (
        modals & {"may", "might"} and verb.tag_ == "VBG"
    ):
        return False
    return syntax.has_modal(verb)


def _opens(governor: Token) -> bool:
    """Whether what is above a governor still bears on the event ("is planning to begin sending")."""
    return governor.dep_ in {"xcomp", "pcomp", "ccomp", "acl"} and governor.tag_ in {"VB", "VBG", "VBN"}


def _puts_ahead(governor: Token, below: Token, event: Token, reading: SentenceReading) -> bool:
    word = governor.lower_
    if governor.pos_ in {"NOUN", "PROPN"}:
        return word in _PLAN_NOUNS
    if governor.pos_ == "ADJ":
        return word in _PLAN_ADJECTIVES and below.tag_ == "VB"
    if governor.pos_ not in {"VERB", "AUX"} or not _is_open(below, event):
        return False
    term = reading.lexicon.stances.verbs.get(word)
    if (
        term is not None and word not in _STARTED and term.frame in {"plans", "considers"}
    ) or word in _PREPARING:
        return True
    return syntax.has_future(governor) or any(
        c.dep_ == "aux" and c.lower_ in _MODALS for c in governor.children
    )


def _is_open(below: Token, event: Token) -> bool:
    """Whether what a verb governs is still open: "to send", "of sending", "a deployment"."""
    if below.tag_ == "VB":
        return below.dep_ in {"xcomp", "ccomp", "acl", "advcl", "pcomp"}
    if below.tag_ == "VBG":
        return below.dep_ in {"pcomp", "xcomp"}
    return below.pos_ == "NOUN" and below.i == event.i and below.dep_ in {"dobj", "nsubjpass", "pobj"}
