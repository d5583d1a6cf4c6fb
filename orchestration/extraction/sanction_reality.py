"""How real an action on sanctions is: done, planned, refused, denied, or only spoken of.

Reads the tense of the word that tells the action, and the verbs and nouns above it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import flags_of, of_measure, verb_term
from orchestration.extraction.sanction_records import SanctionAction

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventVocabulary

_NOW = re.compile(r"\b(?:today|starting|effective immediately|immediately)\b", re.I)
_LATER = re.compile(r"\b(?:later|soon|coming|next|future|continue|if|ready|should|process)\b", re.I)
_OPENS = frozenset(
    {"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd", "dative", "pcomp", "acl", "prep", "advcl"}
)
_CLOSES = frozenset({"relcl", "parataxis", "nsubj", "csubj"})
_DONE = frozenset({"imposed", "lifted", "extended"})
_RELEASES = frozenset({"waiver", "waivers", "exemption", "exemptions"})
_PONDERING = frozenset(
    "decide decides deciding consider considers considering considered debate debated debating weigh weighs weighing weighed "
    "discuss discussed discussing determine determining vote".split()
)
_LAWS = frozenset("order act law bill legislation e.o. eo authority resolution statute".split())
_NOT_YET = frozenset({"ready", "likely", "willing", "prepared", "set", "poised"})
_TELLS_TIME = frozenset({"by", "after", "since", "despite", "as", "following"})
_WITHOUT_IT = frozenset({"from", "without", "until", "before"})


def under_governors(base: SanctionAction, reading: SentenceReading) -> SanctionAction | None:
    """The action as the whole sentence has it; None where it only speaks of it."""
    if _is_only_spoken_of(base, reading):
        return None
    result = _in_its_tense(base, reading)
    return result if base.wording == "relative" else _walk_up(result, reading)


def _in_its_tense(base: SanctionAction, reading: SentenceReading) -> SanctionAction:
    token, action = base.token, base.action
    negated = syntax.is_negated(token)
    if base.wording.startswith("acting"):  # "the sanctions will target two banks" tells what they are
        return replace(base, is_denied=negated)
    is_future = token.pos_ == "VERB" and syntax.has_future(token)
    announced = action == "lifted" or _is_announced(token, reading)
    if any(c.lower_ == "whether" and c.dep_ == "mark" for c in token.children):
        return replace(base, action="proposed")
    has_modal = token.pos_ == "VERB" and syntax.has_modal(token)
    planned = (has_modal and not (action == "lifted" and _is_promised(token))) or (
        is_future and not announced
    )
    if planned and action != "rejected" and not negated:
        return replace(base, action="proposed")
    if negated and action == "imposed" and (planned or is_future or token.tag_ in {"VBG", "VB"}):
        return replace(base, action="rejected")
    return replace(base, is_denied=negated)


def _is_announced(token: Token, reading: SentenceReading) -> bool:
    """Whether "will impose" is an act already decided: done today, or told by the authority's own statement."""
    text = reading.sentence.text
    told = any(t.lower_ == "announced" and t.i != token.i for t in token.doc)
    if told or _NOW.search(text) is not None:
        return True
    speaker = reading.context.official_country
    if speaker is None or _LATER.search(text) is not None:
        return False
    doers = {p.code for p in reading.resolver.parties_of(syntax.subject_of(token))}
    return not doers or speaker in doers


def _is_only_spoken_of(base: SanctionAction, reading: SentenceReading) -> bool:
    token = base.token
    if base.wording == "verb-relative" and syntax.has_modal(token):
        return True
    if base.wording.startswith("verb") and token.dep_ == "csubj":  # "sanctioning them would be a mistake"
        return True
    if base.action == "lifted" and (_is_term_of_a_deal(token) or _is_lasting_state(base)):
        return True
    could_have = any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children) and syntax.has_modal(
        token
    )
    return (
        (could_have and token.pos_ == "VERB")
        or _is_conditional(token)
        or _is_hindered(token)
        or _is_only_enabled(token)
        or _is_open_question(token, reading)
        or _is_exchanged(token)
    )


def _is_conditional(token: Token) -> bool:
    opening = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if "whether" in opening and token.head.lower_ in _PONDERING:
        return False
    return bool(opening & {"if", "unless", "whether", "until", "before"})


def _is_hindered(token: Token) -> bool:
    return token.dep_ == "pcomp" and token.head.lower_ in {
        "before",
        "without",
        "until",
        "instead",
        "than",
        "against",
    }


def _is_term_of_a_deal(token: Token) -> bool:
    """In "the deal eases sanctions" an agreement provides for it; no authority does it."""
    subject = syntax.subject_of(token) if token.pos_ == "VERB" else None
    return subject is not None and subject.lower_ in {"deal", "agreement", "accord", "pact", "plan"}


def _is_only_enabled(token: Token) -> bool:
    """In "the order authorizes sanctions" a law gives the power; in "the president authorized them" somebody uses it."""
    subject = syntax.subject_of(token) if token.lower_.startswith("authori") else None
    return subject is not None and subject.lower_ in _LAWS


def _is_lasting_state(base: SanctionAction) -> bool:
    """In "the lifting of sanctions gives them money" the lifting is a matter of course."""
    token = base.token
    return base.wording.startswith("noun-") and token.dep_ == "nsubj" and token.head.tag_ in {"VBZ", "VBP"}


def _is_open_question(token: Token, reading: SentenceReading) -> bool:
    """In "how to lift" and "when sanctions are imposed" nothing is told to have happened or to be planned."""
    if reading.sentence.text.rstrip("\"”'’ ").endswith("?") and not reading.sentence.is_headline:
        return True
    asking = {c.lower_ for c in token.children if c.dep_ in {"advmod", "mark"}}
    present = {"VB", "VBZ", "VBP"}
    passive = any(c.dep_ == "auxpass" and c.tag_ in present for c in token.children)
    return "how" in asking or ("when" in asking and (passive or token.tag_ in present))


def _is_exchanged(token: Token) -> bool:
    """In "in exchange for lifting sanctions" it is part of a bargain that is told elsewhere."""
    above = [t.lower_ for t in syntax.ancestors(token)][:3]
    return "for" in above[:2] and bool({"exchange", "return"} & set(above))


def _walk_up(found: SanctionAction, reading: SentenceReading) -> SanctionAction | None:
    vocabulary = reading.lexicon.sanctions
    below = found.token
    for token in syntax.ancestors(found.token):
        if below.dep_ == "conj":
            found = _sharing_auxiliary(found, below, token)
        elif token.pos_ == "ADP" or token.dep_ == "prep":
            is_means = (
                token.lower_ == "by" and below.dep_ == "pcomp"
            )  # "should answer by imposing": as real as the answer
            if token.lower_ in _TELLS_TIME and not is_means:
                return found
            if token.lower_ in _WITHOUT_IT and (found.token.pos_ == "NOUN" or below.dep_ == "pcomp"):
                return None
        elif below.dep_ in _CLOSES or (below.dep_ in {"ccomp", "advcl"} and not _is_open(below)):
            return found
        else:
            governed = _governed(found, token, below, vocabulary)
            if governed is None:
                return None
            found = _under_modal(governed, token)
        below = token
    return found


def _under_modal(found: SanctionAction, verb: Token) -> SanctionAction:
    if verb.pos_ != "VERB" or found.action not in _DONE:
        return found
    is_open = found.token.pos_ == "NOUN" or verb.lower_ == "continue"
    future_act = syntax.has_future(verb) and is_open and found.action != "lifted"
    planned = syntax.has_modal(verb) and not (found.action == "lifted" and _is_promised(verb))
    return replace(found, action="proposed") if planned or future_act else found


def _is_promised(verb: Token) -> bool:
    """In "Norland said it would issue a waiver" the doer itself has told what it will do."""
    would = any(c.lower_ in {"would", "'d"} and c.dep_ == "aux" for c in verb.children)
    subject = syntax.subject_of(verb)
    reported = verb.dep_ == "ccomp" and verb.head.lower_ in {"said", "announced", "confirmed", "told"}
    return would and reported and subject is not None and subject.pos_ == "PRON"


def _sharing_auxiliary(found: SanctionAction, below: Token, first: Token) -> SanctionAction:
    """In "will review and lift" the second verb is as much in the future as the first."""
    shares = below.tag_ == "VB" and not any(c.dep_ == "aux" for c in below.children)
    planned = syntax.has_modal(first) or (syntax.has_future(first) and found.action != "lifted")
    return replace(found, action="proposed") if shares and planned and found.action in _DONE else found


def _is_open(verb: Token) -> bool:
    """Whether a clause leaves its own reality to the verb above it."""
    finite = any(
        c.dep_ in {"aux", "auxpass"}
        and c.tag_ in {"VBZ", "VBP", "VBD", "MD"}
        and c.lower_ not in {"should", "would"}
        for c in verb.children
    )
    return (verb.tag_ in {"VB", "VBG"} or syntax.is_passive(verb) or verb.pos_ == "NOUN") and not finite


def _governed(
    found: SanctionAction, governor: Token, below: Token, vocabulary: EventVocabulary
) -> SanctionAction | None:
    if governor.pos_ == "ADJ":
        return replace(found, action="proposed") if governor.lower_ in _NOT_YET else found
    having = governor.lower_ in {"has", "have", "had"}
    if having and any(c.lower_ == "yet" for c in (*governor.children, *below.children)):
        return replace(found, is_denied=True)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return _under_noun(found, governor, below, vocabulary)
    return _under_verb(found, governor, below, vocabulary)


def _under_noun(
    found: SanctionAction, governor: Token, below: Token, vocabulary: EventVocabulary
) -> SanctionAction | None:
    term = vocabulary.nouns.get(governor.lower_)
    if term is None:
        return found
    if "missing" in flags_of(term):
        return None
    bears = term.frame == "operator" and term.meaning in {"proposed", "rejected"} and of_measure(below)
    return _combined(found, term.meaning, governor) if bears else found


def _under_verb(
    found: SanctionAction, governor: Token, below: Token, vocabulary: EventVocabulary
) -> SanctionAction | None:
    term = verb_term(governor, vocabulary)
    if term is None and below.dep_ == "xcomp" and syntax.is_negated(governor):  # "is not going to lift"
        return (
            replace(found, action="rejected") if found.action == "imposed" else replace(found, is_denied=True)
        )
    if term is None or below.dep_ not in _OPENS:
        return found
    flags = flags_of(term)
    if "prevented" in flags:
        return None
    if "missing" in flags:
        return replace(found, is_denied=not found.is_denied)
    if "reluctant" in flags:  # who "will not hesitate to sanction" threatens it
        return replace(found, action="proposed") if syntax.is_negated(governor) else None
    if below.tag_ == "VB" and found.action in _DONE and _has_proposal(governor, vocabulary):
        return replace(found, action="proposed")
    bears = "neutral" not in flags and term.frame in {"operator", "wish"}
    return _combined(found, term.meaning, governor) if bears else found


def _has_proposal(verb: Token, vocabulary: EventVocabulary) -> bool:
    """In "began a process to designate" and "made a threat to sanction" the object leaves the act open."""
    terms = (vocabulary.nouns.get(c.lower_) for c in verb.children if c.dep_ == "dobj")
    return any(term is not None and term.meaning == "proposed" for term in terms)


def _combined(found: SanctionAction, meaning: str, governor: Token) -> SanctionAction:
    if meaning == "proposed" and found.action != "rejected":
        refused = syntax.is_negated(governor) and found.action == "imposed"
        return replace(found, action="rejected" if refused else "proposed")
    if meaning == "rejected":
        if found.action in {"lifted", "extended"}:
            return replace(found, is_denied=True)
        return replace(found, action="rejected")
    if meaning == "lifted" and found.action == "imposed":
        return replace(found, action="lifted")
    if meaning == "lifted" and found.token.lower_ in _RELEASES:
        return replace(found, action="imposed")
    return found
