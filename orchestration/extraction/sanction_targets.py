"""Whom or what sanctions hit: kind, country, number and names, one target for each kind of thing hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import QuantityMention
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_names import (
    full_name_words,
    name_slot,
    name_tokens,
    names_after,
    numbered,
)
from orchestration.extraction.sanction_records import SanctionAction, SanctionWord, Target
from orchestration.extraction.sanction_target_countries import (
    country_elsewhere,
    country_in_apposition,
    country_of_sentence,
    home_of,
    own_parties,
    seat_of,
    without_country,
)
from orchestration.extraction.sanction_target_folding import folded, of_goods
from orchestration.extraction.sanction_target_kinds import kind_of_measure, kind_of_name, kind_of_word
from orchestration.extraction.sanction_target_lists import ListedTarget, read_list
from orchestration.extraction.sanction_target_nouns import beyond_quantity, target_nouns
from orchestration.extraction.sanction_target_numbers import number_of

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_PERSONS = frozenset({"him", "her", "he", "she"})
_PRONOUNS = _PERSONS | {"it", "them", "they"}
_TRADE = frozenset("sale sales export exports shipments deliveries supply supplies trade transfers".split())
_KIND_OF_MENTION = {
    "leader": "individual",
    "people": "individual",
    "military": "entity",
    "agency": "entity",
    "ministry": "entity",
}


def find_targets(
    word: SanctionWord, action: SanctionAction, reading: SentenceReading, imposers: set[str]
) -> list[Target]:
    """The targets that a sanction word has; where none is told, one target of the kind that the words suggest."""
    found = _with_common_country(list(_listed_targets(target_nouns(word, action), reading, imposers)))
    found = [_of_surroundings(_not_of(imposers, target), reading, imposers) for target in found]
    targets = folded(found, reading)
    phrase = "" if word.is_verb else " ".join(t.text for t in syntax.phrase_tokens(word.token))
    if "arms" in phrase or "weapons" in phrase:
        targets = [t for t in targets if t.target_type != "sector"]
    return of_goods(targets, phrase) or [
        Target(kind_of_measure(phrase), country_elsewhere(word, reading, imposers), is_told=False)
    ]


def _listed_targets(nouns: Iterable[Token], reading: SentenceReading, imposers: set[str]) -> Iterator[Target]:
    """The targets of all nouns, each with those that stand in one list with it."""
    behind, heads = 0, set[int]()
    for noun in nouns:
        if noun.i < behind or _is_part_of(heads, noun):
            continue
        members, end = read_list(noun) if noun.pos_ in {"NOUN", "PROPN"} else ([], noun.i)
        behind, heads = max(behind, end), heads | {member.head.i for member in members}
        if not members:
            yield from filter(None, [_target_of(noun, reading, imposers)])
            continue
        read = _target_of_member if any(member.names for member in members) else _target_of_group
        for member in members:
            yield from _by_nationality(read(member, reading, imposers), member.head, reading)


def _by_nationality(target: Target | None, noun: Token, reading: SentenceReading) -> list[Target]:
    """One target for each nationality of a group without a number: "Norland and Sudland politicians"."""
    if target is None:
        return []
    if target.country is not None or target.number is not None or target.names:
        return [target]
    told = [p for p in own_parties(noun, reading, set())[1] if p.kind == "demonym" or p.code == "EU"]
    return [replace(target, country=party) for party in told] if len(told) > 1 else [target]


def _is_part_of(heads: set[int], noun: Token) -> bool:
    """Whether a noun only tells what a target read before is made of: "his network of firms"."""
    first = syntax.first_conjunct(noun)
    return first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.i in heads


def _target_of_member(member: ListedTarget, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """A member of a list with the names that the list tells for it."""
    if member.is_name:
        target = _target_of_noun(member.head, reading, imposers, member.names[0])
        return _described(target, member, reading) if target is not None else None
    target = _target_of_group(member, reading, imposers)
    if target is None or target.target_type in {"state", "sector"}:
        return target
    names = [name_slot(name, reading) for name in member.names if not _names_party(name, reading)]
    return replace(target, names=numbered(names))


def _target_of_group(member: ListedTarget, reading: SentenceReading, imposers: set[str]) -> Target | None:
    owned = syntax.possessor_of(member.head) is not None
    target = _target_of(member.head if owned else beyond_quantity(member.head), reading, imposers)
    return replace(target, target_type="mixed") if target is not None and member.is_mixed else target


def _described(target: Target, member: ListedTarget, reading: SentenceReading) -> Target:
    """A name with the kind and nationality that its description tells: "Norkraft, a Norland power company"."""
    if member.description is None or target.target_type not in {"individual", "entity"}:
        return target
    kind = kind_of_word(member.description.lower_)
    states = [
        p for p in reading.resolver.parties_of(member.description) if p.code in reading.lexicon.state_codes
    ]
    return replace(
        target,
        target_type=kind if kind in {"individual", "entity"} else target.target_type,
        country=target.country or (states[0] if len(states) == 1 else None),
    )


def _names_party(name: list[Token], reading: SentenceReading) -> bool:
    start = reading.parsed.offsets(name[0], name[0])[0]
    return len(name) == 1 and any(m.start == start for m in reading.parsed.parties)


def _not_of(imposers: set[str], target: Target) -> Target:
    """An authority seldom sanctions its own people: its name near a target only says who acts."""
    country = target.country
    own = country is not None and country.code in imposers and country.kind not in {"demonym", "people"}
    return replace(target, country=None) if own else target


def _of_surroundings(target: Target, reading: SentenceReading, imposers: set[str]) -> Target:
    """People, firms and ships are of the one other country that their sentence names, or else of the document's."""
    if target.country is not None or target.target_type not in {"individual", "entity", "vessel", "mixed"}:
        return target
    return replace(target, country=country_of_sentence(reading, imposers, is_named=bool(target.names)))


def _target_of(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    if noun.lower_ in _PRONOUNS:
        return _target_of_pronoun(noun, reading, imposers)
    if noun.pos_ == "NUM" or noun.lower_ == "more":
        return _target_of_number(noun, reading, imposers)
    return _target_of_noun(noun, reading, imposers)


def _target_of_noun(
    noun: Token, reading: SentenceReading, imposers: set[str], name: list[Token] | None = None
) -> Target | None:
    own, parties = own_parties(noun, reading, imposers)
    if own is not None and not _is_part_of_name(noun, own, reading):
        return _target_of_party(noun, own, reading)
    country = home_of(parties[0], reading) if len({p.code for p in parties}) == 1 else None
    kind = kind_of_word(noun.lower_)
    if name or (kind is None and noun.pos_ == "PROPN"):
        return _target_of_name(noun, country, reading, name)
    if kind is None:
        is_state = country is not None and country.code == parties[0].code
        return Target("state", country) if is_state and noun.pos_ in {"PRON", "NOUN"} else None
    country = country or seat_of(noun, kind, reading, imposers)
    if kind in {"state", "sector"}:
        if not _is_arms_trade(noun):
            return Target(kind, country)
        buyers = [
            p for o in syntax.prepositional_objects(noun.head, "to") for p in reading.resolver.parties_of(o)
        ]
        return Target("state", country or next(iter(buyers), None))
    return Target(kind, country, number_of(noun, reading), names_after(noun, reading))


def _target_of_number(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """ "sanctioned 17 officials in May and nine more in June": the noun left out is the one counted before."""
    number = next(
        (q for q in reading.parsed.quantities if _covers(q, noun, reading) and q.currency is None), None
    )
    if number is None:
        return None
    before = next(
        (
            t
            for t in reversed(noun.doc[: noun.i])
            if t.pos_ in {"NOUN", "PROPN"} and _is_plural_target(t, reading)
        ),
        None,
    )
    counted = _target_of(before, reading, imposers) if before is not None else None
    return replace(counted, number=number, names=()) if counted is not None else None


def _covers(number: QuantityMention, noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    return number.start < end and number.end >= start - 1


def _is_plural_target(noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    is_people = any(m.kind == "people" and m.start <= start and end <= m.end for m in reading.parsed.parties)
    return noun.tag_ in {"NNS", "NNPS"} and (
        is_people or kind_of_word(noun.lower_) in {"individual", "entity", "vessel"}
    )


def _is_arms_trade(noun: Token) -> bool:
    """ "banned arms sales to Norland" hits Norland, as an arms embargo does."""
    parts = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}}
    parts |= {o.lower_ for o in syntax.prepositional_objects(noun, "of")}
    return noun.lower_ in _TRADE and bool(parts & {"arms", "weapons", "weapon", "arm"})


def _is_part_of_name(noun: Token, own: Party, reading: SentenceReading) -> bool:
    """Whether a place only ends somebody's name, as in "Ola Berg Norland"."""
    tokens = name_tokens(noun)
    if own.kind not in {"place", "capital", "name"} or len(tokens) < 2 or own.start is None:
        return False
    starts_before = reading.parsed.sentence.start + tokens[0].idx < own.start
    return starts_before and kind_of_name([t.text for t in tokens]) == "individual"


def _target_of_name(
    noun: Token, country: Party | None, reading: SentenceReading, name: list[Token] | None = None
) -> Target | None:
    tokens = name or name_tokens(noun)
    if not tokens:
        return None
    shouted = next(
        (m for m in reading.context.parties if len(m.text) > 3 and m.text.upper() == noun.text), None
    )
    if shouted is not None and shouted.code in reading.lexicon.state_codes:
        return Target("state", Party(shouted.code))
    start = reading.parsed.offsets(tokens[0], tokens[0])[0]
    tokens, country = without_country(tokens, country or country_in_apposition(noun, reading), reading)
    beside = (c for c in noun.children if c.pos_ == "NOUN" and c.dep_ != "conj")
    described = next((k for c in beside if (k := kind_of_word(c.lower_))), None)
    is_firm = any(m.kind == "company" and m.start <= start < m.end for m in reading.parsed.parties)
    kind = described or ("entity" if is_firm else kind_of_name(full_name_words(tokens, reading)))
    return Target(kind, country, None, (name_slot(tokens, reading),))


def _target_of_party(noun: Token, own: Party, reading: SentenceReading) -> Target:
    if own.kind == "people":
        return _target_of_people(noun, own, reading)
    names = name_tokens(noun)
    slots = (name_slot(names, reading),) if names else ()
    if own.code not in reading.lexicon.state_codes:
        return Target("entity", home_of(own, reading), None, slots)
    kind = _KIND_OF_MENTION.get(own.kind, "state")
    if names and own.end is not None and reading.parsed.sentence.start + names[-1].idx >= own.end:
        kind = kind_of_name([t.text for t in names])
    return Target(kind, own, None, slots if kind != "state" else ())


def _target_of_people(noun: Token, own: Party, reading: SentenceReading) -> Target:
    """ "17 Norlanders" are people; "the Norlanders" stand for their country."""
    number = number_of(noun, reading)
    whole = number is None and any(c.lower_ == "the" for c in noun.children) and not list(noun.rights)
    return Target("state" if whole else "individual", own, number, names_after(noun, reading))


def _target_of_pronoun(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """What "it" was in the sentence before: a country, or one of its armed forces or firms; "he" is a person."""
    if noun.lower_ in _PERSONS:
        return Target("individual", None)
    before = [
        s for s in reading.context.document.sentences if not s.is_headline and s.end <= reading.sentence.start
    ][-1:]
    mentions = [
        m
        for s in before
        for m in reading.context.parties
        if s.start <= m.start < s.end and m.code not in imposers
    ]
    own = next((m for m in mentions if m.code in reading.lexicon.state_codes), None)
    if own is None:
        return Target("entity", None)
    kind = _KIND_OF_MENTION.get(
        mentions[0].kind, "state" if mentions[0].kind in {"name", "capital"} else "entity"
    )
    return Target(kind, Party(own.code, own.start, own.end, own.kind))


def _with_common_country(targets: list[Target]) -> list[Target]:
    """A country told once holds for all groups without a name."""
    country = next((t.country for t in targets if t.country), None)
    return [replace(t, country=country) if t.country is None and not t.names else t for t in targets]
