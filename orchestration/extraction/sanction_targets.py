"""Whom or what sanctions hit: kind, country, number and names, one target for each kind of thing hit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.records import QuantityMention, Slot
from orchestration.extraction.resolution import Party

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_KINDS = (
    ("individual", re.compile(
        r"^(?:individuals?|persons?|people|officials?|oligarchs?|leaders?|generals?|ministers?|commanders?|businessm[ae]n|men|man|woman|women|"
        r"nationals?|citizens?|lawmakers?|judges?|members?|president|executives?|officers?|figures?|traders?|financiers?|relatives|wife|son|sons|"
        r"daughter|daughters|family|families|elites?|elite|cronies|allies|associates|brokers?|politicians?|propagandists?|hackers?|head|chief|"
        r"governors?|senators?|operatives?|smugglers?|facilitators?|militants?|settlers?|investigators?|banker|bankers|tycoons?|mayor|spokesm[ae]n|journalists?)$", re.I)),
    ("entity", re.compile(
        r"^(?:entity|entities|compan(?:y|ies)|firms?|banks?|groups?|agency|agencies|organi[sz]ations?|business(?:es)?|institutions?|"
        r"refiner(?:y|ies)|subsidiar(?:y|ies)|networks?|manufacturers?|suppliers?|producers?|importers?|exporters?|lenders?|corporations?|fund|funds|institutes?|"
        r"units?|corps|militia|militias|airlines?|insurers?|shipyards?|ports?|exchanges?|operators?|conglomerates?|enterprises?|bureau|foundation|university|universities|party|"
        r"designees|facilities|ministry|guard|guards|army|military|brigade|cartel|cartels|outlets?|broadcasters?|terminal|terminals|contractors?|front|organisation)$", re.I)),
    ("vessel", re.compile(r"^(?:vessels?|ships?|tankers?|fleet|boats?|yachts?)$", re.I)),
    ("aircraft", re.compile(r"^(?:aircraft|planes?|jets?|helicopters?)$", re.I)),
    ("sector", re.compile(
        r"^(?:sectors?|exports?|imports?|oil|gas|crude|energy|goods|technolog(?:y|ies)|coal|gold|diamonds?|steel|debt|industry|industries|trade|products?|"
        r"equipment|items?|petroleum|metals?|textiles?|seafood|flights?|services|luxury|semiconductors?|chips?|shipments?|sales|transactions?|mining|timber|fuel|"
        r"lng|uranium|cotton|tech|aviation|banking|finance|shipping|purchases)$", re.I)),
    ("state", re.compile(r"^(?:government|regime|country|nation|state|economy|republic|administration|junta|leadership|kremlin|authorities)$", re.I)),
)  # fmt: skip
_HUMAN_AND_FIRM = re.compile(r"\b(?:individuals?|people|persons?|officials?)\b[^.;]{0,30}?\b(?:and|or)\b[^.;]{0,25}?\b(?:entit(?:y|ies)|compan(?:y|ies)|firms?|organi[sz]ations?)\b|\b(?:entit(?:y|ies)|compan(?:y|ies)|firms?)\b[^.;]{0,30}?\band\b[^.;]{0,25}?\b(?:individuals?|people|persons?)\b", re.I)


@dataclass(frozen=True)
class Target:
    """One kind of thing hit by sanctions."""

    target_type: str
    country: Party | None
    number: QuantityMention | None
    names: tuple[Slot, ...] = field(default=())


def find_targets(word: Token, is_verb: bool, action: Token, reading: SentenceReading, imposers: set[str]) -> list[Target]:
    """The targets that a sanction word has; where none is told, one target of the kind that the words suggest."""
    nouns = _target_nouns(word, is_verb, action)
    targets: list[Target] = []
    for noun in nouns:
        for conjunct in syntax.conjuncts(noun):
            target = _target_of(conjunct, reading, imposers)
            if target is not None and not _same_kind(target, targets):
                targets.append(target)
    targets = _joined(targets, reading)
    if targets:
        return targets
    country = _country_elsewhere(word, reading, imposers)
    return [Target(_kind_elsewhere(reading), country, None)]


def _target_nouns(word: Token, is_verb: bool, action: Token) -> list[Token]:
    if is_verb:
        return syntax.direct_objects(word)
    nouns: list[Token] = []
    for place in (word, action, *(t for t in syntax.ancestors(word) if t.pos_ == "NOUN")):
        nouns += syntax.prepositional_objects(place, "on", "against", "upon", "targeting", "to")
        if nouns:
            return nouns
    for child in word.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"targeting", "hitting", "targeted", "aimed", "affecting", "covering", "target", "hit", "punishing", "barring", "prohibiting"}:
            nouns += syntax.direct_objects(child) or syntax.prepositional_objects(child, "at")
    if not nouns and action.lower_ in {"targeting", "target", "targeted", "hit", "hits", "hitting", "punish", "punishing"}:
        nouns += syntax.direct_objects(action)
    return nouns


def _target_of(noun: Token, reading: SentenceReading, imposers: set[str]) -> Target | None:
    parties = [p for p in reading.resolver.parties_of(noun) if p.code not in imposers]
    country = _as_country(parties[0], reading) if parties else None
    kind = next((name for name, pattern in _KINDS if pattern.match(noun.lower_)), None)
    if kind is None:
        own = next((p for p in parties if p.start is not None and reading.parsed.span_head(p.start, p.end or p.start).i == noun.i), None)
        if own is not None and reading.lexicon.is_group(own.code):
            return Target("entity", country, _number_of(noun, reading), _name(noun, reading))
        if own is not None or country is not None and noun.pos_ == "PRON":
            kind = "state"
        elif noun.pos_ == "PROPN":
            return Target(_named_kind(noun), country, None, _name(noun, reading))
        elif country is not None:
            kind = "state"
        else:
            return None
    names = _names_after(noun, reading) if kind in {"individual", "entity", "vessel"} else ()
    return Target(kind, country, _number_of(noun, reading) if kind not in {"state", "sector"} else None, names)


def _as_country(party: Party, reading: SentenceReading) -> Party:
    return party


def _named_kind(noun: Token) -> str:
    words = {t.text for t in noun.subtree}
    if words & {"Bank", "Corp", "Company", "Co", "LLC", "Ltd", "Group", "Corporation", "Inc", "JSC", "Guard", "Guards", "Organization", "Ministry", "University", "Agency", "Exchange", "Institute"}:
        return "entity"
    names = [t for t in syntax.phrase_tokens(noun) if t.pos_ == "PROPN" and t.dep_ in {"compound", "ROOT", noun.dep_}]
    return "individual" if 2 <= len(names) <= 4 and not any(t.text.isupper() for t in names) else "entity"


def _name(noun: Token, reading: SentenceReading) -> tuple[Slot, ...]:
    tokens = [t for t in noun.lefts if t.dep_ in {"compound", "flat"} and t.pos_ == "PROPN"]
    first = tokens[0] if tokens else noun
    start, end = reading.parsed.offsets(first, noun)
    text = reading.parsed.text_of(start, end)
    return (Slot("target_name", text, text, start, end),)


def _names_after(noun: Token, reading: SentenceReading) -> tuple[Slot, ...]:
    """Names in apposition: "one Russian, Artem Yamshchikov", "two firms, A and B", "including A and B"."""
    names: list[Slot] = []
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            for conjunct in syntax.conjuncts(child):
                if conjunct.pos_ == "PROPN":
                    names += _name(conjunct, reading)
        if child.dep_ == "prep" and child.lower_ in {"including", "like"}:
            for inner in child.children:
                for conjunct in syntax.conjuncts(inner):
                    if conjunct.pos_ == "PROPN":
                        names += _name(conjunct, reading)
    return tuple(Slot(s.name, s.value, s.text, s.start, s.end, position) for position, s in enumerate(names))


def _number_of(noun: Token, reading: SentenceReading) -> QuantityMention | None:
    start = reading.parsed.offsets(noun, noun)[0]
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= start]
    if not candidates:
        return None
    between = reading.parsed.text_of(candidates[-1].end, start)
    if len(between.split()) > 4 or re.search(r"[,;:()]|\b(?:and|to|on|against|for|in|by|with)\b", between):
        return None
    return candidates[-1]


def _same_kind(target: Target, targets: list[Target]) -> bool:
    return any(
        t.target_type == target.target_type and (t.country.code if t.country else None) == (target.country.code if target.country else None) for t in targets
    )


def _joined(targets: list[Target], reading: SentenceReading) -> list[Target]:
    """People and entities with one joint number, or with none, are one mixed target."""
    kinds = {t.target_type for t in targets}
    numbered = [t for t in targets if t.number is not None]
    if {"individual", "entity"} <= kinds and len(numbered) < 2 and _HUMAN_AND_FIRM.search(reading.sentence.text):
        country = next((t.country for t in targets if t.country), None)
        rest = [t for t in targets if t.target_type not in {"individual", "entity"}]
        return [Target("mixed", country, numbered[0].number if numbered else None), *rest]
    country = next((t.country for t in targets if t.country), None)
    filled = [t if t.country else Target(t.target_type, country, t.number, t.names) for t in targets]
    return filled


def _country_elsewhere(word: Token, reading: SentenceReading, imposers: set[str]) -> Party | None:
    start = reading.parsed.offsets(word, word)[0]
    after = [m for m in reading.parsed.parties if m.start > start and m.code not in imposers]
    before = [m for m in reading.parsed.parties if m.end <= start and m.code not in imposers]
    for mention in (*after, *reversed(before)):
        if mention.code in reading.lexicon.state_codes:
            return Party(mention.code, mention.start, mention.end, mention.kind)
    return None


def _kind_elsewhere(reading: SentenceReading) -> str:
    return "state"
