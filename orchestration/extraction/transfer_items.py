"""Whether a wording that may name a weapon means arms that can be handed over here.

"Support", "round" or "platform" need a word of arms beside them; nuclear, chemical and test objects are never handed over by accident.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.extraction.mentions import WeaponMention

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_ARMS_WORD = re.compile(
    r"\b(?:military|militarily|weapons?|weaponry|arms|arming|armed|lethal|defen[cs]e|defensive|security assistance|ammunition|munitions?|artillery|"
    r"missiles?|tanks?|fighter jets?|warplanes?|howitzers?|drones?|air[- ]defen[cs]e|Foreign Military)\b"
)
_VAGUE = re.compile(
    r"^(?:support|aid|assistance|capabilit(?:y|ies)|platforms?|equipment|shipments?|packages?|supplies|hardware|systems?|goods|kit|gear|help|deliver(?:y|ies)|"
    r"fuel|trucks?|vehicles?|software|spyware|radios?|technology|items?|materials?|components?|parts?|deals?|contracts?|aid packages?|rounds?|cargo)$", re.I
)
_NOT_HERE = re.compile(
    r"^[\s-]*(?:programs?|programmes?|launch(?:es)?|tests?|testing|strikes?|attacks?|attack|embargo(?:es)?|treaty|control|inspectors?|grade|race|"
    r"industry|factory|factories|plants?|capability|fire|crash|makers?|manufacturers?|producers?|of sanctions|of talks|of negotiations|"
    r"of annexations|pilots?|bases?|design software|control|rights|regulations?|laws?|owners?|experts?)\b", re.I
)
_MASS_DESTRUCTION = re.compile(r"\b(?:nuclear|chemical|biological|atomic)\b", re.I)
_AIRCRAFT = re.compile(r"\b(?:jets?|aircraft|warplanes?|air force|stealth|fifth[- ]generation|squadrons?|[A-Z]{1,3}-\d+)\b", re.I)
_NEAR = 60


def is_arms(weapon: WeaponMention, reading: SentenceReading) -> bool:
    """Whether the mention names arms, ammunition or military aid that could pass from hand to hand."""
    text = reading.context.document.text
    start, end = reading.sentence.start, reading.sentence.end
    if _NOT_HERE.match(text[weapon.end : min(end, weapon.end + 24)]):
        return False
    if _MASS_DESTRUCTION.search(text[max(start, weapon.start - 12) : weapon.end]):
        return False
    if weapon.text.lower() in {"fighter", "fighters"} and not _AIRCRAFT.search(reading.sentence.text):
        return False
    if _VAGUE.match(weapon.text):
        around = text[max(start, weapon.start - _NEAR) : min(end, weapon.end + _NEAR)]
        return bool(_ARMS_WORD.search(around))
    if weapon.needs_context:
        return bool(_ARMS_WORD.search(reading.sentence.text.replace(weapon.text, " ")) or _strong_neighbours(weapon, reading))
    return True


def _strong_neighbours(weapon: WeaponMention, reading: SentenceReading) -> bool:
    return any(w is not weapon and not w.needs_context and not _VAGUE.match(w.text) for w in reading.parsed.weapons)
