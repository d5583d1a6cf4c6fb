"""Putting on and taking off lists, designating and labelling: words whose object is the target of a sanction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import acted_on
from orchestration.extraction.sanction_records import SanctionWord
from orchestration.extraction.sanction_target_kinds import kind_of_word
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, tells_of_sanctions

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventVocabulary

_LISTS = re.compile(
    r"\b(?:entit(?:y|ies)|sanctions?|restricted|black|block|SDN|end[- ]user|terror\w*|designated nationals|"
    r"blocked persons)[- ]?lists?\b|"
    r"\blists? of specially designated|\bblack ?list\b|\bunder (?:\w+ )?sanctions\b|\bsanctions (?:regime|measures)\b",
    re.I,
)
_PUTTING = frozenset(
    "add added adds adding place placed places placing put puts putting hit hits hitting slap slapped slaps "
    "slapping subject subjected".split()
)
_TAKING_OFF = frozenset(
    "remove removed removes removing take takes took taken taking strike struck drop dropped".split()
)
_LISTABLE = frozenset({"individual", "entity", "vessel"})
_BY_LIST = frozenset({"to", "on", "under", "with", "from", "off", "onto", "in"})
_TERRORIST = re.compile(
    r"\bterror(?:ist)? (?:organi[sz]ation|group|entity|list)|\bterrorists?\b|"
    r"\bblocked (?:property|persons?)|pursuant to (?:E\.O\.|Executive Order)",
    re.I,
)
_LICENCES = frozenset({"licence", "licences", "license", "licenses", "waiver", "waivers"})
_FREEING = ("allow", "authori", "permit", "exempt", "enabl")
_ISSUED = frozenset("issue issues issued issuing grant grants granted granting publish published".split())
_FROM_SANCTIONS = re.compile(r"\bOFAC\b|Foreign Assets Control|sanction|\bTreasury\b|embargo|blacklist", re.I)
_SANCTIONING_TEXT = re.compile(
    r"\bOFAC\b|Foreign Assets Control|sanction|Executive Order|\bE\.O\.|Specially Designated|\bSDGT"
)
_TERROR_LABEL = re.compile(
    r"terror|\bblacklist|Specially Designated|Executive Order|\bE\.?O\.? ?\d|sanction|\bOFAC\b|"
    r"Foreign Assets Control|\bSDN|7031|\blist\b|\bSDGT|\bFTO\b",
    re.I,
)


def is_listing_by_authority(verb: Token, reading: SentenceReading) -> bool:
    """ "the council listed two generals": an authority's act on people or firms in a text about sanctions."""
    if verb.lower_ != "listed" or verb.dep_ in {"acl", "relcl", "amod"}:
        return False
    if not tells_of_sanctions(reading.context):
        return False
    actors = {p.code for p in reading.resolver.parties_of(syntax.subject_of(verb))}
    hit = any(kind_of_word(o.lower_) in _LISTABLE or o.pos_ == "PROPN" for o in syntax.direct_objects(verb))
    return hit and bool(actors & USUAL_IMPOSERS)


def is_sanctioning_designation(token: Token, reading: SentenceReading) -> bool:
    """Whether "designated" puts its object under sanctions or on a list of terrorists, by its sentence or document."""
    if (
        token.dep_ == "acl"
        and token.tag_ != "VB"
        and not syntax.agent_of(token)
        and not re.search(r"\btoday\b", reading.sentence.text, re.I)
    ):
        return False
    return bool(acted_on(token)) and (
        _TERROR_LABEL.search(reading.sentence.text) is not None
        or _SANCTIONING_TEXT.search(reading.context.document.text) is not None
    )


def labelling_word(token: Token, vocabulary: EventVocabulary) -> SanctionWord | None:
    """In "labelled the group a terrorist organisation" an authority designates by another word."""
    term = vocabulary.verbs.get(token.lower_)
    if term is None or term.frame != "labels" or token.pos_ != "VERB" or token.dep_ in {"amod", "acl"}:
        return None
    behind = token.doc.text[token.idx :]
    if not syntax.direct_objects(token) or not _TERRORIST.search(behind):
        return None
    return SanctionWord(token, token, is_verb=True, action=term.meaning)


def licence_word(token: Token, reading: SentenceReading) -> SanctionWord | None:
    """In "issued a general licence allowing trade with Norland" an authority lifts a part of its own sanctions."""
    if token.lower_ not in _LICENCES or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    is_general = any(c.lower_ == "general" for c in token.children)
    frees = any(c.dep_ in {"acl", "relcl", "xcomp"} and c.lower_.startswith(_FREEING) for c in token.children)
    is_issued = token.dep_ in {"dobj", "nsubjpass", "conj"} and token.head.lower_ in _ISSUED
    if not (is_issued and (is_general or frees)) or not _FROM_SANCTIONS.search(reading.context.document.text):
        return None
    return SanctionWord(token, token, is_verb=False, action="lifted")


def designation_noun(token: Token, reading: SentenceReading) -> SanctionWord | None:
    """In "the designation of two banks" and "the group's designation" the noun is the act, and its owner the target."""
    term = reading.lexicon.sanctions.nouns.get(token.lower_)
    if term is None or term.frame != "designation" or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.dep_ in {"compound", "nmod", "amod"} or not _TERROR_LABEL.search(reading.context.document.text):
        return None
    if term.lemma == "listing" and not syntax.prepositional_objects(token, "of"):
        return None
    return SanctionWord(token, token, is_verb=False)


def listing_word(token: Token) -> SanctionWord | None:
    """In "added two firms to its entity list" and "hit X with sanctions" what is put there is the target."""
    if token.pos_ != "VERB" or token.lower_ not in _PUTTING | _TAKING_OFF:
        return None
    if not syntax.direct_objects(token) and token.dep_ not in {"acl", "relcl"}:
        return None
    takes_off = token.lower_ in _TAKING_OFF
    places = {"from", "off"} if takes_off else _BY_LIST
    hanging = [
        *token.children,
        *(
            c
            for o in syntax.direct_objects(token)
            for one in syntax.conjuncts(o)
            for c in one.children
            if c.i > token.i
        ),
    ]
    for child in hanging:
        if child.dep_ in {"prep", "dative", "prt"} and child.lower_ in places and _leads_to_list(child):
            return SanctionWord(token, token, is_verb=True, action="lifted" if takes_off else "imposed")
    return None


def _leads_to_list(preposition: Token) -> bool:
    for noun in (child for child in preposition.children if child.dep_ == "pobj"):
        phrase = " ".join(t.text for t in syntax.phrase_tokens(noun))
        if _LISTS.search(f"{preposition.text} {phrase}") or noun.lower_ in {"sanctions", "blacklist"}:
            return True
    return False
