"""The things that a sentence may hand over: weapon wordings that mean arms here, joined where two of them name one item.

"Support", "round" or "platform" need a word of arms beside them; nuclear, chemical and test objects are
never handed over by accident.
"HIMARS missile systems" is one item, not two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.mentions import WeaponMention
from orchestration.extraction.records import Sentence
from orchestration.extraction.scanning import SentenceFindings
from orchestration.extraction.transfer_arms_context import (
    MOSTLY_ARMS,
    VAGUE,
    has_strong_neighbours,
    is_a_surname,
    is_counted_between_states,
)

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_ARMS_WORD = re.compile(
    r"\b(?:military|militarily|weapons?|weaponry|arms|arming|armed|lethal|defen[cs]e|defensive|"
    r"security assistance|ammunition|munitions?|artillery|"
    r"missiles?|tanks?|fighter jets?|warplanes?|howitzers?|drones?|air[- ]defen[cs]e|Foreign Military)\b"
)
_FIGHTERS = frozenset({"fighter", "fighters"})
_CONTAINER = re.compile(r"^(?:packages?|tranches?|shipments?|aid packages?|drawdowns?)$", re.I)
_NOT_HERE = re.compile(
    r"^[\s‑–-]*(?!(?:attack|strike|training|combat|fire)[\s-](?:helicopters?|aircraft|jets?|planes?|drones?|submarines?|"
    r"craft|boats?|fighters?|missiles?|bombers?|units?)\b)"
    r"(?:and nuclear programs?|programs?|programmes?|launch(?:es)?|tests?|testing|strikes?|"
    r"attacks?|attack|embargo(?:es)? treaty|treaty|treaties|control|inspectors?|grade|race|"
    r"resistant|protected|proof|industry|factory|factories|plants?|capability|fire|crash|"
    r"makers?|manufacturers?|producers?|"
    r"of sanctions|of talks|of negotiations|"
    r"of annexations|pilots?|bases?|operators?|operations?|training|units?|crews?|warfare|threats?|"
    r"supply chain|production|assembly|design software|control|rights|regulations?|owners?|experts?|"
    r"(?:export |transfer |trade |sales? )?(?:laws?|policy|policies|polic(?:y|ies)|rules|regulations?|"
    r"regime|controls|treaty)|initiative|act|committee|contact group|procurement agency|agency|"
    r"agencies|companies|company)\b",
    re.I,
)
_AND_SO_ON = re.compile(r"\b(?:and|or)\s+(?:other|related|associated)\s+(?:[\w-]+\s+)?$", re.I)
_MASS_DESTRUCTION = re.compile(r"\b(?:nuclear|chemical|biological|atomic)\b", re.I)
_AIRCRAFT = re.compile(
    r"\b(?:jets?|aircraft|warplanes?|air force|stealth|fifth[- ]generation|squadrons?|[A-Z]{1,3}-\d+)\b", re.I
)
_ADJACENT = re.compile(r"[\s‑–\"“”-]{0,2}|\s\(")
_MODEL = re.compile(r"\s(?:[A-Z]?\d{1,3}[A-Z]?\d?)\s")  # "Glock 21 pistols"
_EPITHET = re.compile(  # "A-29 light attack planes"
    r"\s(?!(?:and|or|nor|for|to|of|from|with|by|in|on|as|is|are|was|were|has|had|will|that|which)\b)[a-z-]+\s"
)
_PARTS_OF = re.compile(r"[\s‑–-]+(?:spare )?(?:parts|components|spares)\b")  # "F-35 parts"
_AGAINST = re.compile(r"\b(?:anti|counter)[\s‑–-]$", re.I)  # "counter-artillery"
_SALES = frozenset(
    "sale sales deal deals contract contracts purchase purchases order orders shipment shipments tranche tranches".split()
)
_HEADS_OF_THEIR_OWN = frozenset({"ammunition", "components", "engine", "sensor"})
_KINDS_OF_VEHICLE = frozenset({"aircraft", "helicopter", "drone", "ship", "armoured_vehicle"})
_DRONES = re.compile(r"\b(?:drones?|UAVs?|unmanned)\b")
HANDED_TO = re.compile(
    r"(?P<noun>\b[Ss]ales?|\b[Dd]eliver(?:y|ies)|\b[Tt]ransfers?|\b[Ee]xports?|\b[Dd]onations?|\b[Ss]hipments?)\s"
    r"(?:to|for)\s[^.;:,]{3,70}?\sof\s(?:[\w-]+\s){0,4}"
    r"$"
)
_NEAR = 60
_TAKEN_UP = 300


@dataclass(frozen=True)
class TransferItem:
    """One item of a sentence at `start:end` of the document, and the noun of the tree that heads its wording."""

    start: int
    end: int
    text: str
    category: str
    weapon_code: str | None
    head: Token

    @property
    def is_unspecified(self) -> bool:
        """Whether it names arms of no class: "weapons", "military aid", "package"."""
        return self.category == "unspecified"


def read_items(reading: SentenceReading) -> list[TransferItem]:
    """The items of a sentence in text order."""
    weapons = [w for w in reading.parsed.weapons if is_arms(w, reading) and not _is_in_a_name(w, reading)]
    runs: list[list[WeaponMention]] = []
    for weapon in weapons:
        if runs and _continues(runs[-1][-1], weapon, reading):
            runs[-1].append(weapon)
        else:
            runs.append([weapon])
    items = [_item_of(run, reading) for run in runs]
    kept = [
        item
        for index, item in enumerate(items)
        if not (index and item.is_unspecified and _only_closes_a_list(item, items[index - 1], reading))
    ]
    return [item for item in kept if not _serves_another(item, kept) and not _names_the_sale_of(item, kept)]


def _is_in_a_name(weapon: WeaponMention, reading: SentenceReading) -> bool:
    """As in "Rapid Support Forces": a word of the name of a party."""
    return any(
        p.start <= weapon.start and weapon.end <= p.end and weapon.end - weapon.start < p.end - p.start
        for p in reading.parsed.parties
    )


def _serves_another(item: TransferItem, items: Sequence[TransferItem]) -> bool:
    """As in "ammunition for the howitzers", "rounds of ammunition": it only says what the other is for or of."""
    head = syntax.first_conjunct(item.head)
    if head.dep_ != "pobj" or head.head.lower_ not in {"for", "of"}:
        return False
    others = [
        other
        for other in items
        if other is not item and other.head.i == head.head.head.i and not other.is_unspecified
    ]
    return any(head.head.lower_ == "for" or other.category == item.category for other in others)


def _names_the_sale_of(item: TransferItem, items: Sequence[TransferItem]) -> bool:
    """As in "arms sale of 40 jets": the jets are the item."""
    if not item.is_unspecified or item.head.lower_ not in _SALES:
        return False
    if any(_is_of_what_is_handed(item, other) for other in items):
        return True
    objects = [
        c for noun in syntax.prepositional_objects(item.head, "of", "for") for c in syntax.conjuncts(noun)
    ]
    return any(other.head.i == noun.i and not other.is_unspecified for noun in objects for other in items)


def _is_of_what_is_handed(item: TransferItem, other: TransferItem) -> bool:
    """As in "a sale to Norland of 20 tanks"."""
    if other.start <= item.end or other.is_unspecified:
        return False
    doc, first = item.head.doc, item.head.i + 1
    last = next((t.i for t in doc[first:] if t.idx >= other.start - _offset(item)), first)
    return HANDED_TO.fullmatch(f"{item.head.text} {doc[first:last].text} ") is not None


def _offset(item: TransferItem) -> int:
    """Where the sentence of an item starts in the document."""
    return item.end - (item.head.idx + len(item.head))


def _only_closes_a_list(item: TransferItem, before: TransferItem, reading: SentenceReading) -> bool:
    """As in "and other equipment" after a named item adds no item of its own."""
    text = reading.context.document.text[before.end : item.start]
    return not before.is_unspecified and len(text) < 40 and bool(_AND_SO_ON.search(text))


def _continues(before: WeaponMention, weapon: WeaponMention, reading: SentenceReading) -> bool:
    between = reading.context.document.text[before.end : weapon.start]
    if before.is_generic:
        return bool(_ADJACENT.fullmatch(between))
    if weapon.is_generic and weapon.category == before.category and _EPITHET.fullmatch(between):
        return True
    return bool(_ADJACENT.fullmatch(between) or _MODEL.fullmatch(between))


def _item_of(run: Sequence[WeaponMention], reading: SentenceReading) -> TransferItem:
    start, end = run[0].start, run[-1].end
    category = "drone" if _stands_for_drones(run, reading) else _category_of(run)
    if _PARTS_OF.match(reading.context.document.text, end):
        category = "components"
    named = next((w for w in run if w.weapon_code and (len(run) == 1 or w.category == category)), None)
    text = reading.context.document.text[start:end]
    return TransferItem(
        start,
        end,
        text,
        category,
        named.weapon_code if named else None,
        _head_of(start, end, reading),
    )


def _head_of(start: int, end: int, reading: SentenceReading) -> Token:
    """The noun that heads an item's wording; the last one where the tree ties the wording's parts to what follows."""
    head = reading.parsed.span_head(start, end)
    last = reading.parsed.token_at(end - 1)
    is_no_noun = head.pos_ in {"VERB", "ADJ"}
    if head.i < last.i and (head.head.i > last.i or is_no_noun) and last.pos_ in {"NOUN", "PROPN"}:
        return last
    return head


def _stands_for_drones(run: Sequence[WeaponMention], reading: SentenceReading) -> bool:
    """Whether "the aircraft" takes up drones named just before."""
    if run[-1].text.lower() != "aircraft" or len(run) > 1:
        return False
    before = reading.context.document.text[max(0, run[0].start - _TAKEN_UP) : run[0].start]
    return before.endswith("the ") and bool(_DRONES.search(before))


def _category_of(run: Sequence[WeaponMention]) -> str:
    head, first = run[-1], run[0]
    if len(run) == 1:
        return head.category
    if head.category in _HEADS_OF_THEIR_OWN:
        return head.category
    if first.category == "artillery" and head.category == "missile":
        return "missile"
    designated = next((w for w in run if not w.is_generic), None)
    if designated is not None:
        says_what = head.is_generic and head.category in _KINDS_OF_VEHICLE - {"aircraft"}
        return (
            head.category if says_what and designated.category in _KINDS_OF_VEHICLE else designated.category
        )
    return head.category if head.category not in {"unspecified", "other"} else first.category


def is_arms(weapon: WeaponMention, reading: SentenceReading) -> bool:
    """Whether the mention names arms, ammunition or military aid that could pass from hand to hand."""
    if not may_be_arms(weapon, reading.parsed, reading.context.document.text):
        return False
    if weapon.text.lower() in _FIGHTERS or _CONTAINER.match(weapon.text):
        return True
    if VAGUE.match(weapon.text):
        return reading.parsed.span_head(weapon.start, weapon.end).pos_ != "VERB"
    return not weapon.needs_context or _has_arms_context(weapon, reading)


def may_be_arms(weapon: WeaponMention, found: SentenceFindings, text: str) -> bool:
    """What `is_arms` can rule out without a tree; `text` is the document's."""
    sentence = found.sentence
    start, end = sentence.start, sentence.end
    if _NOT_HERE.match(text[weapon.end : min(end, weapon.end + 24)]):
        return False
    if _AGAINST.search(text, max(start, weapon.start - 9), weapon.start):
        return False
    if _MASS_DESTRUCTION.search(text[max(start, weapon.start - 12) : weapon.end]):
        return False
    if weapon.text.lower() in _FIGHTERS:
        named = any(w.category == "aircraft" and not w.is_generic for w in found.weapons)
        return named or bool(_AIRCRAFT.search(sentence.text))
    if _CONTAINER.match(weapon.text):
        is_named = any(not w.is_generic and not w.needs_context for w in found.weapons)
        return is_named or bool(_ARMS_WORD.search(sentence.text))
    if VAGUE.match(weapon.text):
        return bool(_ARMS_WORD.search(text[max(start, weapon.start - _NEAR) : min(end, weapon.end + _NEAR)]))
    return not weapon.needs_context or len(found.parties) > 1 or _has_arms_words(weapon, found, text)


def _has_arms_words(weapon: WeaponMention, found: SentenceFindings, text: str) -> bool:
    return bool(
        _ARMS_WORD.search(found.sentence.text.replace(weapon.text, " "))
        or has_strong_neighbours(weapon, found.weapons)
        or _among_arms(weapon, found.sentence, text)
    )


def _has_arms_context(weapon: WeaponMention, reading: SentenceReading) -> bool:
    if is_a_surname(weapon, reading):
        return False
    return _has_arms_words(
        weapon, reading.parsed, reading.context.document.text
    ) or is_counted_between_states(weapon, reading)


def _among_arms(weapon: WeaponMention, sentence: Sentence, text: str) -> bool:
    """As in "tanks" and "jets" are arms in an article that speaks of the military elsewhere."""
    if weapon.is_generic and weapon.category not in MOSTLY_ARMS:
        return False
    return bool(_ARMS_WORD.search(text, 0, sentence.start) or _ARMS_WORD.search(text, sentence.end))
