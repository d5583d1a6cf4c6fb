"""What is told of counted personnel where no word of status governs them: that they are there, will be, or are so many."""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.troop_words import Personnel, Status

_STRENGTH = re.compile(
    r"-strong\b|\b(?:army|force|strength) of\b|\btotal (?:force|strength|number)\b|\bunder arms\b|"
    r"\bstanding army\b"
)
_BY_NATURE = {
    "prisoner of war": "captured",
    "pow": "captured",
    "recruit": "mobilised",
    "draftee": "mobilised",
}
_THERE_NOW = frozenset({"already", "currently", "now", "still"})
_AHEAD = frozenset({"set", "due", "expected", "slated", "scheduled", "planned", "likely"})
_FEW = 10  # "the two soldiers" speaks of those counted before


def status_without_event(personnel: Personnel, reading: SentenceReading) -> Status | None:
    """The status that the mood of the clause, its place or the word for the counted tells."""
    noun = personnel.noun
    by_nature = _BY_NATURE.get(personnel.term.lemma)
    if by_nature:
        return Status(by_nature, None, None, is_denied=False)
    verb = syntax.governing_verb(noun)
    told = _told_by_verb(noun, verb, reading) if verb is not None else None
    if told is not None:
        return told
    if (verb is not None and _is_about_other_things(verb, reading)) or _only_speaks(noun, reading):
        return None
    if (personnel.is_strength and _is_somewhere(noun)) or _acts_as_unit(noun):
        return Status("deployed", None, None, is_denied=False)
    is_stock = noun.dep_ == "attr" and "active" in {t.lower_ for t in noun.lefts for t in t.subtree}
    if personnel.is_strength or is_stock or _STRENGTH.search(reading.sentence.text):
        return Status("strength", None, None, is_denied=False)
    if personnel.term.frame == "personnel_role" or _repeats(personnel):
        return None
    return Status("deployed", None, _verb_subject(noun), is_denied=False)


def _told_by_verb(noun: Token, verb: Token, reading: SentenceReading) -> Status | None:
    """What a verb that is no word of status tells by its mood or its object."""
    if _is_wished_for(noun, verb) and not is_there_now(noun):
        return Status("planned", verb, _verb_subject(noun), reading.stances.is_denied(verb))
    if is_trained(verb, reading):
        return Status("training", verb, None, is_denied=False)
    if _will_act(noun, verb):
        return Status("planned", verb, None, reading.stances.is_denied(verb))
    return None


def _is_about_other_things(verb: Token, reading: SentenceReading) -> bool:
    """ "received awards"."""
    terms = (reading.lexicon.troops.nouns.get(c.lower_) for c in verb.children if c.dep_ == "dobj")
    return any(term is not None and term.frame == "other" for term in terms)


def _will_act(noun: Token, verb: Token) -> bool:
    """ "300 soldiers are set to make their way there", "a force of 300 soldiers is expected to be formed"."""
    unit = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if unit.dep_ not in {"nsubj", "nsubjpass"} or unit.head.i != verb.i:
        return False
    is_opened = verb.lower_ in _AHEAD and any(_is_to_be(c) for c in verb.children)
    return is_opened or syntax.has_future(verb)


def _is_to_be(word: Token) -> bool:
    return word.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)


def _acts_as_unit(noun: Token) -> bool:
    """ "a force of 400 soldiers is holding the town": more than its size is told."""
    unit = noun.head.head
    is_part = noun.dep_ == "pobj" and noun.head.lower_ == "of" and unit.dep_ == "nsubj"
    return is_part and unit.head.pos_ == "VERB" and any(c.dep_ == "dobj" for c in unit.head.children)


def _is_wished_for(noun: Token, verb: Token) -> bool:
    """ "2,000 troops would have been right", "it would take 300 soldiers"; not "there may be 300 soldiers"."""
    exists = verb.lower_ == "be" and any(c.dep_ == "expl" for c in verb.children)
    is_part = noun.dep_ in {"attr", "dobj", "nsubj"} and verb.lower_ in {"be", "been", "take", "have"}
    return is_part and syntax.has_modal(verb) and not exists


def _is_somewhere(noun: Token) -> bool:
    """ "a contingent of 300 is in Jordan"."""
    verb = noun.head
    is_place = bool(syntax.prepositional_objects(verb, "in", "at", "on", "near", "inside"))
    return noun.dep_ == "nsubj" and verb.lower_ in {"is", "are", "was", "were"} and is_place


def _repeats(personnel: Personnel) -> bool:
    """ "these soldiers", "the two soldiers": counted before."""
    determiners = {c.lower_ for c in personnel.noun.children if c.dep_ == "det"}
    low = personnel.number.quantity.low
    few = low is not None and low < _FEW and not personnel.noun.dep_.startswith(("attr", "pobj"))
    return bool(determiners & {"these", "those", "both", "this", "that"}) or (few and "the" in determiners)


def _only_speaks(noun: Token, reading: SentenceReading) -> bool:
    return noun.dep_ == "nsubj" and reading.stances.is_saying(noun.head) and not syntax.is_passive(noun.head)


def is_there_now(noun: Token) -> bool:
    """ "the 300 soldiers already in Norland", "the current force of 300 soldiers"."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    holder = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    words = {c.lower_ for token in (noun, holder) for c in token.children if c.dep_ == "amod"}
    return following.lower_ in _THERE_NOW or bool(words & {"current", "existing", "present"})


def is_trained(verb: Token, reading: SentenceReading) -> bool:
    """ "went through training", "underwent training"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += syntax.prepositional_objects(verb, "through")
    terms = (reading.lexicon.troops.nouns.get(noun.lower_) for noun in objects)
    return any(term is not None and term.meaning == "training" for term in terms)


def _verb_subject(noun: Token) -> Token | None:
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    return subject if subject is not None and subject.i != noun.i else None
