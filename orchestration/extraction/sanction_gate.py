"""Whether a sentence may tell of sanctions, judged by its words before any parse; must be cheap.

Each question here is one that the readers of sanctions put to the tree in a narrower form.
"""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import Lexicon

# Put to the sentence in lower case: letters of either case cost three times as much.
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
_LISTING = frozenset({"list", "lists", "blacklist", "blacklists", "blocklist", "blocklists"})
_PUTTING = frozenset(
    "add added adds adding place placed places placing put puts putting hit hits hitting slap slapped slaps slapping subject "
    "subjected remove removed removes removing take takes took taken taking strike struck drop dropped".split()
)
_GOING_ON = frozenset(
    "measures measure order action actions package penalties restrictions step steps sanctions".split()
)
_NOTICES = frozenset(
    "listed publish publishes published publishing destination destinations licence licences license licenses waiver "
    "waivers".split()
)
_HIT = frozenset(
    "assets asset funds accounts reserves property persons from exports export imports import sales sale shipments shipment "
    "purchases purchase oil crude gas coal gold goods trade trading transactions transaction dealings flights flight "
    "investments investment chips chip semiconductors semiconductor software minerals mineral steel iron diamonds diamond "
    "petroleum seafood fruit fruits vegetable vegetables meat food wine product products grain fish transit equipment".split()
)


class SanctionGate:
    """Built once from a lexicon; asked for every sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        vocabulary = lexicon.sanctions
        self._measures = frozenset(vocabulary.frames("measure", "sanctions"))
        self._by_themselves = self._measures | _forms_of(lexicon, "designation", "labels") | _NOTICES
        self._by_themselves |= {
            form for form, term in vocabulary.verbs.items() if "trade" in (term.meaning, *term.detail.split())
        }
        self._by_themselves |= {form for form, term in vocabulary.nouns.items() if term.lemma == "penalty"}
        self._weak = _forms_of(lexicon, "measure_weak", "sanctions_weak")
        self._beside_weak = _HIT | _forms_of(lexicon, "measure_modifier")

    def may_hold_sanction(self, lowered: str, words: set[str]) -> bool:
        """Whether a measure is named, or put on somebody, in words that a sanction may be told with."""
        if not self._names_measure(words):
            return False
        return bool(words & self._measures) or _SANCTION.search(lowered) is not None

    def _names_measure(self, words: set[str]) -> bool:
        if words & self._by_themselves or words & _GOING_ON:
            return True
        if words & self._weak and (
            words & self._beside_weak or any(word.startswith("technolog") for word in words)
        ):
            return True
        return bool(words & _PUTTING and words & _LISTING)


def _forms_of(lexicon: Lexicon, *frames: str) -> frozenset[str]:
    return frozenset(lexicon.sanctions.frames(*frames))
