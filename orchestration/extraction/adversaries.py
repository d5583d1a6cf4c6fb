"""Whom a document speaks of as enemies of each other: "Russia's invasion of Ukraine", "against Iranian aggression".

Who is at war with the party that arms reach is not the one who gives them, unless the text says so itself.
"""

from __future__ import annotations

import re
from collections import Counter

from orchestration.extraction.context import DocumentContext

_DEEDS = (
    r"invasion|aggression|(?<!civil )wars?|onslaught|attacks?|assaults?|offensives?|threats?|provocations?|invaders?|"
    r"occupation|occupiers?|aggressors?|attackers?|air ?strikes?|bombardments?|shelling|advances?|annexation|threatens"
)
_FIGHTS = (
    r"(?<!sanctions )against|invad\w+|attack(?:s|ed|ing)?|repel\w*|defeat\w*|deter(?:s|red|ring)?|counter\w*|"
    r"confront\w*|fight(?:s|ing)?|fought|bomb(?:s|ed|ing|ards?|arded)?|shell(?:s|ed|ing)?|annex\w*|occup\w+|struck|"
    r"enem(?:y|ies)|conflict"
)
_NO_EPITHET = r"(?!(?:after|of|in|on|at|the|and|to|for|from|that|with|by|as|was|were|is|are|has|have|will)\b)"
_HOSTILE = re.compile(rf"\b(?:{_DEEDS}|{_FIGHTS})\b", re.I)
_DEED_OF = re.compile(rf"^(?:['’]s?)?\s(?:{_NO_EPITHET}[\w-]+,?\s(?:and\s)?){{0,3}}?(?:{_DEEDS})\b", re.I)
_NOT_BETWEEN = re.compile(
    r"[.;\n]|\s[-–—]\s|\b(?:who|support\w*|help\w*|aid\w*|back\w*|alongside|allies|joined|sanctions)\b", re.I
)
_REACH = 60
_OFTEN = 2


def adversaries(context: DocumentContext, party: str | None) -> frozenset[str]:
    """The parties that the document tells of as fighting a party, and those whose aggression it names more than once."""
    text = context.document.text
    aggressors: Counter[str] = Counter()
    found: set[str] = set()
    for mention, following in zip(context.parties, [*context.parties[1:], None], strict=True):
        if _DEED_OF.match(text[mention.end : mention.end + _REACH]):
            aggressors[mention.code] += 1
        if following is None or following.start - mention.end > _REACH:
            continue
        pair = {mention.code, following.code}
        between = text[mention.end : following.start]
        if party in pair and _HOSTILE.search(between) and not _NOT_BETWEEN.search(between):
            found |= pair
    found |= {
        code
        for code, times in aggressors.items()
        if times >= _OFTEN and times * 5 >= context.counts[code] and code in context.lexicon.state_codes
    }
    return frozenset(found - {party})
