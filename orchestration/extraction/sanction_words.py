"""The words of a sentence that name a sanction or sanctioning; which of them mean something else.

Finds the word only: what is done with the measure, by whom and to whom is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventVocabulary

_ABOUT_SANCTIONS = re.compile(
    r"\bsanction(?:s|ed|ing)?\b|\bembargo|asset freeze|OFAC\b|Entity List|export control|blacklist|Specially Designated", re.I
)
_IMMIGRATION = re.compile(
    r"majority[- ]Muslim|Muslim[- ]majority|predominantly Muslim|Muslim ban|immigra|refugee (?:ban|admission)|asylum|coronavirus|"
    r"Covid|pandemic|quarantine",
    re.I,
)
_TERROR_LABEL = re.compile(r"terror|Specially Designated|Executive Order|\bE\.?O\.? ?\d|sanction|\bOFAC\b|\bSDN|7031|\blist\b|\bSDGT", re.I)
_TRAVEL = frozenset({"travel", "visa", "entry", "flight"})
_TRADED = re.compile(
    r"^(?:exports?|imports?|sales?|shipments?|purchases?|oil|crude|gas|coal|gold|goods|trade|trading|technolog\w+|transactions?|dealings|"
    r"flights?|investments?|chips?|semiconductors?|software|minerals?|steel|iron|diamonds?|petroleum|seafood|equipment)$",
    re.I,
)
_MEANS_SANCTIONS = frozenset({"measures", "measure", "order", "action", "actions", "package", "penalties", "restrictions"})
_KEPT_FROM = frozenset("entering entry travel travelling traveling using buying selling doing exporting importing receiving trading accessing".split())
_SPORT_OR_COURT = re.compile(
    r"\b(?:FIFA|UEFA|IOC|NCAA|WADA|anti-doping|Olympic\w*|football|soccer|athletes?|coach|referee|league|judge sanctioned|"
    r"contempt of court|plaintiffs?|attorneys?|bar association)\b",
    re.I,
)
_LISTS = re.compile(r"\b(?:entity|sanctions?|black|block|SDN|end[- ]user|terror\w*|designated nationals)[- ]?lists?\b|\bblack ?list\b|\bunder sanctions\b", re.I)
_PUTTING = frozenset("add added adds adding place placed places placing put puts putting hit hits hitting slap slapped slaps slapping "
                     "subject subjected".split())  # fmt: skip
_TAKING_OFF = frozenset("remove removed removes removing take takes took taken taking strike struck drop dropped".split())


@dataclass(frozen=True)
class SanctionWord:
    """A word for a measure or for sanctioning.

    `head` is the noun that acts for it in the sentence ("package" in "sanctions package"); `is_verb` words act on their objects,
    which are the targets. `action` is what the word tells by itself, None where the words above must tell.
    """

    token: Token
    head: Token
    is_verb: bool
    action: str | None = None


def find_sanction_words(reading: SentenceReading) -> Iterator[SanctionWord]:
    """The sanction words of one sentence in text order, those with another meaning left out."""
    text = reading.context.document.text
    if _SPORT_OR_COURT.search(reading.sentence.text):
        return
    about = _ABOUT_SANCTIONS.search(text) is not None
    immigration = _IMMIGRATION.search(text) is not None
    vocabulary = reading.lexicon.sanctions
    for token in reading.parsed.tokens:
        word = _verb_word(token, vocabulary, reading) or _listing_word(token) or _noun_word(token, vocabulary)
        if word is None and about:
            word = _following_word(token, vocabulary)
        if word is None or (word.token.lower_ in {"ban", "bans", "restrictions", "controls", "caps", "cap"} and not about):
            continue
        if immigration and _is_travel_measure(word.token):
            continue
        yield word


def _is_travel_measure(noun: Token) -> bool:
    return any(child.lower_ in _TRAVEL for child in noun.children)


def _verb_word(token: Token, vocabulary: EventVocabulary, reading: SentenceReading) -> SanctionWord | None:
    term = vocabulary.verbs.get(token.lower_)
    if term is None or not term.frame.startswith("sanctions"):
        return None
    if token.pos_ not in {"VERB"} and not _is_misread_verb(token):
        return None
    if token.dep_ in {"amod", "compound"} or _is_past_modifier(token, reading):
        return None
    if term.lemma == "designate" and not _is_sanctioning_designation(token, reading):
        return None
    if term.frame == "sanctions_weak" and not _hits_something_traded(token, term.lemma):
        return None
    if term.lemma in {"sanction", "blacklist"} and re.search(r"(?:state|government|court|officially|self|un)[-‑ ]$", _left_of(token, reading)):
        return None
    return SanctionWord(token, token, is_verb=True, action=term.meaning)


def _left_of(token: Token, reading: SentenceReading) -> str:
    return reading.sentence.text[max(0, token.idx - 14) : token.idx]


def is_misread_infinitive(token: Token) -> bool:
    """ "to sanction two firms", "may sanction two firms", where the parser sees a noun."""
    if token.lower_ != "sanction" or token.pos_ == "VERB" or not 0 < token.i < len(token.doc) - 1:
        return False
    opens = token.doc[token.i - 1].lower_ in {"to", "will", "would", "could", "may", "might", "should", "must", "not"}
    return opens and token.doc[token.i + 1].pos_ in {"PROPN", "NUM", "ADJ", "NOUN", "DET", "PRON"}


def _is_misread_verb(token: Token) -> bool:
    if is_misread_infinitive(token):
        return True
    # A headline's "US sanctions two firms": a plural noun, yet something stands behind it as its object.
    if token.lower_ not in {"sanctions", "blacklists", "designates"} or token.i + 1 >= len(token.doc):
        return False
    following = token.doc[token.i + 1]
    if following.pos_ not in {"PROPN", "NUM", "ADJ", "NOUN", "DET"} or token.i == 0:
        return False
    return token.dep_ in {"ROOT", "compound"} and token.doc[token.i - 1].pos_ == "PROPN" and following.lower_ not in _AFTER_NOUN


_AFTER_NOUN = frozenset("relief list lists package packages regime violations violation evasion bill law waiver waivers threat threats".split())


def _is_past_modifier(token: Token, reading: SentenceReading) -> bool:
    """ "the sanctioned firm", "firms sanctioned by X": they only know that it happened once, unless they tell when."""
    if token.dep_ in {"acl", "relcl"}:
        clause = {t.idx + reading.sentence.start for t in token.subtree}
        if any(d.start in clause for d in reading.parsed.dates):
            return False
        return token.dep_ == "acl" or syntax.is_negated(token) or not syntax.agent_of(token)
    if token.tag_ not in {"VBN", "VBD"} or reading.sentence.is_headline:
        return False
    if token.i > 0 and token.doc[token.i - 1].pos_ in {"VERB", "ADP", "DET"} and token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in {"NOUN", "PROPN"}:
        return True
    return not any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "csubj"} for c in token.children) and token.dep_ not in {"ROOT", "conj"}


def _is_sanctioning_designation(token: Token, reading: SentenceReading) -> bool:
    if token.dep_ == "acl" and not syntax.agent_of(token) and not re.search(r"\btoday\b", reading.sentence.text, re.I):
        return False
    objects = syntax.direct_objects(token)
    return bool(objects) and (
        _TERROR_LABEL.search(reading.sentence.text) is not None
        or re.search(r"\bOFAC\b|sanction", reading.context.document.text) is not None
    )


def _hits_something_traded(token: Token, lemma: str) -> bool:
    objects = syntax.direct_objects(token)
    if lemma == "freeze":
        return any(o.lower_ in {"assets", "asset", "funds", "accounts", "reserves"} for o in objects)
    if any(_TRADED.match(o.lower_) for o in objects):
        return True
    kept_from = syntax.prepositional_objects(token, "from")
    return bool(objects) and any(noun.lower_ in _KEPT_FROM for noun in kept_from)


def _listing_word(token: Token) -> SanctionWord | None:
    """ "added two firms to its entity list", "placed under sanctions", "hit X with sanctions": what is put there is the target."""
    if token.pos_ != "VERB" or token.lower_ not in _PUTTING | _TAKING_OFF:
        return None
    for child in token.children:
        if child.dep_ not in {"prep", "dative", "prt"} or child.lower_ not in {"to", "on", "under", "with", "from", "off", "onto", "in"}:
            continue
        for noun in child.children:
            phrase = " ".join(t.text for t in syntax.phrase_tokens(noun))
            if noun.dep_ == "pobj" and (_LISTS.search(f"{child.text} {phrase}") or noun.lower_ in {"sanctions", "blacklist"}):
                if token.lower_ in _TAKING_OFF and child.lower_ not in {"from", "off"}:
                    continue
                action = "lifted" if token.lower_ in _TAKING_OFF else "imposed"
                return SanctionWord(token, token, is_verb=True, action=action) if syntax.direct_objects(token) or token.dep_ in {"acl", "relcl"} else None
    return None


def _noun_word(token: Token, vocabulary: EventVocabulary) -> SanctionWord | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    term = vocabulary.nouns.get(token.lower_)
    if term is None or not term.frame.startswith("measure"):
        return None
    if term.lemma == "penalty" and _is_aimed_penalty(token):
        return SanctionWord(token, token, is_verb=False)
    if term.frame == "measure_modifier" or (term.frame == "measure_weak" and not _has_measure_modifier(token, vocabulary)):
        return None
    head = token
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i:
        above = vocabulary.nouns.get(token.head.lower_)
        if above is None or not ({above.frame, *above.detail.split()} & {"carrier", "operator"}):
            return None
        if above.frame == "measure":
            return None
        head = token.head
    return SanctionWord(token, head, is_verb=False)


def _following_word(token: Token, vocabulary: EventVocabulary) -> SanctionWord | None:
    """ "The measures target two banks", "the same order hit a trader": goes on telling of sanctions told before."""
    if token.lower_ not in _MEANS_SANCTIONS or token.dep_ != "nsubj" or token.head.pos_ != "VERB":
        return None
    if not any(c.lower_ in {"the", "these", "those", "this", "same", "new"} for c in token.children):
        return None
    term = vocabulary.verbs.get(token.head.lower_)
    acts = term is not None and "acts" in {term.frame, *term.detail.split()}
    return SanctionWord(token, token, is_verb=False) if acts else None


def _is_aimed_penalty(noun: Token) -> bool:
    """ "harsher penalties against Norland", not those of a court or a contract."""
    return any(c.dep_ == "amod" for c in noun.children) and bool(syntax.prepositional_objects(noun, "against", "on"))


def _has_measure_modifier(noun: Token, vocabulary: EventVocabulary) -> bool:
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod"}:
            term = vocabulary.nouns.get(child.lower_)
            if term is not None and term.frame == "measure_modifier":
                return True
    return any(_TRADED.match(o.lower_) for o in syntax.prepositional_objects(noun, "on")) and noun.lower_ in {"ban", "bans", "restrictions", "controls", "cap"}
