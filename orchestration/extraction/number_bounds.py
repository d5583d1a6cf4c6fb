"""The words around a number that bound it: "at least", "up to", "or so".

What the number is worth, whether it is money and whether it is a count at all is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.records import Qualifier

_DEGREE = r"(?:(?:slightly|well|far|significantly|much|considerably|just|a little|little|substantially)\s+)?"
_ADDED = (
    r"(?:another|additional|further|extra|a further|an additional|an extra|a total of|a combined|a record)"
)
_ABOUT = (
    r"about|around|roughly|some|nearly|almost|approximately|approx\.?|an estimated|estimated at|estimated|close to"
    r"|nearing|circa|perhaps|probably|maybe|in the region of|(?:on|in) the order of|an approximate"
)
_AT_LEAST = (
    rf"{_DEGREE}(?:more|greater|higher) than|{_DEGREE}over|at least|at the very least|upwards? of"
    r"|not? (?:fewer|less) than|in excess of|exceed(?:ing|s|ed)?|surpass(?:ing|es|ed)?"
    r"|topp(?:ing|ed)|ha(?:s|ve|d) (?:now )?passed|(?<!bare )(?:a )?minimum(?: of)?"
    rf"|north of|{_DEGREE}above"
)
_AT_MOST = (
    rf"up to|{_DEGREE}(?:fewer|less) than|as (?:many|much) as|not? more than|{_DEGREE}under|at (?:the )?most"
    rf"|(?:a )?maximum of|not exceeding|{_DEGREE}below|as high as"
    r"|capp?(?:ed|s|ing)? at|limit(?:ed|s|ing)? (?:it|them|the number )?to|a ceiling of"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<about>{_ABOUT}))"
    rf"\s+(?:(?:{_ADDED}|{_ABOUT}|a)\s+)*$"
)
_ADDED_BEFORE = re.compile(rf"(?<![\w-])(?:{_ADDED}\s+)+$")
_AFTER = re.compile(
    r"(?P<at_least>\s+or\s+more\b|[- ]plus\b|\+|\s+at\s+(?:the\s+)?least\b|\s+and\s+counting\b)"
    r"|(?P<about>\s+or\s+(?:so|thereabouts)\b)|(?P<at_most>\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b)"
)
# "handed over 30 tanks": the particle of a verb, no bound.
_PARTICLE_VERB = re.compile(
    r"(?:hand|turn|sign|carry|carried|pass|tak|took|bring|brought|sen[dt]|giv|gave)\w*(?:\s+it)?\s+$"
)
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound and where its wording starts or ends; `qualifier` is None for mere additions ("another 300")."""

    qualifier: Qualifier | None
    position: int


def bound_before(lowered: str, start: int, *, is_small: bool) -> Bound | None:
    """The bound that ends right before `start`; `is_small` for counts that a mere "over" or "under" does not bound."""
    window = max(0, start - _WINDOW)
    match = _BEFORE.search(lowered, window, start)
    if match and not _is_preposition(match, lowered, is_small=is_small):
        return Bound(Qualifier(match.lastgroup or ""), match.start())
    added = _ADDED_BEFORE.search(lowered, window, start)
    return Bound(None, added.start()) if added else None


def bound_after(lowered: str, end: int) -> Bound | None:
    """The bound that starts right after `end`."""
    match = _AFTER.match(lowered, end)
    return Bound(Qualifier(match.lastgroup or ""), match.end()) if match else None


def _is_preposition(match: re.Match[str], lowered: str, *, is_small: bool) -> bool:
    word = match[match.lastgroup or 0].split()[-1]
    if word not in ("over", "under", "above", "below"):
        return False
    return is_small or (
        word == "over" and bool(_PARTICLE_VERB.search(lowered, max(0, match.start() - 20), match.start()))
    )
