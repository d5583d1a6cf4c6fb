"""Whom a document speaks of as an enemy: "Russia's invasion", "against Iran", "North Korean aggression".

An enemy of the party that arms reach is not the one who gives them, unless the text says so itself.
"""

from __future__ import annotations

import re
from collections import Counter

from orchestration.extraction.context import DocumentContext

_DEED = re.compile(
    r"^(?:['’]s?)?\s(?:[\w-]+,?\s){0,4}?(?:invasion|aggression|war|wars|onslaught|attacks?|assaults?|offensives?|"
    r"threats?|provocations?|invaders?|occupation|aggressors?|attackers?|air ?strikes?|bombardments?|shelling|"
    r"positions|advance|lines|drones and missiles|missile and drone)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:(?<!sanctions )against|invaded by|attacked by|repel|defeat|deter|counter|countering|confront|"
    r"at war with|war with|war on|threats? (?:from|by|posed by)|attacks? (?:from|by)|invasion by)\s"
    r"(?:the\s|an?\s)?(?:[\w-]+\s)?$",
    re.I,
)
_OFTEN = 2
_SHARE = 0.2


def adversaries(context: DocumentContext) -> frozenset[str]:
    """The parties that the document names as an enemy more than once."""
    text = context.document.text
    hostile = Counter(
        m.code
        for m in context.parties
        if _DEED.match(text[m.end : m.end + 60]) or _AGAINST.search(text[max(0, m.start - 40) : m.start])
    )
    return frozenset(
        code for code, times in hostile.items() if times >= _OFTEN and times >= _SHARE * context.counts[code]
    )
