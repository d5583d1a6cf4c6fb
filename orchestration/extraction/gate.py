"""The gate before the parser: which claim types a sentence may hold, judged by its words alone.

Must be cheap and may err only by letting too much through.
"""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.records import ClaimType
from orchestration.extraction.scanning import ScannedSentence
from orchestration.extraction.transfer_items import may_be_arms
from orchestration.extraction.transfer_references import refers_to_a_deal

# All of these are put to the sentence in lower case: letters of either case cost three times as much.
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|"
    r"hundreds?|thousands?|dozens?|scores|several|couple|few|half)\b"
)
_SANCTION = re.compile(
    r"sanction|embargo|blacklist|blocklist|freez|froze|travel ban|visa (?:ban|restriction)|designat|delist|"
    r"export (?:control|ban|restriction)|licen[cs]e requirement|import ban|entit(?:y|ies) list|restrictive measures|"
    r"blocked property|general licen[cs]e|price cap|oil ban|"
    r"(?:measures?|order|actions?|package|penalties) (?:also |would |will )*(?:target|hit|includ|cover|nam|prohibit|"
    r"ban|bar|freez|block|restrict)|"
    r"\b(?:bans?|bann(?:ed|ing)|barr(?:ed|ing)|forbids?|forbidden|prohibit\w*|listed|de-?listed|blacklist\w*|penalties)\b|"
    r"(?:welcom|commend|applaud|appreciat)\w* [^.;]{0,90}(?:actions?|steps?|measures)\b|"
    r"(?:block|halt|suspend|restrict|stop|limit)(?:s|ed|p?ing)?\b[^.;]{0,60}\b(?:imports?|exports?|trade|transit|goods|"
    r"buying|selling|doing)\b|restricted list|"
    r"\bpublish\w* [^.;]{0,40}\bnames? of\b|\bunblock\w*|\bidentified pursuant|under the destinations? of\b|"
    r"\blists? of\b|\bterrorist"
)
# "Another 30 were wounded", "its losses at 900 dead" and "about 300 of them" go on from the sentence before.
_GOES_ON = re.compile(
    r"\b(?:another|a further|others?|more)\b[^.;]{0,40}\b(?:killed|wounded|injured|missing|captured|died|hurt|"
    r"deployed|sent|stationed|withdrawn|mobili[sz]ed)\b|"
    r"\bof (?:them|whom)\b|"
    r"\b(?:losses|toll|dead|wounded|casualties|killed|prisoner|captured|lost|died|perished|contributes?|offered)\b"
)
_LONE_LOSS = re.compile(
    r"\b(?:an?|another|one)\b[^.;]{0,60}\b(?:killed|wounded|injured|missing|captured|died|dead|hurt|kidnapped)\b|"
    r"\b(?:kill|wound|injur|captur|kidnapp)\w*\s+(?:an?|another|one)\b"
)
_JOINING = frozenset(
    "fight fights fighting fought join joins joined joining enlist enlisted recruit recruited recruits recruiting gone went "
    "travelled traveled travelling traveling volunteered".split()
)
_ARMING = frozenset(
    "arm arming armed rearm rearming rearmed equip equips equipped equipping outfitted outfitting".split()
)


def _group_members(lexicon: Lexicon) -> set[str]:
    """Names of armed groups that count their members: "31 Houthis", "hundreds of Taliban"."""
    names = (t.term for t in lexicon.party_terms if t.kind == "name" and lexicon.is_group(t.code))
    return {name.lower() for name in names if name.lower().endswith(("s", "taliban")) and name.isalpha()}


_ALONE = frozenset({"a", "an", "one", "another"})


class SentenceGate:
    """Built once from a lexicon; asked for every sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._transfers = frozenset(lexicon.transfers.verbs) | frozenset(lexicon.transfers.nouns)
        personnel = lexicon.troops.frames("personnel", "personnel_role", "personnel_weak", "unit")
        heads = {form.split()[0] for form in personnel if " of " in form}
        self._personnel = frozenset(form.split()[-1] for form in personnel) | heads | _group_members(lexicon)
        self._sanctions = frozenset(lexicon.sanctions.frames("measure", "sanctions"))
        self._sanction_phrases = [form for form in self._sanctions if " " in form]

    def claim_types_of(self, scanned: ScannedSentence) -> list[ClaimType]:
        """The claim types worth looking for in a sentence."""
        text = scanned.sentence.text
        if text.rstrip("\"'”’)").endswith("?"):
            return [ClaimType.ARMS_TRANSFER] if self._may_hold_transfer(scanned, set()) else []
        lowered = text.lower()
        words = set(_WORD.findall(lowered))
        words |= {part for word in words if "-" in word for part in word.split("-")}
        found = []
        if self._may_hold_transfer(scanned, words):
            found.append(ClaimType.ARMS_TRANSFER)
        if self._may_hold_count(scanned, lowered, words):
            found.append(ClaimType.TROOP_COUNT)
        if words & self._sanctions or self._has_sanction_phrase(lowered) or _SANCTION.search(lowered):
            found.append(ClaimType.SANCTION)
        return found

    def _has_sanction_phrase(self, lowered: str) -> bool:
        return any(phrase in lowered for phrase in self._sanction_phrases)

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

    def _may_hold_count(self, scanned: ScannedSentence, lowered: str, words: set[str]) -> bool:
        """Whether people in arms, or what befalls them, are named with a count, or as a single one."""
        if not (words & self._personnel or words & _JOINING or _GOES_ON.search(lowered)):
            return False
        if not _NUMBER.search(lowered):
            return bool(words & _ALONE) and bool(_LONE_LOSS.search(lowered))
        return bool(words & _ALONE) or any(quantity.currency is None for quantity in scanned.quantities)
