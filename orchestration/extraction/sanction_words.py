"""The words of a sentence that name a sanction or sanctioning; which of them mean something else.

Finds the word only: what is done with the measure, by whom and to whom is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import flags_of, is_misread_infinitive, names_measures
from orchestration.extraction.sanction_listings import (
    designation_noun,
    is_listing_by_authority,
    is_sanctioning_designation,
    labelling_word,
    licence_word,
    listing_word,
)
from orchestration.extraction.sanction_records import SanctionWord
from orchestration.extraction.sanction_topics import tells_of_sanctions
from orchestration.extraction.sanction_trade_bans import (
    TRADED,
    is_public_ban,
    is_travel_measure,
    stopped_trade,
)

if TYPE_CHECKING:
    from orchestration.extraction.context import DocumentContext
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventVocabulary

_IMMIGRATION = re.compile(
    r"majority[- ]Muslim|Muslim[- ]majority|predominantly Muslim|Muslim ban|immigra|refugee (?:ban|admission)|asylum|"
    r"coronavirus|Covid|pandemic|quarantine",
    re.I,
)
_MEANS_SANCTIONS = frozenset(
    {"measures", "measure", "order", "action", "actions", "package", "penalties", "restrictions"}
)
_STEPS = frozenset("action actions step steps measures sanctions".split())
_WELCOMING = ("welcom", "commend", "applaud", "appreciat", "prais")
_SPORT_OR_COURT = re.compile(
    r"\b(?:FIFA|UEFA|IOC|NCAA|WADA|anti-doping|Olympic\w*|football|soccer|athletes?|coach|referee|"
    r"(?<!Arab )league|judge sanctioned|"
    r"contempt of court|plaintiffs?|attorneys?|bar association)\b",
    re.I,
)
_AFTER_NOUN = frozenset(
    "relief list lists package packages regime violations violation evasion bill law waiver waivers threat threats".split()
)
_WITH_PENALTIES = frozenset(
    "impose imposed imposing levy levied levying extend extended extending weigh weighs weighed weighing consider considers "
    "considered considering threaten threatens threatened threatening prepare prepared preparing back backs backed backing "
    "propose proposed proposing announce announces announced announcing".split()
)
_KEPT_UP = frozenset({"extended", "lifted"})
_MAY_BE_LIMITED = frozenset({"ban", "bans", "restrictions", "controls", "cap"})


def find_sanction_words(reading: SentenceReading) -> Iterator[SanctionWord]:
    """The sanction words of one sentence in text order, those with another meaning left out."""
    if _SPORT_OR_COURT.search(reading.sentence.text):
        return
    about = reading.context.once(tells_of_sanctions)
    immigration = reading.context.once(_is_about_immigration)
    vocabulary = reading.lexicon.sanctions
    for token in reading.parsed.tokens:
        word = (
            _verb_word(token, vocabulary, reading)
            or listing_word(token)
            or labelling_word(token, vocabulary)
            or designation_noun(token, reading)
            or licence_word(token, reading)
            or _noun_word(token, vocabulary)
        )
        if word is None and about:
            word = _following_word(token, vocabulary) or _welcomed_word(token)
        if word is None or (
            not word.is_verb
            and not _is_aimed_entry_ban(word.token)
            and word.token.lower_ in {"ban", "bans", "restrictions", "controls", "caps", "cap"}
            and not about
        ):
            continue
        if immigration and is_travel_measure(word.token):
            continue
        yield word


def _is_about_immigration(context: DocumentContext) -> bool:
    return _IMMIGRATION.search(context.document.text) is not None


def _verb_word(token: Token, vocabulary: EventVocabulary, reading: SentenceReading) -> SanctionWord | None:
    term = vocabulary.verbs.get(token.lower_)
    if term is not None and term.lemma == "list" and is_listing_by_authority(token, reading):
        return SanctionWord(token, token, is_verb=True, action="imposed")
    if term is None or not term.frame.startswith("sanctions"):
        return stopped_trade(token, term, reading) if term is not None else None
    if token.pos_ not in {"VERB"} and not _is_misread_verb(token):
        return None
    if token.dep_ in {"amod", "compound"} or _is_past_modifier(token, reading):
        return None
    if term.lemma in {"designate", "redesignate"} and not is_sanctioning_designation(token, reading):
        return None
    if term.frame == "sanctions_weak" and not is_public_ban(token, term.lemma, reading):
        return None
    if term.lemma in {"sanction", "blacklist"} and re.search(
        r"(?:state|government|court|officially|self|un)[-‑ ]$", _left_of(token, reading)
    ):
        return None
    return SanctionWord(token, token, is_verb=True, action=term.meaning)


def _left_of(token: Token, reading: SentenceReading) -> str:
    return reading.sentence.text[max(0, token.idx - 14) : token.idx]


def _is_misread_verb(token: Token) -> bool:
    if is_misread_infinitive(token):
        return True
    # A headline's "US sanctions two firms": a plural noun, yet something stands behind it as its object.
    if token.lower_ not in {"sanctions", "blacklists", "designates"} or token.i + 1 >= len(token.doc):
        return False
    following = token.doc[token.i + 1]
    if following.pos_ not in {"PROPN", "NUM", "ADJ", "NOUN", "DET"} or token.i == 0:
        return False
    return (
        token.dep_ in {"ROOT", "compound"}
        and token.doc[token.i - 1].pos_ == "PROPN"
        and following.lower_ not in _AFTER_NOUN
    )


def _is_past_modifier(token: Token, reading: SentenceReading) -> bool:
    """Whether "the sanctioned firm" and "firms sanctioned by X" only know that it happened once, telling no date."""
    if token.tag_ == "VB":
        return False
    if token.dep_ in {"acl", "relcl"}:
        clause = {t.idx + reading.sentence.start for t in token.subtree}
        if any(d.start in clause for d in reading.parsed.dates):
            return False
        return token.dep_ == "acl" or syntax.is_negated(token) or not syntax.agent_of(token)
    if token.tag_ not in {"VBN", "VBD"} or reading.sentence.is_headline:
        return False
    around = [t.pos_ for t in token.doc[max(0, token.i - 1) : token.i + 2]]
    if len(around) == 3 and around[0] in {"VERB", "ADP", "DET"} and around[2] in {"NOUN", "PROPN"}:
        return True
    finite = {"aux", "auxpass", "nsubj", "nsubjpass", "csubj"}
    return token.dep_ not in {"ROOT", "conj"} and not any(c.dep_ in finite for c in token.children)


def _noun_word(token: Token, vocabulary: EventVocabulary) -> SanctionWord | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    term = vocabulary.nouns.get(token.lower_)
    if term is None or not term.frame.startswith("measure"):
        return None
    if term.lemma == "penalty" and _is_aimed_penalty(token):
        return SanctionWord(token, token, is_verb=False)
    if term.frame == "measure_modifier" or (
        term.frame == "measure_weak" and not _has_measure_modifier(token, vocabulary)
    ):
        return None
    head = token
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i:
        above = vocabulary.nouns.get(token.head.lower_)
        if above is None or not flags_of(above) & {"carrier", "operator"}:
            return None
        if above.frame == "measure":
            return None
        head = token.head
    return SanctionWord(token, head, is_verb=False)


def _following_word(token: Token, vocabulary: EventVocabulary) -> SanctionWord | None:
    """In "the measures target two banks" and "the same order hit a trader" the text goes on with sanctions told before."""
    if token.lower_ not in _MEANS_SANCTIONS or token.head.pos_ != "VERB":
        return None
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if not any(c.lower_ in {"the", "these", "those", "this", "same", "new"} for c in token.children):
        return None
    term = vocabulary.verbs.get(token.head.lower_)
    acts = term is not None and "acts" in flags_of(term) and not names_measures(token.head, vocabulary)
    if token.dep_ == "nsubjpass":
        acts = (
            token.lower_ == "measures"
            and term is not None
            and term.frame == "operator"
            and term.meaning in _KEPT_UP
        )
    return SanctionWord(token, token, is_verb=False) if acts else None


def _welcomed_word(token: Token) -> SanctionWord | None:
    """In "we welcome the steps taken by Norland" another authority is told to have done the same."""
    if token.lower_ not in _STEPS or token.dep_ not in {"dobj", "conj"}:
        return None
    welcoming = any(t.lower_.startswith(_WELCOMING) for t in syntax.ancestors(token))
    taken = any(c.dep_ == "acl" and syntax.agent_of(c) is not None for c in token.children)
    if not welcoming or not (taken or syntax.possessor_of(token) is not None):
        return None
    return SanctionWord(token, token, is_verb=False, action="imposed")


def _is_aimed_entry_ban(noun: Token) -> bool:
    """As in "slapped an entry ban on 30 journalists"."""
    return is_travel_measure(noun) and bool(syntax.prepositional_objects(noun.head, "on", "against"))


def _is_aimed_penalty(noun: Token) -> bool:
    """Whether it is "harsher penalties against Norland", not those of a court or a contract."""
    is_told = any(c.dep_ == "amod" for c in noun.children) or noun.head.lower_ in _WITH_PENALTIES
    return is_told and bool(syntax.prepositional_objects(noun, "against", "on"))


def _has_measure_modifier(noun: Token, vocabulary: EventVocabulary) -> bool:
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod"}:
            term = vocabulary.nouns.get(child.lower_)
            if term is not None and term.frame == "measure_modifier":
                return True
    traded = any(TRADED.match(o.lower_) for o in syntax.prepositional_objects(noun, "on"))
    return traded and noun.lower_ in _MAY_BE_LIMITED
