"""What is told of counted personnel: deployed, planned, killed, withdrawn and so on, and the word that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.troop_events import HARMS, MODIFIERS, EventSearch, StatusEvent, loses_life
from orchestration.extraction.troop_presence import is_there_now, is_trained, status_without_event
from orchestration.extraction.troop_tense import meaning_in_time
from orchestration.extraction.troop_words import Personnel, Status, toll_term

_OTHER_COUNT = re.compile(
    r"\d|\b(?:many|several|dozens|scores|others?|more|some|hundreds|thousands|two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve)\b",
    re.I,
)
_JOINED = re.compile(r"\bjoin\w*|\benlist|\brecruit|\bpledged")
_OF_CAPTIVES = frozenset({"prisoner of war", "pow"})
_PLACES_OF_CAPTIVITY = frozenset({"custody", "captivity", "detention", "prison", "prisons", "jail", "jails"})
_CEILINGS = frozenset({"ceiling", "cap", "limit", "maximum", "number"})
_FORCES = frozenset({"force", "forces", "army", "military"})
_SUMS = frozenset({"exceed", "number", "total", "comprise", "command", "boast"})
_CONTACT = frozenset({"contact", "touch", "track"})
_DISTRIBUTED = frozenset({"dead", "missing", "wounded", "injured"})
_DECIDING = frozenset(
    "announce announces announced announcing order orders ordered ordering approve approves approved authorize "
    "authorized authorise "
    "authorised plan plans planned planning propose proposes proposed consider considers considering considered begin "
    "begins began "
    "complete completed finish finished confirm confirms confirmed delay delayed halt halted oversee oversaw direct "
    "directed".split()
)
_HARMING = frozenset(
    "kill kills killing capture captures capturing executed executes executing arrested arrests arresting".split()
)
_LOSSES_TOGETHER = frozenset({"killed", "wounded", "missing"})
_FEW = 10  # "the two soldiers" speaks of those counted before


def read_status(personnel: Personnel, reading: SentenceReading) -> Status | None:
    """The status of counted personnel; None where the sentence does something else with them ("were awarded", "said")."""
    if _is_the_rest(personnel):
        return None
    if personnel.beside is not None:
        return _status_beside(personnel.beside, reading)
    toll = _toll_status(personnel, reading) or _losses_put_at(personnel, reading)
    if toll is not None:
        return toll
    modifier = _modifier_status(personnel.noun)
    if modifier is not None:
        return Status(modifier[0], modifier[1], None, reading.stances.is_denied(modifier[1]))
    if personnel.group_code is not None:
        behind = reading.context.document.text[
            reading.parsed.offsets(personnel.noun, personnel.noun)[1] : reading.sentence.end
        ]
        verb = syntax.governing_verb(personnel.noun)
        joined = _JOINED.search(behind[:60]) or (verb is not None and verb.lower_.startswith("recruit"))
        return Status("mobilised" if joined else "deployed", None, None, is_denied=False)
    top = _counted_head(personnel, reading)
    for event in EventSearch(personnel.noun, top, reading).events():
        if _tells_of_other_things(event):
            return None
        status = _status_told(event, personnel, top, reading)
        return Status(
            status, event.token, _sender(event.token, personnel.noun), reading.stances.is_denied(event.token)
        )
    return status_without_event(personnel, reading)


def _status_beside(before: Personnel, reading: SentenceReading) -> Status | None:
    """A part of a group's total strength that is told with its place is deployed there."""
    status = read_status(before, reading)
    if status is not None and status.status == "strength":
        return replace(status, status="deployed")
    return status


def _tells_of_other_things(event: StatusEvent) -> bool:
    """Awards and interviews, jobs that may be lost, the wounded who return to duty."""
    if event.term.frame == "other" or (event.term.lemma == "lose" and syntax.has_modal(event.token)):
        return True
    return event.term.lemma == "return" and any(
        t.lower_ in {"duty", "service", "work"} for t in event.token.subtree if t.i > event.token.i
    )


def _status_told(event: StatusEvent, personnel: Personnel, top: Token, reading: SentenceReading) -> str:
    status = _with_others(event.token, meaning_in_time(event, top, reading))
    told = _told_by_object(event, status) or (
        _toll_numbered(event.token, reading) if event.term.lemma in _SUMS else None
    )
    if told is not None:
        return told
    if status == "deployed" and is_trained(event.token, reading):
        return "training"
    if (
        status == "killed"
        and event.term.lemma == "lose"
        and top.dep_ == "dobj"
        and personnel.term.detail != "toll"
        and not loses_life(event.token)
    ):
        return "casualties"
    if status == "planned" and is_there_now(personnel.noun):
        return "deployed"
    if personnel.term.lemma in _OF_CAPTIVES and status not in HARMS:
        return "captured"
    return status


def _told_by_object(event: StatusEvent, status: str) -> str | None:
    """As in "raised the ceiling to", "raise its army to", "lost contact with": what the verb acts on is not the people."""
    objects = {c.lower_ for c in event.token.children if c.dep_ == "dobj"}
    if event.term.lemma == "lose" and objects & _CONTACT:
        return "missing"
    if status == "mobilised" and objects & _CEILINGS:
        return "planned"
    return "strength" if status == "mobilised" and objects & _FORCES else None


def _toll_numbered(verb: Token, reading: SentenceReading) -> str | None:
    """ "the dead numbered 3,000 soldiers"."""
    subject = syntax.subject_of(verb)
    term = toll_term(subject, reading) if subject is not None else None
    return term.meaning if term is not None else None


def _is_the_rest(personnel: Personnel) -> bool:
    """ "the other three soldiers" are of those counted before."""
    words = {
        c.lower_ for c in personnel.noun.children if c.dep_ in {"det", "amod"} and c.i < personnel.noun.i
    }
    low = personnel.number.quantity.low
    return low is not None and low < _FEW and {"the", "other"} <= words


def _with_others(event: Token, status: str) -> str:
    """ "killed or wounded" is casualties, "killed and 30 wounded" is not."""
    others = [t for t in syntax.conjuncts(event) if t.i != event.i and _loss_told(t) is not None]
    meanings = {status, *(_loss_told(t) for t in others)}
    if status not in {"killed", "wounded"} or len(meanings & _LOSSES_TOGETHER) < 2:
        return status
    if any(_OTHER_COUNT.search(event.doc[event.i + 1 : t.i].text) for t in others if t.i > event.i):
        return status
    counted_apart = any(
        c.dep_ in {"dobj", "nsubjpass", "nsubj"} for t in others if t.lower_ in MODIFIERS for c in t.children
    )
    return status if counted_apart else "casualties"


def _loss_told(word: Token) -> str | None:
    """ "wounded", "went missing"."""
    missing = any(
        c.lower_ == "missing" and c.dep_ in {"acomp", "oprd", "xcomp", "advcl"} for c in word.children
    )
    missing = missing or (word.i + 1 < len(word.doc) and word.nbor().lower_ == "missing")
    return "missing" if missing else MODIFIERS.get(word.lower_)


def _losses_put_at(personnel: Personnel, reading: SentenceReading) -> Status | None:
    """As in "put Norland's losses at 1,200 men"."""
    noun = personnel.noun
    if noun.dep_ != "pobj" or noun.head.lower_ != "at" or noun.head.head.i == noun.head.i:
        return None
    above = noun.head.head
    for told in (
        above,
        *(c for c in above.children if c.dep_ in {"dobj", "nsubjpass", "nsubj"} and c.i < noun.i),
    ):
        term = toll_term(told, reading)
        if term is not None:
            return Status(term.meaning, told, told, reading.stances.is_denied(told))
    return None


def _toll_status(personnel: Personnel, reading: SentenceReading) -> Status | None:
    """The status that a counted "dead", "casualties" or "prisoners" is by itself."""
    noun, meaning = personnel.noun, personnel.term.meaning
    if (
        personnel.term.detail != "toll"
        or noun.i == reading.parsed.token_at(personnel.number.number_end - 1).i
    ):
        return None
    verb = syntax.governing_verb(noun)
    term = reading.lexicon.troops.verbs.get(verb.lower_) if verb is not None else None
    if (
        meaning == "captured"
        and term is not None
        and term.meaning in {"killed", "wounded"}
        and noun.dep_ in {"dobj", "nsubjpass"}
    ):
        meaning = term.meaning
    if {"killed", "wounded"} <= {MODIFIERS.get(t.lower_) for t in syntax.conjuncts(noun)}:
        meaning = "casualties"
    return Status(
        meaning, noun, syntax.subject_of(verb) if verb is not None else None, reading.stances.is_denied(noun)
    )


def _modifier_status(noun: Token) -> tuple[str, Token] | None:
    """ "dead soldiers", "soldiers missing", "fighters in custody", "left six soldiers dead"."""
    for child in noun.children:
        if (
            child.dep_ in {"amod", "acl", "relcl", "appos", "compound", "advcl", "acomp", "oprd"}
            and child.lower_ in MODIFIERS
        ):
            others = {MODIFIERS.get(t.lower_) for t in syntax.conjuncts(child)}
            return ("casualties" if {"killed", "wounded"} <= others else MODIFIERS[child.lower_]), child
    for place in syntax.prepositional_objects(noun, "in"):
        if place.lower_ in _PLACES_OF_CAPTIVITY:
            return "captured", place
    return _told_as(noun) or (_told_beside(noun) if noun.dep_ in {"nsubj", "dobj"} else None)


def _told_beside(noun: Token) -> tuple[str, Token] | None:
    """As in "left six soldiers dead"."""
    for word in (noun.head, *noun.head.children):
        is_complement = word.dep_ in {"acomp", "oprd", "ccomp", "ROOT", "advcl"} and word.pos_ in {
            "ADJ",
            "VERB",
        }
        if word.i > noun.i and is_complement and word.lower_ in _DISTRIBUTED:
            return MODIFIERS[word.lower_], word
    return None


def _told_as(noun: Token) -> tuple[str, Token] | None:
    """As in "are listed as missing", "was reported as killed"."""
    if noun.dep_ not in {"nsubj", "dobj", "nsubjpass"}:
        return None
    for told in (t for c in noun.head.children if c.lower_ == "as" for t in c.children):
        if told.lower_ in MODIFIERS:
            return MODIFIERS[told.lower_], told
    return None


def _counted_head(personnel: Personnel, reading: SentenceReading) -> Token:
    """The word that stands for the counted in the sentence: "hundreds" in "hundreds of fighters", else the noun itself."""
    noun = personnel.noun
    number = reading.parsed.token_at(personnel.number.number_end - 1)
    if personnel.is_level:
        return number
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.i == number.i:
        return number
    return noun


def _sender(event: Token, noun: Token) -> Token | None:
    """Who sends, withdraws or loses the personnel; not who harms them."""
    if event.pos_ not in {"VERB", "AUX"}:
        verb = event.head if event.dep_ == "dobj" and event.head.lower_ in _DECIDING else None
        return syntax.possessor_of(event) or (syntax.subject_of(verb) if verb is not None else None)
    subject = syntax.subject_of(event)
    if subject is None or subject.i == noun.i or MODIFIERS.get(event.lower_) or event.lower_ in _HARMING:
        return None
    return subject
