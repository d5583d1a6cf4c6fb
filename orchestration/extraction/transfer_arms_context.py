"""Whether a word that may mean other things names arms: by what is counted, named and passed beside it.

"Tanks", "Patriot" and "mines" are arms among arms, and where states pass them to one another by number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orchestration.extraction.mentions import WeaponMention
from orchestration.extraction.records import QuantityMention

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

VAGUE = re.compile(
    r"^(?:support|aid|assistance|capabilit(?:y|ies)|platforms?|equipment|shipments?|packages?|"
    r"supplies|hardware|systems?|goods|kit|gear|help|deliver(?:y|ies)|"
    r"fuel|trucks?|vehicles?|software|spyware|radios?|technology|items?|materials?|components?|parts?|"
    r"deals?|contracts?|aid packages?|rounds?|cargo)$",
    re.I,
)
MOSTLY_ARMS = frozenset(
    {"aircraft", "ammunition", "armoured_vehicle", "artillery", "helicopter", "ship", "small_arms"}
)
_MOST_EPITHETS = 2


def is_a_surname(weapon: WeaponMention, reading: SentenceReading) -> bool:
    """As in "General Robert Abrams": a first name or title stands before it that belongs to no party or weapon."""
    token = reading.parsed.token_at(weapon.start)
    if weapon.is_generic or token.i == 0 or " " in weapon.text:
        return False
    before = token.nbor(-1)
    start, end = reading.parsed.offsets(before, before)
    known = [(m.start, m.end) for m in reading.parsed.parties]
    known += [(w.start, w.end) for w in reading.parsed.weapons if w is not weapon]
    is_known = any(first <= start and end <= last for first, last in known)
    return before.dep_ == "compound" and before.pos_ == "PROPN" and before.text.istitle() and not is_known


def is_counted_between_states(weapon: WeaponMention, reading: SentenceReading) -> bool:
    """As in "gave Ukraine 500 mines": what states and armed groups pass to one another by number is arms."""
    if weapon.is_generic and weapon.category not in MOSTLY_ARMS:
        return False
    if not weapon.is_generic and weapon.text.islower():
        return False
    first = reading.parsed.token_at(weapon.start)
    is_counted = any(_counts(q, weapon, reading) for q in reading.parsed.quantities) or any(
        c.lower_ == "single" for c in first.children
    )
    parties = {mention.code for mention in reading.parsed.parties if mention.kind not in {"company", "place"}}
    return is_counted and len(parties) > 1 and first.dep_ != "compound"


def has_strong_neighbours(weapon: WeaponMention, weapons: Sequence[WeaponMention]) -> bool:
    """Whether a mention beside it needs no others to mean arms, or is the kind of what this one names."""
    others = [w for w in weapons if w is not weapon and not VAGUE.match(w.text)]
    return any(not w.needs_context or _are_name_and_kind(w, weapon) for w in others)


def _are_name_and_kind(one: WeaponMention, other: WeaponMention) -> bool:
    """As in "Mirage jets": each says of the other that it is arms."""
    is_beside = 0 <= max(one.start, other.start) - min(one.end, other.end) <= 1
    return is_beside and one.is_generic != other.is_generic and one.category == other.category


def _counts(number: QuantityMention, weapon: WeaponMention, reading: SentenceReading) -> bool:
    """As in "12 second-hand jets": only what describes the weapon stands between its number and its name."""
    if number.currency is not None or number.end > weapon.start:
        return False
    between = reading.parsed.text_of(number.end, weapon.start)
    first, last = reading.parsed.token_at(number.number_end - 1), reading.parsed.token_at(weapon.start)
    words = re.sub(r"\w+-\w+", "", between).split()
    adjectives = {t.text for t in first.doc[first.i + 1 : last.i] if t.pos_ == "ADJ"}
    return len(between.split()) <= _MOST_EPITHETS and adjectives.issuperset(words)
