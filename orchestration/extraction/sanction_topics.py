"""What a whole document tells about its sanctions: who imposes them and whom they hit, where a sentence leaves it open.

Counts wordings in the document's text; reads no tree.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.extraction.context import DocumentContext
    from orchestration.extraction.mentions import PartyMention

# Before "sanctions", the plain name of these tells who imposes; that of another country tells whom they hit.
USUAL_IMPOSERS = frozenset({"USA", "EU", "UN", "GBR", "CAN", "AUS", "CHE", "JPN", "G7", "NZL"})
_ABOUT_SANCTIONS = re.compile(
    r"\bsanction(?:s|ed|ing)?\b|\bembargo|asset freeze|travel bans (?:on|against)|restrictive measures|"
    r"Special Economic Measures|Magnitsky|OFAC\b|Foreign Assets Control|Entity List|export control|blacklist|"
    r"Specially Designated|visa restrictions? (?:on|against|pursuant)",
    re.I,
)
_GOVERNING = frozenset({"government", "ministry", "agency", "seat", "capital", "leader"})
_MEASURE_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:(?!on\b|and\b|the\b|to\b|over\b|against\b)[\w-]+\s+){0,3}?(?:sanctions?|"
    r"embargo|blacklist|entity list|asset freeze|"
    r"export controls?)\b",
    re.I,
)
_NAME_AND_MEASURE = re.compile(r"\s+(?:sanctions?|embargo)\b", re.I)
_ACT_AFTER = re.compile(
    r"[^.;:]{0,60}?\b(?:sanctioned|sanctioning|imposed|imposing|impose|designat\w+|blacklist\w+|"
    r"embargo|lift(?:ed|ing)?)\b",
    re.I,
)
_HIT_BEFORE = re.compile(
    r"\b(?:sanctions?|embargo|export controls|measures|restrictions)\s+(?:\w+\s+)?(?:on|against|"
    r"targeting|imposed on|upon)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,2}$",
    re.I,
)
_AMERICAN_ACT = re.compile(
    r"\bExecutive Order\b|\bE\.O\. ?\d|\bOFAC\b|Export Administration Regulations|Foreign Assets Control|"
    r"(?<!unreliable )\bEntity List\b|Magnitsky|\bCAATSA\b"
)
_SANCTION = re.compile(r"[^.;]{0,80}\bsanction", re.I)


def tells_of_sanctions(context: DocumentContext) -> bool:
    """Whether a document speaks of sanctions at all, so that bans, listings and designations in it are such."""
    return _ABOUT_SANCTIONS.search(context.document.text) is not None


def document_imposer(context: DocumentContext) -> str | None:
    """The authority whose sanctions the document is about; None where it names none."""
    return context.once(_imposer_most_told)


def _imposer_most_told(context: DocumentContext) -> str | None:
    votes: Counter[str] = Counter()
    if _AMERICAN_ACT.search(context.document.text):
        votes["USA"] += 3
    if context.official_country in USUAL_IMPOSERS:
        votes[context.official_country or ""] += 2
    for mention in context.parties:
        votes[mention.code] += _imposer_vote(mention, context)
    for code, count in votes.most_common(3):
        if count > 0 and (code in USUAL_IMPOSERS or code in context.lexicon.state_codes):
            return code
    return None


def document_target(context: DocumentContext, exclude: set[str]) -> str | None:
    """The country that the document's sanctions hit, or else the one it names most; the imposers left out."""
    told = told_target(context, exclude)
    if told is not None:
        return told
    return context.dominant({*exclude, *USUAL_IMPOSERS, *(set(context.counts) - context.lexicon.state_codes)})


def told_target(context: DocumentContext, exclude: set[str]) -> str | None:
    """The country that stands most often behind "sanctions on", or before "sanctions" by its plain name."""
    votes: Counter[str] = Counter()
    text = context.document.text
    for mention in context.parties:
        if mention.code in exclude or mention.code not in context.lexicon.state_codes:
            continue
        is_behind = _HIT_BEFORE.search(text, max(0, mention.start - 60), mention.start) is not None
        is_before = mention.kind == "name" and mention.code not in USUAL_IMPOSERS
        if is_behind or (is_before and _NAME_AND_MEASURE.match(text, mention.end)):
            votes[mention.code] += 1
    best = votes.most_common(1)
    return best[0][0] if best else None


def _imposer_vote(mention: PartyMention, context: DocumentContext) -> int:
    text = context.document.text
    usual = mention.code in USUAL_IMPOSERS
    is_plain = mention.kind in {"name", "capital"} and not text.startswith(("'s", "’s"), mention.end)
    is_hit = _HIT_BEFORE.search(text, max(0, mention.start - 60), mention.start) is not None
    is_far = mention.kind in {"demonym", "people"} and not _NAME_AND_MEASURE.match(text, mention.end)
    if not usual and (is_plain or is_hit or is_far):
        return 0
    if _MEASURE_AFTER.match(text, mention.end):
        return 3 if usual else 1
    if (
        usual
        and mention.kind in _GOVERNING | {"name", "abbreviation"}
        and _ACT_AFTER.match(text, mention.end)
    ):
        return 2
    return (
        1 if usual and (mention.kind in {"agency", "ministry"} or _SANCTION.match(text, mention.end)) else 0
    )
