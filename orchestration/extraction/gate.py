"""The gate before the parser: which claim types a sentence may hold, judged by its words alone.

Must be cheap and may err only by letting too much through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.records import ClaimType
from orchestration.extraction.sanction_gate import SanctionGate
from orchestration.extraction.scanning import ScannedSentence
from orchestration.extraction.transfer_items import may_be_arms
from orchestration.extraction.transfer_references import refers_to_a_deal
from orchestration.extraction.troop_gate import CountGate

# All of these are put to the sentence in lower case: letters of either case cost three times as much.
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ARMING = frozenset(
    "arm arming armed rearm rearming rearmed equip equips equipped equipping outfitted outfitting".split()
)


class SentenceGate:
    """Built once from a lexicon; asked for every sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._transfers = frozenset(lexicon.transfers.verbs) | frozenset(lexicon.transfers.nouns)
        self._counts = CountGate(lexicon)
        self._sanctions = SanctionGate(lexicon)

    def worth_a_parse(
        self, sentences: Iterable[ScannedSentence]
    ) -> list[tuple[ScannedSentence, list[ClaimType]]]:
        """The sentences of a document that may hold claims, with their types; a deal is taken up only where arms are told of."""
        found = [(sentence, self.claim_types_of(sentence)) for sentence in sentences]
        if not any(
            ClaimType.ARMS_TRANSFER in types and not self._only_takes_up(sentence)
            for sentence, types in found
        ):
            found = [(s, [t for t in types if t is not ClaimType.ARMS_TRANSFER]) for s, types in found]
        return [(sentence, types) for sentence, types in found if types]

    def claim_types_of(self, scanned: ScannedSentence) -> list[ClaimType]:
        """The claim types worth looking for in a sentence."""
        text = scanned.sentence.text
        if text.rstrip("\"'”’)").endswith("?"):
            return [ClaimType.ARMS_TRANSFER] if self._may_hold_transfer(scanned, set()) else []
        lowered = text.lower()
        words = _words_of(lowered)
        found = []
        if self._may_hold_transfer(scanned, words):
            found.append(ClaimType.ARMS_TRANSFER)
        if self._counts.may_hold_count(scanned, lowered, words):
            found.append(ClaimType.TROOP_COUNT)
        if self._sanctions.may_hold_sanction(lowered, words):
            found.append(ClaimType.SANCTION)
        return found

    def _only_takes_up(self, scanned: ScannedSentence) -> bool:
        """Whether a sentence names no arms and arms nobody: "the contract is worth 30 million dollars"."""
        return not scanned.weapons and _ARMING.isdisjoint(_words_of(scanned.sentence.text.lower()))

    def _may_hold_transfer(self, scanned: ScannedSentence, words: set[str]) -> bool:
        """Whether arms are named with a word that hands over or in a list, or a deal in arms is taken up again."""
        if not scanned.weapons:
            return bool(words & _ARMING) or (scanned.has_arms and refers_to_a_deal(scanned.sentence.text))
        if not (
            scanned.opener is not None
            or words & self._transfers
            or words & _ARMING
            or refers_to_a_deal(scanned.sentence.text)
        ):
            return False
        return any(may_be_arms(weapon, scanned, scanned.document.text) for weapon in scanned.weapons)


def _words_of(lowered: str) -> set[str]:
    """The words of a text in lower case, and the parts of those with hyphens."""
    words = set(_WORD.findall(lowered))
    words |= {part for word in words if "-" in word for part in word.split("-")}
    return words
