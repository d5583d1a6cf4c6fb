"""What is done with sanctions: imposed, extended, lifted, proposed or rejected, read from the words that govern them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, EventVocabulary

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.sanction_words import SanctionWord

_EVENT_ADJECTIVES = frozenset(
    "new fresh latest recent additional further more tougher harsher stricter tighter wider sweeping renewed newest unprecedented".split()
)
_EXISTENCE = frozenset("under despite because over by amid after due since without like through around beyond from via into".split())
_NOW = re.compile(r"\b(?:today|starting|effective immediately|immediately|announced)\b", re.I)
_OPENS = frozenset({"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd", "dative", "pcomp", "acl"})


@dataclass(frozen=True)
class SanctionAction:
    """The action and the word that tells it, the words above it that bear on it, and whether it is said not to be so.

    `wording` names the kind of wording, for the rule that a claim is found by.
    """

    action: str
    token: Token
    is_denied: bool
    wording: str
    callers: tuple[Token, ...] = ()


def read_action(word: SanctionWord, reading: SentenceReading) -> SanctionAction | None:
    """The action on a measure; None where the sentence only knows that the measure exists."""
    vocabulary = reading.lexicon.sanctions
    base = _verb_action(word) if word.is_verb else _noun_action(word, vocabulary, reading)
    return _under_governors(base, reading) if base is not None else None


def _verb_action(word: SanctionWord) -> SanctionAction:
    wording = "verb"
    if word.token.dep_ in {"acl", "relcl"}:
        wording = "verb-relative"
    elif word.token.lower_ in {"ban", "banned", "bans", "banning", "bar", "barred", "bars", "barring"}:
        wording = "verb-weak"
    if word.token.pos_ != "VERB" and word.token.lower_ == "sanction":
        return SanctionAction("proposed", word.token, False, "verb-infinitive")
    return SanctionAction(word.action or "imposed", word.token, False, wording)


def _noun_action(word: SanctionWord, vocabulary: EventVocabulary, reading: SentenceReading) -> SanctionAction | None:
    noun = word.head
    own = vocabulary.nouns.get(noun.lower_)
    if noun.i != word.token.i and own is not None and (own.frame == "operator" or own.lemma == "designation"):
        found = _operator_above(noun, vocabulary)
        if found is not None and (found.action == "rejected" or own.meaning == "proposed" and found.action == "imposed"):
            return found
        return SanctionAction(own.meaning or "imposed", noun, False, "noun-head")
    found = _operator_above(noun, vocabulary)
    if found is not None:
        return found
    acting = _measure_acting(noun, vocabulary)
    if acting is not None:
        return acting
    for child in word.token.children:
        term = vocabulary.verbs.get(child.lower_)
        if child.dep_ in {"acl", "relcl"} and term is not None and term.frame == "operator" and term.lemma not in {"target", "aim"}:
            return SanctionAction(term.meaning, child, False, "relative") if _is_told_event(word, child, reading) else None
    return _bare_measure(word)


def _is_told_event(word: SanctionWord, clause: Token, reading: SentenceReading) -> bool:
    """Whether "sanctions imposed by X" tells an event: with a date, as news, or with its own doer as subject."""
    places = {t.idx + reading.sentence.start for t in clause.subtree}
    dated = any(date.start in places for date in reading.parsed.dates)
    return dated or _is_news(word.head) or any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in clause.children)


def _operator_above(noun: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    below = noun
    for token in syntax.ancestors(noun):
        if token.pos_ in {"VERB", "AUX"}:
            if token.lower_ == "blocking":  # "blocking sanctions" are a kind of sanctions
                below = token
                continue
            term = _verb_term(token, vocabulary)
            if term is not None and term.frame == "operator" and _acts_on(token, below):
                return SanctionAction(term.meaning, token, False, f"operator-{term.lemma}")
            return None
        if token.pos_ in {"NOUN", "PROPN"} and below.dep_ in {"prep", "pobj", "compound", "acl", "nmod", "pcomp", "amod"}:
            term = vocabulary.nouns.get(token.lower_)
            if term is not None and "operator" in {term.frame, *term.detail.split()} and _of_measure(below):
                return SanctionAction(term.meaning or "imposed", token, False, f"noun-{term.lemma}")
            if term is None or "carrier" not in {term.frame, *term.detail.split()}:
                if below.dep_ not in {"conj"}:
                    return None
        elif token.pos_ == "ADP" and token.lower_ in _EXISTENCE:
            return None
        below = token
    return None


def _of_measure(below: Token) -> bool:
    return below.dep_ != "prep" or below.lower_ in {"of", "for", "on", "to", "about", "in", "from"}


def _verb_term(verb: Token, vocabulary: EventVocabulary) -> EventTerm | None:
    for child in verb.children:
        if child.dep_ in {"prt", "advmod"}:
            phrase = vocabulary.verbs.get(f"{verb.lower_} {child.lower_}")
            if phrase is not None:
                return phrase
    return vocabulary.verbs.get(verb.lower_)


def _acts_on(verb: Token, below: Token) -> bool:
    if below.dep_ in {"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd", "dative", "pcomp"}:
        return True
    if below.dep_ in {"prep", "prt", "agent"}:
        return below.lower_ in {"for", "of", "with", "to", "on", "up", "about"}
    return False


def _measure_acting(noun: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    """ "The sanctions target three banks": the measure itself is the subject of a verb for what it does."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    term = vocabulary.verbs.get(verb.lower_)
    if term is None or "acts" not in {term.frame, *term.detail.split()}:
        return None
    if term.lemma in {"come", "take", "hit", "affect"} and noun.lower_ != "order" and not _is_news(noun):
        return None
    return SanctionAction("imposed", verb, False, f"acting-{term.lemma}")


def _is_exchanged(token: Token) -> bool:
    """ "in exchange for lifting sanctions": part of a bargain that is told elsewhere."""
    above = [t.lower_ for t in syntax.ancestors(token)][:3]
    return "for" in above[:2] and bool({"exchange", "return"} & set(above))


def _bare_measure(word: SanctionWord) -> SanctionAction | None:
    if not _is_news(word.head) and not _is_news(word.token):
        return None
    return SanctionAction("imposed", word.head, False, "bare")


def _is_news(noun: Token) -> bool:
    return any(child.lower_ in _EVENT_ADJECTIVES for child in noun.children)


def _under_governors(base: SanctionAction, reading: SentenceReading) -> SanctionAction | None:
    token, action = base.token, base.action
    negated = syntax.is_negated(token)
    is_future = token.pos_ == "VERB" and syntax.has_future(token)
    is_modal = token.pos_ == "VERB" and syntax.has_modal(token)
    if base.action == "lifted" and _is_term_of_a_deal(token):
        return None
    if _is_conditional(token) or _is_hindered(token) or _is_open_question(token, reading) or _is_exchanged(token):
        return None
    if is_modal and any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children):
        return None
    planned = is_modal or (is_future and not (_NOW.search(reading.sentence.text) or action == "lifted"))
    if planned and action != "rejected":
        action = "rejected" if negated and action == "imposed" else action if negated else "proposed"
    elif negated and action == "imposed" and (token.tag_ == "VBG" or is_future):
        action, negated = "rejected", False
    if planned and negated and action != base.action:
        negated = False
    result = replace(base, action=action, is_denied=negated)
    if base.wording.startswith("noun-") and token.dep_ == "nsubj" and token.head.tag_ in {"VBZ", "VBP"} and action == "lifted":
        return None
    return result if base.wording == "relative" else _walk_up(result, reading)


def _is_conditional(token: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether", "until", "before"} for child in token.children)


def _is_term_of_a_deal(token: Token) -> bool:
    """ "The deal eases sanctions": what an agreement provides for, not what an authority does."""
    subject = syntax.subject_of(token) if token.pos_ == "VERB" else None
    return subject is not None and subject.lower_ in {"deal", "agreement", "accord", "pact", "plan"}


def _is_open_question(token: Token, reading: SentenceReading) -> bool:
    """ "how to lift", "when sanctions are imposed", "would they impose sanctions?": nothing is told to have happened or to be planned."""
    if reading.sentence.text.rstrip("\"”'’ ").endswith("?") and not reading.sentence.is_headline:
        return True
    asking = {c.lower_ for c in token.children if c.dep_ in {"advmod", "mark"}}
    present = token.tag_ in {"VB", "VBZ", "VBP"} or any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP", "VB"} for c in token.children)
    return "how" in asking or ("when" in asking and present)


def _is_hindered(token: Token) -> bool:
    return token.dep_ == "pcomp" and token.head.lower_ in {"before", "without", "until", "instead", "than", "against"}


def _walk_up(found: SanctionAction, reading: SentenceReading) -> SanctionAction | None:
    vocabulary = reading.lexicon.sanctions
    below = found.token
    callers: list[Token] = []
    for token in syntax.ancestors(found.token):
        if below.dep_ == "conj":
            shares = below.tag_ == "VB" and not any(c.dep_ == "aux" for c in below.children)
            planned = syntax.has_modal(token) or (syntax.has_future(token) and found.action != "lifted")
            if shares and planned and found.action in {"imposed", "extended", "lifted"}:
                found = replace(found, action="proposed")
            below = token
            continue
        if token.pos_ == "ADP":
            if token.lower_ in {"by", "after", "since", "despite", "as", "following"}:
                break
            if token.lower_ in {"from", "without", "until", "before"} and found.token.pos_ == "NOUN":
                return None
            below = token
            continue
        if below.dep_ in {"relcl", "parataxis", "nsubj", "csubj"} or (below.dep_ in {"ccomp", "advcl"} and not _is_open(below)):
            break
        changed = _governed(found, token, below, vocabulary)
        if changed is None:
            return None
        if changed is not found or changed.action == "proposed":
            callers.append(token)
        found = changed
        if token.pos_ == "VERB" and found.action in {"imposed", "lifted", "extended"} and syntax.has_modal(token):
            found = replace(found, action="proposed")
        below = token
    return replace(found, callers=tuple(callers))


def _is_open(verb: Token) -> bool:
    finite = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP", "VBD", "MD"} and c.lower_ not in {"should", "would"} for c in verb.children)
    return (verb.tag_ in {"VB", "VBG"} or syntax.is_passive(verb) or verb.pos_ == "NOUN") and not finite


def _governed(found: SanctionAction, governor: Token, below: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    term = _verb_term(governor, vocabulary) if governor.pos_ in {"VERB", "AUX"} else vocabulary.nouns.get(governor.lower_)
    if governor.pos_ == "ADJ":
        return replace(found, action="proposed") if governor.lower_ in {"ready", "likely", "willing", "prepared", "set", "poised"} else found
    if governor.lower_ in {"has", "have", "had"} and any(c.lower_ == "yet" for c in (*governor.children, *below.children)):
        return replace(found, is_denied=True)
    if term is None:
        return found
    flags = {term.frame, *term.detail.split(), term.meaning}
    if governor.pos_ in {"NOUN", "PROPN"}:
        if "missing" in flags:
            return None
        if term.frame != "operator" or term.meaning not in {"proposed", "rejected"} or not _of_measure(below):
            return found
        return _combined(found, term.meaning, governor)
    if below.dep_ not in _OPENS and below.dep_ not in {"prep", "advcl"}:
        return found
    if "prevented" in flags:
        return None
    if "missing" in flags:
        return replace(found, is_denied=not found.is_denied)
    if "neutral" in flags or term.frame not in {"operator", "wish"}:
        return found
    return _combined(found, term.meaning, governor)


def _combined(found: SanctionAction, meaning: str, governor: Token) -> SanctionAction:
    if meaning == "proposed":
        if syntax.is_negated(governor) and found.action == "imposed":
            return replace(found, action="rejected")
        return found if found.action == "rejected" else replace(found, action="proposed")
    if meaning == "rejected":
        if found.action in {"lifted", "extended"}:
            return replace(found, is_denied=True)
        return replace(found, action="rejected")
    if meaning == "lifted" and found.action == "imposed":
        return replace(found, action="lifted")
    return found
