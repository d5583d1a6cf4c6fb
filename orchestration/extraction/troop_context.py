"""What makes a counted person an armed one: the noun itself, the words before it, the party it belongs to.

Answers for single nouns only; numbers are bound elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention

_MILITARY = re.compile(
    r"\b(?:military|army|armed|soldiers?|troops?|marines?|navy|naval|air force|combat|infantry|battalion|brigade|"
    r"regiment|guards?|"
    r"special forces|special operations|militia|peacekeep\w+|servicem[ae]n|uniformed|reserve|paramilitary|defen[cs]e forces?|"
    r"fighters?|rebels?|insurgents?|militants?|battlefield|frontline|commandos?|enlisted|warrant|coalition forces?|"
    r"security forces?|force)\b", re.I
)  # fmt: skip
_NOT_ARMED = re.compile(
    r"\b(?:police|civilian|rescue|medical|former|retired|ex|star|fewer|unarmed|veteran|customs|immigration|"
    r"intelligence|consular|"
    r"border patrol|security council|council|political|opposition|cabinet|family|crew|parliament\w*|law enforcement|"
    r"enforcement|"
    r"attorneys?|jobs?|weekly|financial|economic|trading|"
    r"surgeons?|secretary|staff|board|firefighters?|aid|relief|would-be)\b", re.I
)  # fmt: skip
_AIRCRAFT = re.compile(
    r"\b(?:[FJ]-?\d\d\w*|jets?|aircraft|planes?|Su-?\d\d\w*|MiG\S*|Eurofighters?|Typhoons?|Rafales?|Gripens?|squadrons?|"
    r"airframes?|stealth)\b"
)
_GROUPED = re.compile(r"\b(?:women|children|boys|girls|civilians)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:people|persons?|civilian|passengers?|protesters?|demonstrators?|police|villagers?|residents?|workers?|"
    r"detainees|migrants?|health|protests?|demonstrations?|refugees|victims|famil(?:y|ies)|bystanders?|students?|child|baby|girl|boy|woman|journalists?|"
    r"hostages|tortured|citizens?|houses?|homes?|hospitals?|schools?|individuals?|earthquake|crash)\b",
    re.I,
)
_JOINING = re.compile(
    r"\b(?:fight|fights|fighting|fought|join|joins|joined|joining|enlist\w*|volunteered|travel\w*|gone|went|going|"
    r"pledged allegiance|trained with|recruit\w*)\b", re.I
)  # fmt: skip
_OPPOSED = re.compile(r"\b(?:against|off|defeat|combat|stop)\b|,")
_RANKS = frozenset({"recruit", "general", "colonel", "admiral", "sergeant", "corporal", "pilot"})
_OTHER_RANKS = re.compile(r"and [\w ]*(?:enlisted|soldiers|troops|sailors)")
_QUALIFIED_FORCES = re.compile(
    r"\b(?:security|coalition|allied|foreign|government|loyalist|ground|tribal|Kurdish|occupation|invading|pro-\w+)\b",
    re.I,
)
_BASES = re.compile(r"\b(?:bases?|garrison|warships?|carrier|air wing|submarine)\b")
_SOLDIERS = re.compile(
    r"\b(?:troops?|soldiers?|peacekeep\w+|battalion|brigade|army|militia|regiment|rebels|fighters)\b", re.I
)
_WARFARE = re.compile(
    r"\b(?:soldiers?|troops?|military|army|armed forces|battlefield|combat|fighters|forces)\b", re.I
)
_WAR = re.compile(r"\b(?:war|battles?|invasion|offensive|fighting)\b", re.I)
_ARMY_LOSSES = re.compile(r"\b(?:losses|war dead|battlefield toll)\b", re.I)
_HAVING = frozenset({"has", "have", "had"})
_COMMANDING = _HAVING | frozenset(
    "lost lose loses losing sacrificed commands commanded sent deployed mobilised mobilized recruited recruiting "
    "recruit boasts fields".split()
)
_CAPTIVES = frozenset({"detainee", "prisoner", "captive", "hostage"})
_JOIN_REACH = 70  # code points from the verb of joining to the group's name
_NEAR = 400  # code points around a sentence in which a war must be spoken of for its losses to be an army's
_FEW = 10  # so few "men" are rarely a count of soldiers


@dataclass(frozen=True)
class CountedNoun:
    """A noun that a number counts, and the text from the number to the noun."""

    noun: Token
    term: EventTerm
    number: QuantityMention
    between: str


def joined_group(noun: Token, reading: SentenceReading) -> str | None:
    """The group that these people fight for or joined, where the words behind them say so."""
    start = reading.parsed.offsets(noun, noun)[1]
    text = reading.context.document.text
    verb = _JOINING.search(text, start, min(reading.sentence.end, start + 60))
    if verb is None:
        return _recruiting_group(noun, reading)
    near = (m for m in reading.parsed.parties if verb.end() <= m.start <= verb.end() + _JOIN_REACH)
    return next(
        (
            m.code
            for m in near
            if reading.lexicon.is_group(m.code) and not _OPPOSED.search(text[verb.end() : m.start])
        ),
        None,
    )


def _recruiting_group(noun: Token, reading: SentenceReading) -> str | None:
    """ "the group's branch grew, recruiting dozens of members"."""
    verb = syntax.governing_verb(noun)
    if verb is None or not verb.lower_.startswith("recruit"):
        return None
    start = reading.parsed.offsets(verb, verb)[0]
    before = [m.code for m in reading.parsed.parties if m.start < start and reading.lexicon.is_group(m.code)]
    return before[-1] if before else None


def names_others(text: str) -> bool:
    """Whether a text speaks of civilians or people of no army."""
    return bool(_GROUPED.search(text) or _OTHERS.search(text))


def is_armed(counted: CountedNoun, reading: SentenceReading) -> bool:
    """Whether a counted noun means armed people here."""
    noun, term = counted.noun, counted.term
    start, end = reading.parsed.offsets(noun, noun)
    if any(
        w.start <= start and end <= w.end and (w.start, w.end) != (start, end) for w in reading.parsed.weapons
    ):
        return False
    if _NOT_ARMED.search(counted.between) or _is_aircraft(term, reading):
        return False
    if any(
        reading.lexicon.is_group(m.code)
        for m in reading.parsed.parties
        if counted.number.end <= m.start and m.end <= end
    ):
        return True
    if term.frame == "personnel_role":
        return _has_military_role(counted, reading)
    return term.frame == "personnel" or _is_armed_person(counted, reading)


def is_military_toll(counted: CountedNoun, reading: SentenceReading) -> bool:
    """Whether a toll is one of armed people: named so, or suffered by an army in a sentence that knows no civilians."""
    noun, number, text = counted.noun, counted.number, reading.sentence.text
    if _GROUPED.search(text) or _NOT_ARMED.search(counted.between) or _OTHERS.search(counted.between):
        return False
    if _MILITARY.search(counted.between) or _belongs_to_army(noun):
        return True
    end = reading.parsed.offsets(noun, noun)[1]
    if noun.lower_.rstrip("s") in _CAPTIVES:
        return bool(_WARFARE.search(text)) and _named_in(number.end, end, reading)
    if _ARMY_LOSSES.search(text) and _losses_named(reading):
        return True
    if noun.lower_ == "casualties" and _WAR.search(text):
        return _named_in(number.start - 40, end, reading) or _suffered_by_army(noun, reading)
    if not _WARFARE.search(text) and (names_others(text) or not _WARFARE.search(_around(reading))):
        return False
    if _ARMY_LOSSES.search(text):
        return True
    return _named_in(number.start - 40, end, reading) or _suffered_by_army(noun, reading)


def _losses_named(reading: SentenceReading) -> bool:
    """ "Norland's losses"."""
    losses = (t for t in reading.parsed.tokens if t.lower_ == "losses")
    return any(reading.resolver.parties_of(t, follow_reference=False) for t in losses)


def _around(reading: SentenceReading) -> str:
    """The sentence and what stands around it."""
    text, sentence = reading.context.document.text, reading.sentence
    return text[max(0, sentence.start - _NEAR) : sentence.end + _NEAR]


def _suffered_by_army(noun: Token, reading: SentenceReading) -> bool:
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    if subject is None:
        return False
    return bool(
        reading.resolver.parties_of(subject)
        or _MILITARY.search(" ".join(t.text for t in syntax.phrase_tokens(subject)))
    )


def _has_military_role(counted: CountedNoun, reading: SentenceReading) -> bool:
    """Officers, commanders, advisers: armed where the words say so."""
    noun, between = counted.noun, counted.between
    others = " ".join(t.text for t in noun.subtree if t.i > noun.i)
    if (
        counted.term.lemma in _RANKS
        or _MILITARY.search(between)
        or _belongs_to_army(noun)
        or _OTHER_RANKS.match(others)
    ):
        return True
    rest = reading.sentence.text.replace(f"{between}{noun.text}", " ")
    return _named_in(counted.number.end, reading.parsed.offsets(noun, noun)[0], reading) and bool(
        _MILITARY.search(rest)
    )


def _is_armed_person(counted: CountedNoun, reading: SentenceReading) -> bool:
    """Men, members, forces, personnel: armed where the words say so."""
    noun, lemma = counted.noun, counted.term.lemma
    uncounted = (t for t in syntax.conjuncts(noun)[1:] if not any(c.dep_ == "nummod" for c in t.children))
    if _GROUPED.search(" ".join(t.text for t in uncounted)):
        return False
    if _MILITARY.search(counted.between) or _belongs_to_army(noun):
        return True
    if lemma in {"forces", "personnel"}:
        return _are_forces(counted, reading)
    few = counted.number.quantity.low is not None and counted.number.quantity.low < _FEW
    if lemma not in {"man", "member"} or few:
        return False
    owner = syntax.possessor_of(noun)
    is_of_group = owner is not None and any(
        reading.lexicon.is_group(p.code) for p in reading.resolver.parties_of(owner)
    )
    return is_of_group or bool(_SOLDIERS.search(reading.sentence.text)) or _is_had_by_army(noun, reading)


def _are_forces(counted: CountedNoun, reading: SentenceReading) -> bool:
    if counted.term.lemma == "forces" and _QUALIFIED_FORCES.search(counted.between):
        return True
    if counted.term.lemma == "personnel" and _BASES.search(reading.sentence.text):
        return True
    rest = reading.sentence.text.replace(f"{counted.between}{counted.noun.text}", " ")
    named = _named_in(counted.number.end, reading.parsed.offsets(counted.noun, counted.noun)[1], reading)
    return named or bool(_MILITARY.search(rest))


def _is_had_by_army(noun: Token, reading: SentenceReading) -> bool:
    """ "the group has 3,000 members", "the army lost 40 men"."""
    verb = syntax.governing_verb(noun)
    if verb is None or verb.lower_ not in _COMMANDING:
        return False
    subject = syntax.subject_of(verb)
    if verb.lower_.startswith("recruit") and any(
        reading.lexicon.is_group(m.code) for m in reading.parsed.parties
    ):
        return True
    if subject is None:
        return False
    start, end = reading.parsed.offsets(subject.left_edge, subject.right_edge)
    named = [m for m in reading.parsed.parties if start <= m.start < end]
    groups = [m for m in named if reading.lexicon.is_group(m.code)] + [
        p for p in reading.resolver.parties_of(subject) if reading.lexicon.is_group(p.code)
    ]
    if groups or verb.lower_ in _HAVING:
        return bool(groups)
    is_military = any(m.kind == "military" for m in named)
    return is_military or bool(_MILITARY.search(" ".join(t.text for t in subject.subtree)))


def _named_in(start: int, end: int, reading: SentenceReading) -> bool:
    return any(start <= m.start and m.end <= end for m in reading.parsed.parties)


def _belongs_to_army(noun: Token) -> bool:
    """ "members of the armed forces", "men from the 5th brigade"."""
    phrases = (
        " ".join(t.text for t in syntax.phrase_tokens(o))
        for o in syntax.prepositional_objects(noun, "of", "from", "with", "in")
    )
    return any(_MILITARY.search(phrase) or re.search(r"\bforces$", phrase) for phrase in phrases)


def _is_aircraft(term: EventTerm, reading: SentenceReading) -> bool:
    if term.lemma != "fighter" or not _AIRCRAFT.search(reading.sentence.text):
        return False
    return not any(reading.lexicon.is_group(m.code) for m in reading.parsed.parties)
