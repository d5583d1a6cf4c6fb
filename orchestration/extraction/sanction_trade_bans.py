"""Bans told without a word for sanctions: trade stopped, entry refused, assets frozen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import flags_of
from orchestration.extraction.sanction_records import SanctionWord
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, tells_of_sanctions

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventTerm

_TRAVEL = frozenset({"travel", "visa", "entry", "flight"})
_ENTERING = frozenset("entering entry travel travelling traveling immigrating".split())
TRADED = re.compile(
    r"^(?:exports?|imports?|sales?|shipments?|purchases?|oil|crude|gas|coal|gold|goods|trade|trading|"
    r"technolog\w+|transactions?|"
    r"dealings|flights?|investments?|chips?|semiconductors?|software|minerals?|steel|iron|diamonds?|"
    r"petroleum|seafood|fruits?|vegetables?|meat|food|wine|products?|grain|fish|transit|equipment)$",
    re.I,
)
_KEPT_FROM = frozenset(
    "entering entry travel travelling traveling using buying selling doing exporting importing receiving trading "
    "accessing".split()
)
_PLACES_OF_ENTRY = frozenset("ports port airspace territory waters soil airports country".split())
_PROPERTY = frozenset({"assets", "asset", "funds", "accounts", "reserves", "property", "persons"})
_COMMERCE = frozenset(
    "import imports export exports purchase purchases shipment shipments trade transit deliveries sales goods".split()
)


def stopped_trade(token: Token, term: EventTerm, reading: SentenceReading) -> SanctionWord | None:
    """In "Norland blocked imports from Sudland" a verb of stopping bans, in a text about sanctions; arms are not meant."""
    if "trade" not in flags_of(term) or token.pos_ != "VERB" or token.dep_ in {"amod", "acl", "relcl"}:
        return None
    if not tells_of_sanctions(reading.context):
        return None
    objects = syntax.direct_objects(token)
    in_goods = any(o.lower_ in _COMMERCE for o in objects) and not reading.parsed.weapons
    if not in_goods and not (objects and _keeps_from(token)):
        return None
    return SanctionWord(token, token, is_verb=True, action="imposed")


def is_public_ban(token: Token, lemma: str, reading: SentenceReading) -> bool:
    """Whether a verb of banning or freezing hits goods, money or people, in a text about sanctions or by a usual imposer."""
    if not _hits_something_traded(token, lemma):
        return False
    actors = {p.code for p in reading.resolver.parties_of(syntax.subject_of(token))}
    if lemma == "freeze" or bool(actors & USUAL_IMPOSERS) or tells_of_sanctions(reading.context):
        return True
    hit = {p.code for o in _refused(token) for p in reading.resolver.parties_of(o, follow_reference=False)}
    return bool(actors and hit) and actors.isdisjoint(hit)


def _refused(verb: Token) -> list[Token]:
    """The people and firms kept out: "barred 92 Norlanders", "bans entry to Norland lawmakers"."""
    objects = syntax.direct_objects(verb)
    entering = [o for o in objects if o.lower_ == "entry"]
    return [*objects, *(n for place in (verb, *entering) for n in syntax.prepositional_objects(place, "to"))]


def _hits_something_traded(token: Token, lemma: str) -> bool:
    objects = syntax.direct_objects(token)
    if lemma in {"freeze", "unblock"}:
        return any(o.lower_ in _PROPERTY for o in objects)
    if any(TRADED.match(o.lower_) and o.lower_ not in {"sale", "sales"} for o in objects):
        return True
    if any(o.lower_ in {"sale", "sales"} for o in objects):  # at home they are no matter of sanctions
        return any(syntax.prepositional_objects(place, "to") for place in (token, *objects))
    return bool(objects) and (_keeps_from(token) or _is_refused_entry(token, objects))


def _is_refused_entry(verb: Token, objects: list[Token]) -> bool:
    """As in "banned 27 ships from its ports", "bans entry to 18 lawmakers"."""
    if any(o.lower_ == "entry" for o in objects):
        return any(syntax.prepositional_objects(place, "to", "for", "of") for place in (verb, *objects))
    return any(n.lower_ in _PLACES_OF_ENTRY for n in syntax.prepositional_objects(verb, "from"))


def _keeps_from(verb: Token) -> bool:
    """Whether it is about kept somebody from entering, buying or selling."""
    return any(t.lower_ in _KEPT_FROM and t.head.lower_ == "from" for t in verb.subtree)


def is_travel_measure(word: Token) -> bool:
    """Whether a ban is on travel or entry."""
    if word.pos_ == "VERB":
        return any(t.lower_ in _ENTERING and t.head.lower_ == "from" for t in word.subtree)
    return any(child.lower_ in _TRAVEL for child in word.children)
