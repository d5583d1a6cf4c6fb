"""Whom or what sanctions hit: kind, country, number and names, one target for each kind of thing hit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_names import full_name_words, name_is_date, name_slot, name_tokens, names_after, numbered
from orchestration.extraction.sanction_target_kinds import kind_of_measure, kind_of_name, kind_of_word
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, document_target

from orchestration.extraction.sanction_words import is_misread_infinitive

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.sanction_actions import SanctionAction
    from orchestration.extraction.sanction_words import SanctionWord

_AIMING = frozenset(
    "targeting hitting targeted target targets hit hits aimed aiming affecting covering punishing barring prohibiting banning blocking "
    "restricting cutting limiting imposed levied slapped placed levelled directed designed".split()
)
_HUMAN_AND_FIRM = re.compile(
    r"\b(?:individuals?|people|persons?|officials?|businesspeople|oligarchs)\b[^.;]{0,30}?\b(?:and|or)\b[^.;]{0,25}?\b(?:entit(?:y|ies)|"
    r"compan(?:y|ies)|firms?|organi[sz]ations?|vessels?)\b|"
    r"\b(?:entit(?:y|ies)|compan(?:y|ies)|firms?)\b[^.;]{0,30}?\band\b[^.;]{0,25}?\b(?:individuals?|people|persons?)\b",
    re.I,
)
_INSIDE_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_PERSON_PRONOUNS = frozenset({"him", "her", "he", "she"})
_QUANTITY_WORDS = frozenset(
    "any some many most all several one two three dozens hundreds scores thousands number group groups list range series handful network "
    "couple lot slew host".split()
)
_KIND_OF_MENTION = {"leader": "individual", "people": "individual", "military": "entity", "agency": "entity", "ministry": "entity"}


@dataclass(frozen=True)
class Target:
    """One kind of thing hit by sanctions; `is_told` is False where only the document suggests it."""

    target_type: str
    country: Party | None
    number: QuantityMention | None = None
    names: tuple[Slot, ...] = field(default=())
    is_told: bool = True


def find_targets(word: SanctionWord, action: SanctionAction, reading: SentenceReading, imposers: set[str]) -> list[Target]:
    """The targets that a sanction word has; where none is told, one target of the kind that the words suggest."""
    targets: list[Target] = []
    nouns = _target_nouns(word, action)
    for noun in [*nouns, *_added_nouns(nouns)]:
        for conjunct in _listed(noun):
            target = _target_of(conjunct, reading, imposers)
            if target is not None:
                targets = _with(target, targets)
    targets = _joined(targets, reading)
    phrase = " ".join(t.text for t in syntax.phrase_tokens(word.token)) if not word.is_verb else ""
    if "arms" in phrase or "weapons" in phrase:
        targets = [t for t in targets if t.target_type != "sector"]
    if targets:
        return targets
    country = _country_elsewhere(word, reading, imposers)
    return [Target(kind_of_measure(phrase), country, is_told=False)]


def _following_noun(token: Token) -> list[Token]:
    """The head of the noun phrase right behind a word, where the tree does not tie them."""
    for following in token.doc[token.i + 1 :]:
        if following.pos_ in {"NOUN", "PROPN"} and following.dep_ not in _INSIDE_PHRASE:
            return [following]
        if following.pos_ in {"VERB", "ADP", "PUNCT"}:
            break
    return []


def _listed(noun: Token) -> list[Token]:
    """A noun and what is listed with it; in a list of names the parser takes the second one for an apposition."""
    listed = syntax.conjuncts(noun)
    if noun.pos_ != "PROPN":
        return listed
    apposed = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.conjuncts and c.i > noun.i]
    return [*listed, *(inner for c in apposed for inner in syntax.conjuncts(c))]


def _owners_of_assets(noun: Token) -> list[Token]:
    """Whose assets are frozen: they are the targets."""
    if noun.lower_ not in {"assets", "asset", "funds", "accounts", "reserves"}:
        return []
    owner = syntax.possessor_of(noun)
    return [owner] if owner is not None and owner.pos_ != "PRON" else syntax.prepositional_objects(noun, "of", "belonging")


def _added_nouns(nouns: list[Token]) -> list[Token]:
    """What follows "as well as" behind the first targets, also behind a second "on" or "against"."""
    if not nouns:
        return []
    found: list[Token] = []
    doc = nouns[0].doc
    for place in range(nouns[-1].i + 1, len(doc) - 3):
        if [t.lower_ for t in doc[place : place + 3]] == ["as", "well", "as"]:
            found += [t for t in doc[place + 3 : place + 12] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in _INSIDE_PHRASE][:1]
    for preposition in (n.head for n in nouns if n.dep_ == "pobj"):
        found += [c for other in preposition.conjuncts if other.pos_ == "ADP" for c in other.children if c.dep_ == "pobj"]
    return [n for n in found if n.i not in {t.i for t in nouns}]


def _target_nouns(word: SanctionWord, action: SanctionAction) -> list[Token]:
    if word.is_verb:
        verb = word.token
        objects = syntax.direct_objects(verb) or (_following_noun(verb) if is_misread_infinitive(verb) else []) or ([verb.head] if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"} else [])
        objects = [inner for o in objects for inner in (_owners_of_assets(o) or [o])]
        return [verb.head if o.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl" else o for o in objects]
    if action.wording.startswith("acting"):
        return syntax.direct_objects(action.token) or syntax.prepositional_objects(action.token, "at", "to", "on")
    nouns: list[Token] = []
    places = [word.token, word.head, action.token, *(t for t in syntax.ancestors(word.token) if t.pos_ == "NOUN")]
    for place in places:
        nouns += syntax.prepositional_objects(place, "on", "against", "upon", "to")
        for child in place.children:
            if child.dep_ in {"acl", "relcl", "advcl", "prep"} and child.lower_ in _AIMING:
                nouns += [o for o in syntax.direct_objects(child) if o.i != place.i]
                nouns += [c for c in child.children if c.dep_ == "pobj"]
                nouns += syntax.prepositional_objects(child, "at", "on", "against", "upon")
        nouns = [n for n in nouns if n.i != word.token.i]
        if nouns:
            return nouns
    nearest = next((t for t in word.head.doc[word.head.i + 1 :] if t.lower_ in {"on", "against"} and t.pos_ in {"ADP", "SCONJ"}), None)
    if nearest is not None:
        nouns = [c for c in nearest.children if c.dep_ == "pobj" and (kind_of_word(c.lower_) or c.pos_ == "PROPN")]
        if nouns and not any(name_is_date(n) for n in nouns):
            return nouns
    if action.token.lower_ in {"hit", "hits", "hitting", "slapped", "slaps", "slap", "target", "targeting"}:
        return [o for o in syntax.direct_objects(action.token) if o.i not in {word.token.i, word.head.i}]
    return []


def _target_of(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    noun = _beyond_quantity(noun)
    if noun.lower_ in _PERSON_PRONOUNS:
        return Target("individual", None)
    if noun.lower_ in {"it", "them", "they"}:
        return _target_of_pronoun(noun, reading, imposers)
    own, parties = _own_parties(noun, reading, imposers)
    several = len({p.code for p in parties}) > 1
    country = parties[0] if parties and not (several and own is None) else None
    if country is not None and country.code not in reading.lexicon.state_codes:
        country = None
    if own is not None:
        return _target_of_party(noun, own, reading)
    kind = kind_of_word(noun.lower_)
    if kind is None and noun.pos_ == "PROPN":
        tokens = name_tokens(noun)
        if not tokens:
            return None
        tokens, country = _without_country(tokens, country or _country_in_apposition(noun, reading), reading)
        described = next((k for c in noun.children if c.pos_ == "NOUN" and (k := kind_of_word(c.lower_))), None)
        names = (name_slot(tokens, reading),)
        return Target(described or kind_of_name(full_name_words(tokens, reading)), country, None, names)
    if kind is None:
        if country is None or noun.pos_ not in {"PRON", "NOUN"}:
            return None
        kind = "state"
    if country is None:
        country = _seat_of(noun, kind, reading, imposers)
    if kind in {"state", "sector"}:
        return Target(kind, country)
    return Target(kind, country, _number_of(noun, reading), names_after(noun, reading))


def _country_in_apposition(noun: Token, reading: SentenceReading) -> Party | None:
    """ "Ola Berg, a Norland banker": the nationality that the apposition tells."""
    for apposed in (c for c in noun.children if c.dep_ == "appos"):
        near = {reading.parsed.sentence.start + t.idx for t in (apposed, *apposed.children)}
        for mention in reading.parsed.parties:
            if mention.start in near and mention.kind in {"demonym", "people"} and mention.code in reading.lexicon.state_codes:
                return Party(mention.code, mention.start, mention.end, mention.kind)
    return None


def _without_country(tokens: list[Token], country: Party | None, reading: SentenceReading) -> tuple[list[Token], Party | None]:
    """A person's name without the country before it ("Prime Minister of Norland Ola Berg"), and that country."""
    base = reading.parsed.sentence.start
    for mention in reading.parsed.parties:
        if mention.code not in reading.lexicon.state_codes or not base + tokens[0].idx <= mention.start < base + tokens[-1].idx:
            continue
        rest = [t for t in tokens if base + t.idx >= mention.end]
        country = country or Party(mention.code, mention.start, mention.end, mention.kind)
        if mention.start == base + tokens[0].idx and len(rest) > 1 and kind_of_name([t.text for t in rest]) == "individual":
            if mention.kind != "demonym" or kind_of_name([t.text for t in tokens]) == "individual":
                return rest, country
    return tokens, country


def _target_of_party(noun: Token, own: Party, reading: SentenceReading) -> Target:
    names = name_tokens(noun)
    slots = (name_slot(names, reading),) if names else ()
    if own.code not in reading.lexicon.state_codes:
        return Target("entity", None, None, slots)
    kind = _KIND_OF_MENTION.get(own.kind, "state")
    if names and own.end is not None and reading.parsed.sentence.start + names[-1].idx >= own.end:
        kind = kind_of_name([t.text for t in names])
    return Target(kind, own, None, slots if kind != "state" else ())


def _target_of_pronoun(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    """What "it" was in the sentence before: a country, or one of its armed forces or firms."""
    before = [s for s in reading.context.document.sentences if not s.is_headline and s.end <= reading.sentence.start][-1:]
    mentions = [m for s in before for m in reading.context.parties if s.start <= m.start < s.end and m.code not in imposers]
    own = next((m for m in mentions if m.code in reading.lexicon.state_codes), None)
    if own is None:
        return Target("entity", None)
    kind = _KIND_OF_MENTION.get(mentions[0].kind, "state" if mentions[0].kind in {"name", "capital"} else "entity")
    return Target(kind, Party(own.code, own.start, own.end, own.kind))


def _beyond_quantity(noun: Token) -> Token:
    """ "some of the banks", "a group of journalists": what is counted, not the word that counts."""
    if noun.lower_ not in _QUANTITY_WORDS:
        return noun
    counted = [o for o in syntax.prepositional_objects(noun, "of") if kind_of_word(o.lower_) or o.pos_ == "PROPN"]
    return counted[0] if counted else noun


def _own_parties(noun: Token, reading: SentenceReading, imposers: set[str]) -> tuple[Party | None, list[Party]]:
    """The party that the noun itself is, and the parties that its phrase names without those of its conjuncts."""
    beside = {t.i for c in noun.children if c.dep_ in {"conj", "relcl", "appos"} for t in c.subtree}
    inside = {reading.parsed.sentence.start + t.idx for t in noun.subtree if t.i not in beside}
    found = [p for p in reading.resolver.parties_of(noun) if p.start is None and noun.pos_ == "PRON" or p.start in inside]
    if not found:
        found = [p for p in reading.resolver.parties_of(noun) if p.start is None]
    found = [p for p in found if p.code not in imposers or noun.pos_ == "PROPN"]
    own = next(
        (p for p in found if p.start is not None and reading.parsed.span_head(p.start, p.end or p.start).i == noun.i), None
    )
    return own, found


def _seat_of(noun: Token, kind: str, reading: SentenceReading, imposers: set[str]) -> Party | None:
    """ "UAE-based firms"; of goods also the country they come from or go to; of "the military" the document's country."""
    text = reading.context.document.text
    inside = {reading.parsed.sentence.start + t.idx for t in noun.subtree}
    states = [m for m in reading.parsed.parties if m.start in inside and m.code in reading.lexicon.state_codes]
    for mention in states:
        based = text.startswith(("-based", "‑based", "–based"), mention.end)
        if based or (kind == "sector" and mention.code not in imposers):
            return Party(mention.code, mention.start, mention.end, mention.kind)
    if kind == "state" or noun.lower_ in {"military", "army", "generals", "rebels", "forces"}:
        code = document_target(reading.context, imposers)
        return Party(code) if code else None
    return None


def _number_of(noun: Token, reading: SentenceReading) -> QuantityMention | None:
    start = reading.parsed.offsets(noun, noun)[0]
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= start]
    single = next((c for c in noun.children if c.lower_ in {"a", "an", "one"} and c.dep_ in {"det", "nummod"}), None)
    if single is not None and noun.tag_ == "NN":
        first, last = reading.parsed.offsets(single, single)
        return QuantityMention(first, last, Quantity(Decimal(1), Decimal(1), Qualifier.EXACT), first, last)
    if not candidates:
        return None
    between = reading.parsed.text_of(candidates[-1].end, start)
    if len(between.split()) > 5 or re.search(r"[,;:()]|\b(?:and|to|on|against|for|in|by|with)\b", between):
        return None
    return candidates[-1]


def _code(party: Party | None) -> str | None:
    return party.code if party else None


def _with(target: Target, targets: list[Target]) -> list[Target]:
    """The targets with one more; names of the same kind and country stand in one list."""
    for place, other in enumerate(targets):
        if other.target_type == target.target_type and _code(other.country) == _code(target.country):
            joined = replace(other, number=other.number or target.number, names=numbered([*other.names, *target.names]))
            if other.number is not None and target.number is not None:
                break
            return [*targets[:place], joined, *targets[place + 1 :]]
    return [*targets, target]


def _joined(targets: list[Target], reading: SentenceReading) -> list[Target]:
    """People and entities with one joint number, or with none, are one mixed target; a country told once holds for all."""
    country = next((t.country for t in targets if t.country), None)
    kinds = {t.target_type for t in targets}
    plain = [t for t in targets if t.target_type in {"individual", "entity", "vessel"}]
    numbers = [t for t in plain if t.number is not None]
    if {"individual", "entity"} <= kinds and len(numbers) < 2 and not any(t.names for t in plain[1:]) and _HUMAN_AND_FIRM.search(reading.sentence.text):
        rest = [t for t in targets if t not in plain]
        mixed = Target("mixed", next((t.country for t in plain if t.country), None), numbers[0].number if numbers else None)
        return [mixed, *rest]
    return [replace(t, country=country) if t.country is None and not t.names else t for t in targets]


def _country_elsewhere(word: SanctionWord, reading: SentenceReading, imposers: set[str]) -> Party | None:
    start = reading.parsed.offsets(word.token, word.token)[0]
    text = reading.context.document.text
    states = [m for m in reading.parsed.parties if m.code in reading.lexicon.state_codes and m.code not in imposers]
    for mention in states:
        if mention.kind == "name" and mention.code not in USUAL_IMPOSERS and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", text[mention.end : start] or "-"):
            return Party(mention.code, mention.start, mention.end, mention.kind)
    code = document_target(reading.context, imposers)
    if code is not None:
        return next((Party(m.code, m.start, m.end, m.kind) for m in states if m.code == code), Party(code))
    after = [m for m in states if m.start > start]
    before = [m for m in states if m.end <= start]
    return next((Party(m.code, m.start, m.end, m.kind) for m in (*after, *reversed(before))), None)
