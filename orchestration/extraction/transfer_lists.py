"""Lists of arms below a line that opens them: "The package includes:" and then one item a line.

Which sentences are such lines, and what the opening line makes of them; the items themselves are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.extraction.records import Sentence

_OPENS = re.compile(
    r"\b(?:includ\w+|contain\w*|consist\w*|compris\w+|following|featur\w+|"
    r"cover\w*|among (?:them|these)|as follows|such as|made up of|(?:asked|wants?|agreed|plans|intends) to buy|"
    r"(?:ordered|requested|receives?|received|delivered|provided|donated|supplied|sent))\b.*:$",
    re.I | re.S,
)
_OF_ARMS = re.compile(
    r"\b(?:assistance|package|drawdown|weapons?|arms|military|security|equipment|capabilities|tranche|"
    r"deliver\w*|deal|sale)\b",
    re.I,
)
_GIVEN = re.compile(r"\b(?:provided|delivered|sent|received|donated|transferred)\b", re.I)
_CLOSES = re.compile(r"\b(?:is|are|was|were|has|have|will|said|says)\b.*[.!?]$", re.I | re.S)


def listed_under(sentences: Iterable[Sentence]) -> dict[int, Sentence]:
    """Start of each list line -> the line that opens its list; a full sentence ends a list."""
    found: dict[int, Sentence] = {}
    opener: Sentence | None = None
    before = ""
    for sentence in sentences:
        if sentence.is_headline:
            continue
        told, before = f"{before} {sentence.text}", sentence.text
        if sentence.text.endswith(":") and _OPENS.search(sentence.text) and _OF_ARMS.search(told):
            opener = sentence
        elif opener is not None and _CLOSES.search(sentence.text):
            opener = None
        elif opener is not None:
            found[sentence.start] = opener
    return found


def stage_of_list(opener: Sentence) -> str:
    """How far the things of a list have come: given already, or granted."""
    return "delivered" if _GIVEN.search(opener.text) else "agreed"
