"""The words for armed people: looked up at a token of the tree, phrases before single words.

Also the record of a counted noun. Whether a word means armed people in its sentence is judged elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention

_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands"})
_NOUN_POS = frozenset({"NOUN", "PROPN", "ADJ"})
_MEMBER_TERM = EventTerm("fighter", is_verb=False, frame="personnel", meaning="fighters", detail="irregular")
_PEOPLE_TERM = EventTerm("people", is_verb=False, frame="joiner", meaning="fighters", detail="irregular")


@dataclass(frozen=True)
class Personnel:
    """A number of armed people. `noun` is the word counted, or the number's own word where the noun is left out.

    `owner` is the noun that names whose they are where the counted word does not; `group_code` the group that they joined;
    `is_strength` where a unit's size is told, `is_single` where "a" or "one" counts. `beside` is the count that a number
    without noun or verb of its own is told with: "900 soldiers in Chad and 200 in Mali"; `is_level` where the number stands
    apart from the noun: "cut the number of troops to 200". `after` is the count that a left-out noun is taken from, and
    `force_code` the party that a list names with the number alone: "France sent 300 soldiers, Italy 200".
    """

    number: QuantityMention
    noun: Token
    term: EventTerm
    owner: Token | None = None
    group_code: str | None = None
    is_strength: bool = False
    is_single: bool = False
    is_level: bool = False
    beside: Personnel | None = None
    after: Personnel | None = None
    force_code: str | None = None


@dataclass(frozen=True)
class Status:
    """A status with the word that tells it, and who sends or loses the personnel where that word says it."""

    status: str
    event: Token | None
    sender: Token | None
    is_denied: bool


def troop_term(token: Token, reading: SentenceReading) -> EventTerm | None:
    """The word for armed people (or units, or people who may have joined a group) at a token; the longest phrase wins."""
    if token.lower_ in reading.lexicon.personnel_edges:
        term = _told_by_phrase(token, reading.lexicon.troops.nouns)
        if term is not None:
            return term
    if not reading.parsed.parties:
        return None
    if token.pos_ in _NOUN_POS and _is_counted(token) and _names_group(token, reading):
        return _MEMBER_TERM
    if token.pos_ in _NOUN_POS and token.lower_.endswith("s") and _names_people(token, reading):
        return _PEOPLE_TERM
    return None


def _told_by_phrase(token: Token, nouns: dict[str, EventTerm]) -> EventTerm | None:
    """The term of the longest phrase that begins or ends at a token."""
    words = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i + 1]]
    ahead = [" ".join(t.lower_ for t in token.doc[token.i : token.i + length]) for length in (4, 3)]
    for phrase in (*ahead, *(" ".join(words[i:]) for i in range(len(words)))):
        term = nouns.get(phrase)
        if term is None or not (term.frame.startswith("personnel") or term.frame in {"unit", "joiner"}):
            continue
        if token.pos_ in _NOUN_POS or phrase != token.lower_:
            return term
    return None


def is_part_of_unit(noun: Token, reading: SentenceReading) -> bool:
    """Whether the counted make up a unit that is named with them: "a force of 300 soldiers"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    term = troop_term(noun.head.head, reading)
    return term is not None and term.frame == "unit"


def counts_people(term: EventTerm | None) -> bool:
    """Whether a word may stand for counted people or their unit."""
    return term is not None and term.frame.startswith(("personnel", "unit"))


def toll_term(token: Token, reading: SentenceReading) -> EventTerm | None:
    """The word for the dead, wounded, captured or lost that is counted itself."""
    term = reading.lexicon.troops.nouns.get(token.lower_)
    if term is None or term.detail != "toll" or token.pos_ == "VERB":
        return None
    return term


def _is_counted(token: Token) -> bool:
    """Whether a number counts a noun itself: "31 Taliban", "hundreds of Houthis"."""
    if token.dep_ in {"compound", "amod", "poss", "nmod"}:
        return False
    governor = token.head.head
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and (governor.pos_ == "NUM" or governor.lower_ in _VAGUE)
    ):
        return True
    return any(c.dep_ == "nummod" for c in token.children)


def _names_group(token: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(token, token)
    return any(
        m.start <= start and m.end == end and reading.lexicon.is_group(m.code) for m in reading.parsed.parties
    )


def _names_people(token: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(token, token)
    return any(
        m.kind in {"people", "demonym"} and m.start <= start and end <= m.end for m in reading.parsed.parties
    )
