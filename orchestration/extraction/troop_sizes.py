"""Numbers that tell the size of a force: "a force of 4,000", "the number of troops fell to 500"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.records import QuantityMention
from orchestration.extraction.troop_context import CountedNoun, is_military_toll
from orchestration.extraction.troop_words import Personnel, counts_people, toll_term, troop_term

_MILITARY_UNITS = frozenset(
    "army battalion brigade regiment garrison contingent corps militia battlegroup".split()
)
_WARFARE = re.compile(
    r"\b(?:military|army|troops?|soldiers?|fighters?|combat|peacekeep\w+|infantry|NATO|armed|rebels?|militants?|marines?)\b",
    re.I,
)
_SIZE_WORDS = frozenset(
    "number numbers strength size total level levels presence footprint contingent force forces army deployment".split()
)
_COUNTING_VERBS = frozenset(
    "number numbered numbers numbering total totals totalled totaled comprise comprises comprised".split()
)
_SIZE_VERBS = _COUNTING_VERBS | frozenset(
    "is are was were be been reach reached reaches totaling totalling stand stands stood standing rise rises rose "
    "risen fall fell "
    "fallen drop dropped grow grew grown increase increased increasing swell swelled peak peaked cut reduce reduced "
    "reducing decline "
    "declined shrink shrank swollen put puts putting estimate estimated estimates estimating pegged exceed exceeds exceeded "
    "cap caps capped limit limits limited bring brings brought bringing draw drew drawn drawing".split()
)
_NUMBERS_BEFORE = re.compile(
    r"\b(?P<noun>[a-z]+)\s+(?:now\s+|currently\s+)?(?:number|numbers|numbered)\s*$", re.I
)
_LEVELS = frozenset(
    "level levels total number strength minimum maximum presence footprint size ceiling cap limit".split()
)
_CAPPING = frozenset("cap caps capped capping limit limits limited".split())
_MOVING_TO = frozenset(
    "reduce reduced reducing reduces cut cuts cutting draw drew drawn drawing bring brought bringing increase increased "
    "raise raised boost boosted trim trimmed".split()
)
_REACH = 7  # tokens from the verb to the number


def by_unit(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "a force of 4,000", "an army numbering 200,000". `last` is the number's last token."""
    head = last
    while head.dep_ in {"nummod", "quantmod", "compound"} and head.head.i != head.i:
        head = head.head
    if head.i > last.i + 1 or (head.i > last.i and head.pos_ != "NUM"):
        return None
    governor = head.head
    if head.dep_ == "pobj" and governor.lower_ == "of" and governor.head.i < last.i:
        term = troop_term(governor.head, reading)
        if term is not None and term.frame == "unit" and _is_military_unit(governor.head, reading):
            return Personnel(number, governor.head, term, is_strength=True)
    if governor.lower_ == "numbering" and governor.dep_ == "acl":
        return _sized(governor.head, number, reading)
    return None


def by_predicate(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "the force is 10,000 strong", "the battalion, about 800 strong, left"."""
    strong = last.head
    if strong.lower_ == "strong" and strong.dep_ in {"amod", "appos", "acl"}:
        return _sized(strong.head, number, reading)
    verb = syntax.governing_verb(last)
    subject = syntax.subject_of(verb) if verb is not None else None
    return _sized(subject, number, reading) if subject is not None else None


def by_size(reading: SentenceReading, number: QuantityMention) -> Personnel | None:
    """ "the number of troops rose to 5,000", "the security forces number 300,000"."""
    last = reading.parsed.token_at(number.number_end - 1)
    if _counts_things(last, reading):
        return None
    before = _NUMBERS_BEFORE.search(reading.context.document.text, reading.sentence.start, number.start)
    if before is not None and before.end() >= number.start - 1:
        found = _sized(reading.parsed.token_at(before.start("noun")), number, reading)
        if found is not None:
            return found
    level = _by_level(reading, number, last) or _by_toll(reading, number, last)
    if level is not None:
        return level
    verb = syntax.governing_verb(last)
    if verb is None or verb.lower_ not in _SIZE_VERBS:
        return None
    if not _hangs_on(last, verb) and not 0 < last.i - verb.i <= _REACH:
        return None
    found_by_subject = (_by_subject(subject, verb, number, reading) for subject in _subjects(verb, last))
    return next((found for found in found_by_subject if found is not None), None)


def _counts_things(last: Token, reading: SentenceReading) -> bool:
    """Whether a number counts a noun of its own that means no people: "losses of 300 military vehicles"."""
    if last.i + 1 < len(last.doc) and last.nbor().pos_ == "NOUN":
        return True
    noun = last.head
    is_counted = last.dep_ == "nummod" and noun.i > last.i and noun.pos_ == "NOUN"
    return is_counted and troop_term(noun, reading) is None and toll_term(noun, reading) is None


def _by_toll(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "noted casualties at around 60,000"."""
    head = _number_head(last)
    if head.dep_ != "pobj" or head.head.lower_ != "at":
        return None
    toll = toll_term(head.head.head, reading)
    counted = (
        CountedNoun(head.head.head, toll, number, _said(head.head.head, last)) if toll is not None else None
    )
    if toll is None or counted is None or not is_military_toll(counted, reading):
        return None
    return Personnel(number, head.head.head, toll)


def _said(noun: Token, end: Token) -> str:
    return " ".join(t.text for t in noun.subtree if t.i < end.i)


def _by_level(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "kept the level of 9,800", "a troop presence of 300": of the armed people named with the level or before it."""
    head = _number_head(last)
    level = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ != "of" or level.lower_ not in _LEVELS or level.i > last.i:
        return None
    beside = [c for c in level.children if c.dep_ in {"compound", "nmod", "amod"}]
    before = list(reading.parsed.tokens[: level.i - reading.parsed.tokens[0].i])
    for noun in (*beside, *reversed(before)):
        term = troop_term(noun, reading)
        if term is not None and term.frame == "personnel" and (noun in beside or _is_plural(noun)):
            return Personnel(number, noun, term, is_level=True)
    return None


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"}


def _number_head(last: Token) -> Token:
    head = last
    while head.dep_ in {"nummod", "quantmod", "compound"} and head.head.i != head.i:
        head = head.head
    return head


def _hangs_on(last: Token, verb: Token) -> bool:
    """Whether a number is an argument of a verb: "reduce the number of troops in Chad to 300"."""
    head = _level_told_by(last)
    if head.head.i == verb.i:
        return head.dep_ in {"attr", "dobj"}
    above = head.head
    return head.dep_ == "pobj" and verb.i in {above.head.i, above.head.head.i}


def _level_told_by(last: Token) -> Token:
    """The word that a number stands for in its clause: itself, or "minimum" in "a minimum of 300"."""
    head = _number_head(last)
    of_level = head.head.lower_ == "of" and head.head.head.lower_ in _LEVELS
    return head.head.head if of_level else head


def _sized(noun: Token, number: QuantityMention, reading: SentenceReading) -> Personnel | None:
    term = troop_term(noun, reading)
    return (
        Personnel(number, noun, term, is_strength=True) if term is not None and counts_people(term) else None
    )


def _subjects(verb: Token, last: Token) -> list[Token]:
    own = [
        c
        for c in verb.children
        if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and (c.i < last.i or verb.lower_ in _CAPPING)
    ]
    shared = syntax.subject_of(verb)
    own.sort(
        key=lambda noun: noun.lower_ not in _SIZE_WORDS
    )  # "the rotation brings the number of soldiers to"
    return own or ([shared] if shared is not None and shared.i < last.i else [])


def _by_subject(
    subject: Token, verb: Token, number: QuantityMention, reading: SentenceReading
) -> Personnel | None:
    toll = toll_term(subject, reading)
    if toll is not None:
        said = " ".join(t.text for t in subject.subtree if t.i < verb.i)
        return (
            Personnel(number, subject, toll)
            if is_military_toll(CountedNoun(subject, toll, number, said), reading)
            else None
        )
    for noun in (subject, *_counted_below(subject)):
        term = troop_term(noun, reading)
        if term is None or not counts_people(term) or term.frame == "personnel_role":
            continue
        is_moved = noun.i == subject.i and verb.lower_ in _MOVING_TO and _stands_behind_to(number, reading)
        if (
            noun.i == subject.i
            and not is_moved
            and verb.lower_ not in _COUNTING_VERBS
            and subject.lower_ not in {"army", "force"}
        ):
            continue
        if term.frame == "personnel" or is_moved or _is_military_unit(noun, reading):
            is_strength = noun.i == subject.i and not is_moved
            return Personnel(number, noun, term, is_strength=is_strength, is_level=not is_strength)
    return None


def _stands_behind_to(number: QuantityMention, reading: SentenceReading) -> bool:
    """ "drew its forces down to a minimum of 300"."""
    head = _level_told_by(reading.parsed.token_at(number.number_end - 1))
    return head.dep_ == "pobj" and head.head.lower_ in {"to", "from"}


def _counted_below(subject: Token) -> list[Token]:
    if subject.lower_ not in _SIZE_WORDS:
        return []
    return syntax.prepositional_objects(subject, "of") + [
        c for c in subject.children if c.dep_ in {"compound", "nmod", "amod"}
    ]


def _is_military_unit(noun: Token, reading: SentenceReading) -> bool:
    return noun.lower_ in _MILITARY_UNITS or bool(_WARFARE.search(reading.sentence.text))
