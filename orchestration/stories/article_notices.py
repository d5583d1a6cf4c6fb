"""What a text says of itself: that it was retracted or corrected, or is hardly there any more.

A report on somebody else's retraction is none: the words have to stand where notices stand and be about this text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_OWN = r"(?:article|story|report|item|post|page|piece|news item|content|interview|video|text|version|dispatch|alert)"
_TITLE = re.compile(
    r"^\W*(?P<kind>retraction|retracted|withdrawn|story withdrawn|kill(?:ed)? notice|story removed|correction|corrected|"
    r"clarification)\b\s*(?:[:\-–—|\])]|$)",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"[(\[–—-]\s*(?P<kind>retracted|withdrawn|corrected|correction)\s*[)\]]?\s*$", re.IGNORECASE
)
_RETRACTED = re.compile(
    rf"\b(?:this|the above|the earlier|the previous|our|an earlier)\s+{_OWN}\s+(?:has been|was|is|had been)\s+"
    r"(?:retracted|withdrawn|unpublished|taken down|pulled|deleted|removed)\b"
    rf"|\bwe (?:have |are )?(?:retract(?:ed|ing)?|withdr(?:aw|ew|awn|awing))\s+(?:this|the|our)\s+{_OWN}\b"
    r"|^\W*(?:retraction|mandatory kill|kill notice)\s*[:.–—-]"
    rf"|\b(?:please |editors?:? )?(?:disregard|kill|do not use)\s+(?:this|the)\s+(?:\w+ )?{_OWN}\b",
    re.IGNORECASE | re.MULTILINE,
)
_CORRECTED = re.compile(
    r"^\W*(?:correction|corrections|clarification|corrects|erratum|editor[’']?s?[’']? note|update and correction)\b"
    r"[^\n:]{0,60}?[:.–—-]\s*\S"
    rf"|\b(?:this|an earlier version of this|a previous version of this|an earlier)\s+{_OWN}\s+(?:has been|was|had been)\s+"
    r"(?:corrected|amended|clarified|updated to correct|revised to correct)\b"
    rf"|\b(?:an earlier|a previous|the original|an initial)\s+version of (?:this|the)\s+{_OWN}\s+"
    r"(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misidentified|misspelled|gave|said|stated)\b"
    r"|^\W*\(?(?:corrects|corrected)\b[^\n]{3,120}?(?:paragraph|headline|figure|name|number|date|spelling|to say|to show)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_LETTERS = 600
_TAIL_LETTERS = 700
_LONGEST_QUOTE = 200
# A page that has lost nine tenths of its text and has less than a short paragraph left was emptied, not edited.
_LEFT_SHARE = 0.1
_LEFT_LETTERS = 200


class NoticeKind(StrEnum):
    """What a text says of itself."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the text says of itself, and the words that say it."""

    kind: NoticeKind
    quote: str


def find_notice(title: str, body: str) -> Notice | None:
    r"""The notice in headline, first or last words; a retraction before a correction, None where there is none.

    >>> find_notice(
    ...     "Tanks arrive", "It rained.\n\nCorrection: An earlier version gave the wrong day."
    ... ).kind.value
    'corrected'
    >>> find_notice("RETRACTED: Tanks arrive", "It rained.").kind.value
    'retracted'
    >>> find_notice("Ministry retracts statement", "The ministry has withdrawn its article on tanks.") is None
    True
    """
    from_title = _TITLE.search(title) or _TITLE_END.search(title)
    if from_title:
        is_correction = from_title["kind"].lower().startswith(("correct", "clarif"))
        return Notice(NoticeKind.CORRECTED if is_correction else NoticeKind.RETRACTED, _quote(title, 0))
    parts = (body[:_HEAD_LETTERS], body[-_TAIL_LETTERS:])
    for kind, pattern in ((NoticeKind.RETRACTED, _RETRACTED), (NoticeKind.CORRECTED, _CORRECTED)):
        for part in parts:
            if match := pattern.search(part):
                return Notice(kind, _quote(part, match.start()))
    return None


def is_emptied(before: str, after: str) -> bool:
    """Whether a body has lost nearly all of what it said: what is left is under 200 characters and under a tenth.

    >>> is_emptied("The convoy left at noon. " * 40, "This content is not available.")
    True
    """
    return len(after) < _LEFT_LETTERS and len(after) < _LEFT_SHARE * len(before)


def _quote(text: str, start: int) -> str:
    return " ".join(text[start : start + _LONGEST_QUOTE].split())
