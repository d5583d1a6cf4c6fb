"""What makes a counted person an armed one: the noun itself, the words before it, the party it belongs to.

Answers for single nouns only; numbers are bound elsewhere.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention

_MILITARY = re.compile(
    r"\b(?:military|army|armed|soldiers?|troops?|marines?|navy|naval|air force|combat|infantry|battalion|brigade|regiment|guards?|"
    r"special forces|special operations|militia|peacekeep\w+|servicem[ae]n|uniformed|reserve|paramilitary|defen[cs]e forces?|fighters?|rebels?|"
    r"insurgents?|militants?|battlefield|frontline|commandos?|enlisted|warrant|coalition forces?|security forces?|force)\b", re.I
)
_NOT_ARMED = re.compile(
    r"\b(?:police|civilian|rescue|medical|former|retired|ex|star|fewer|unarmed|veteran|customs|immigration|intelligence|consular|border patrol|"
    r"security council|council|political|opposition|cabinet|family|crew|parliament\w*|law enforcement|enforcement|attorneys?|surgeons?|secretary|staff|board|firefighters?|aid|relief|would-be)\b", re.I
)
_AIRCRAFT = re.compile(r"\b(?:[FJ]-?\d\d|jets?|aircraft|planes?|Su-?\d\d|MiG\S*|Eurofighters?|Typhoons?|Rafales?|Gripens?|squadrons?|airframes?|stealth)\b")
_GROUPED = re.compile(r"\b(?:women|children|boys|girls|civilians)\b", re.I)
_RANKS = frozenset({"recruit", "general", "colonel", "admiral", "sergeant", "corporal", "pilot"})
_JOINING = re.compile(
    r"\b(?:fight|fights|fighting|fought|join|joins|joined|joining|enlist\w*|volunteered|travel\w*|gone|went|going|pledged allegiance|"
    r"trained with|recruit\w*)\b", re.I
)
_JOIN_REACH = 70  # code points from the verb of joining to the group's name
_NOUN_POS = frozenset({"NOUN", "PROPN", "ADJ"})
_PEOPLE_TERM = EventTerm("people", False, "joiner", "fighters", "irregular")


def troop_term(token: Token, reading: SentenceReading) -> EventTerm | None:
    """The vocabulary's word for armed people (or units, or people who may have joined a group) that ends at a token; longest first."""
    nouns = reading.lexicon.troops.nouns
    words = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i + 1]]
    ahead = " ".join(t.lower_ for t in token.doc[token.i : token.i + 3])
    for phrase in (ahead, *(" ".join(words[i:]) for i in range(len(words)))):
        term = nouns.get(phrase)
        if term is None or not (term.frame.startswith("personnel") or term.frame in {"unit", "joiner"}):
            continue
        if token.pos_ in _NOUN_POS or phrase != token.lower_:
            return term
    if token.pos_ in _NOUN_POS and token.lower_.endswith("s") and _names_people(token, reading):
        return _PEOPLE_TERM
    return None


def toll_term(token: Token, reading: SentenceReading) -> EventTerm | None:
    """The word for the dead, wounded, captured or lost that is counted itself."""
    term = reading.lexicon.troops.nouns.get(token.lower_)
    if term is None or term.detail != "toll" or token.pos_ == "VERB":
        return None
    return term


def is_military_toll(noun: Token, between: str, number: QuantityMention, reading: SentenceReading) -> bool:
    """Whether a toll is one of armed people: named so, or suffered by an army in a sentence that knows no civilians."""
    if _GROUPED.search(reading.sentence.text) or _NOT_ARMED.search(between) or re.search(r"(?:people|victims|political)", between):
        return False
    if _MILITARY.search(between) or _belongs_to_army(noun):
        return True
    text = reading.sentence.text
    if not re.search(r"\b(?:soldiers?|troops?|military|army|armed forces|battlefield|combat|fighters|forces)\b", text, re.I):
        return False
    if noun.lower_.rstrip("s") in {"detainee", "prisoner", "captive", "hostage"}:
        return _named_in(number.end, reading.parsed.offsets(noun, noun)[1], reading)
    if _named_in(number.start - 40, reading.parsed.offsets(noun, noun)[1], reading):
        return True
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    return subject is not None and (bool(reading.resolver.parties_of(subject)) or bool(_MILITARY.search(" ".join(t.text for t in syntax.phrase_tokens(subject)))))


def _names_people(token: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(token, token)
    return any(m.kind in {"people", "demonym"} and m.start <= start and end <= m.end for m in reading.parsed.parties)


def is_joiner(noun: Token, reading: SentenceReading) -> str | None:
    """The group that these people fight for or joined, where the words behind them say so."""
    start = reading.parsed.offsets(noun, noun)[1]
    text = reading.context.document.text
    verb = _JOINING.search(text, start, min(reading.sentence.end, start + 60))
    if verb is None:
        return None
    for mention in reading.parsed.parties:
        if verb.end() <= mention.start <= verb.end() + _JOIN_REACH and reading.lexicon.is_group(mention.code):
            if not re.search(r"\b(?:against|off|defeat|combat|stop)\b", text[verb.end() : mention.start]) and "," not in text[verb.end() : mention.start]:
                return mention.code
    return None


def is_armed(noun: Token, term: EventTerm, between: str, number: QuantityMention, reading: SentenceReading) -> bool:
    """Whether a counted noun means armed people here. `between` is the text from the number to the noun."""
    start, end = reading.parsed.offsets(noun, noun)
    if any(w.start <= start and end <= w.end and (w.start, w.end) != (start, end) for w in reading.parsed.weapons):
        return False
    if _NOT_ARMED.search(between) or _is_aircraft(noun, term, reading):
        return False
    if any(reading.lexicon.is_group(m.code) for m in reading.parsed.parties if number.end <= m.start and m.end <= end):
        return True
    if term.frame == "personnel":
        return True
    if term.frame == "personnel_role":
        others = " ".join(t.text for t in noun.subtree if t.i > noun.i)[:80]
        if term.lemma in _RANKS or _MILITARY.search(between) or _belongs_to_army(noun) or re.match(r"and [\w ]*(?:enlisted|soldiers|troops|sailors)", others):
            return True
        return _named_in(number.end, start, reading) and bool(_MILITARY.search(_without(reading.sentence.text, between, noun)))
    return _is_armed_person(noun, term, between, number, reading)


def _is_armed_person(noun: Token, term: EventTerm, between: str, number: QuantityMention, reading: SentenceReading) -> bool:
    if _GROUPED.search(" ".join(t.text for t in syntax.conjuncts(noun)[1:])):
        return False
    if _MILITARY.search(between) or _belongs_to_army(noun):
        return True
    sentence = reading.sentence.text
    if term.lemma == "forces" and re.search(r"\b(?:security|coalition|allied|foreign|government|loyalist|ground|tribal|Kurdish|occupation|invading|pro-\w+)\b", between, re.I):
        return True
    if term.lemma == "personnel" and re.search(r"\b(?:bases?|garrison|warships?|carrier|air wing|submarine)\b", sentence):
        return True
    if term.lemma in {"forces", "personnel"}:
        return _named_in(number.end, reading.parsed.offsets(noun, noun)[0], reading) or bool(_MILITARY.search(_without(sentence, between, noun)))
    few = number.quantity.low is not None and number.quantity.low < 10
    if term.lemma in {"man", "member"} and not few:
        owner = syntax.possessor_of(noun)
        return bool(re.search(r"\b(?:troops?|soldiers?|peacekeep\w+|battalion|brigade|army|militia|regiment|rebels|fighters)\b", sentence, re.I)) or (
            owner is not None and any(reading.lexicon.is_group(p.code) for p in reading.resolver.parties_of(owner))
        ) or _lost_by_group(noun, reading)
    return False


def _lost_by_group(noun: Token, reading: SentenceReading) -> bool:
    verb = syntax.governing_verb(noun)
    if verb is None or verb.lower_ not in {"lost", "lose", "loses", "losing", "sacrificed", "commands", "commanded", "sent", "deployed", "mobilised", "mobilized", "recruited", "recruiting", "recruit", "has", "have", "had", "boasts", "fields"}:
        return False
    subject = syntax.subject_of(verb)
    if subject is None:
        return verb.lower_.startswith("recruit") and any(reading.lexicon.is_group(m.code) for m in reading.parsed.parties)
    start, end = reading.parsed.offsets(subject.left_edge, subject.right_edge)
    named = [m for m in reading.parsed.parties if start <= m.start < end and (reading.lexicon.is_group(m.code) or m.kind == "military")]
    if verb.lower_ in {"has", "have", "had"} and not any(reading.lexicon.is_group(m.code) for m in named):
        return False
    return bool(named or _MILITARY.search(" ".join(t.text for t in subject.subtree))) or any(
        reading.lexicon.is_group(p.code) or p.kind == "military" for p in reading.resolver.parties_of(subject)
    )


def _named_in(start: int, end: int, reading: SentenceReading) -> bool:
    return any(start <= m.start and m.end <= end for m in reading.parsed.parties)


def names_others(text: str) -> bool:
    """Whether a text speaks of civilians or people of no army."""
    return bool(_GROUPED.search(text) or re.search(r"\b(?:people|persons|civilian|passengers|protesters|police|villagers|residents|workers)\b", text, re.I))


def _belongs_to_army(noun: Token) -> bool:
    """ "members of the armed forces", "men from the 5th brigade"."""
    objects = syntax.prepositional_objects(noun, "of", "from", "with", "in")
    return any(_MILITARY.search(" ".join(t.text for t in syntax.phrase_tokens(o))) or re.search(r"\bforces\b", o.text) for o in objects)


def _without(sentence: str, between: str, noun: Token) -> str:
    return sentence.replace(f"{between}{noun.text}", " ")


def _is_aircraft(noun: Token, term: EventTerm, reading: SentenceReading) -> bool:
    if term.lemma != "fighter" or not _AIRCRAFT.search(reading.sentence.text):
        return False
    return not any(reading.lexicon.is_group(m.code) for m in reading.parsed.parties)
