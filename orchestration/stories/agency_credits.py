"""Which news agencies a text is credited to: datelines, bylines, tail lines, credits in the page's own metadata.

"Reuters reported that ..." is a citation, not a credit: somebody wrote that text and read the agency.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_HEAD_LETTERS = 250
_TAIL_LETTERS = 400
# The line that ends what is written at Reuters, whoever prints it.
_REUTERS_TAIL = re.compile(
    r"(?:\(|^)(?:Additional )?[Rr]eporting by [^()\n]{3,200}?;\s*[Ee]diting by [^()\n]{3,160}\)?\s*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class AgencyTable:
    """The wordings of each agency (`codes`: wording to code) and the expressions made of them."""

    codes: Mapping[str, str]
    head: tuple[re.Pattern[str], ...]
    tail: tuple[re.Pattern[str], ...]
    anywhere: re.Pattern[str]

    @classmethod
    def from_file(cls, path: Path) -> AgencyTable:
        """The table of `agency_terms.csv` (term, agency_code). Raises FileNotFoundError where it is missing."""
        with path.open(encoding="utf-8", newline="") as file:
            return cls.from_terms({row["term"]: row["agency_code"] for row in csv.DictReader(file)})

    @classmethod
    def from_terms(cls, codes: Mapping[str, str]) -> AgencyTable:
        """The table of these wordings."""
        terms = "|".join(re.escape(term) for term in sorted(codes, key=len, reverse=True))
        listed = rf"(?P<first>{terms})(?:\s*(?:,|and|&|/|-)\s*(?:[Tt]he )?(?P<second>{terms}))?"
        return cls(
            codes=codes,
            head=tuple(re.compile(pattern, re.MULTILINE) for pattern in _head_patterns(listed)),
            tail=tuple(re.compile(pattern, re.MULTILINE) for pattern in _tail_patterns(listed)),
            anywhere=re.compile(rf"(?<!\w)(?P<first>{terms})(?!\w)"),
        )


def agency_credits(
    body: str, table: AgencyTable, *, outlet: str | None = None, credit_lines: Iterable[str] = ()
) -> frozenset[str]:
    r"""Codes of the agencies that head, tail, outlet or credit lines (authors, JSON-LD credit) name.

    >>> table = AgencyTable.from_terms({"Reuters": "reuters", "AFP": "afp"})
    >>> sorted(agency_credits("PARIS (Reuters) - It rained.\n\nAFP contributed to this report.", table))
    ['afp', 'reuters']
    >>> agency_credits("It rained, Reuters reported.", table)
    frozenset()
    """
    found: set[str] = set()
    for patterns, part in ((table.head, body[:_HEAD_LETTERS]), (table.tail, body[-_TAIL_LETTERS:])):
        for match in (match for pattern in patterns for match in pattern.finditer(part)):
            found.update(table.codes[name] for name in match.group("first", "second") if name)
    if _REUTERS_TAIL.search(body[-_TAIL_LETTERS:]) and "Reuters" in table.codes:
        found.add(table.codes["Reuters"])
    if outlet and outlet in table.codes:
        found.add(table.codes[outlet])
    for line in credit_lines:
        found.update(table.codes[match["first"]] for match in table.anywhere.finditer(line))
    return frozenset(found)


@lru_cache(maxsize=4)
def load_agency_table(path: Path) -> AgencyTable:
    """The table of a file, read once."""
    return AgencyTable.from_file(path)


def _head_patterns(listed: str) -> tuple[str, ...]:
    """Before the text: `PARIS, March 3 (Agency) -`, `[Agency]`, `/Agency/`, `Agency -`, `By Name of The Agency`, a line alone."""
    mark = rf"[(\[/]\s*(?:the )?{listed}(?:\s+[A-Z][a-z]+)?\s*[)\]/]"
    return (
        rf"^[^\n!?]{{0,80}}?{mark}\s*(?:[-–—:.]|$)",
        rf"^(?:[A-Z][\w ,./]{{2,60}}?[,.]\s+)?(?:[Tt]he )?{listed}\s*(?:[-–—:|]\s|$)",
        rf"^(?:By|Story by|Text:|Source:)\s+(?:[^\n]{{2,60}}?(?:,| of| for| /|\||-)\s*)?(?:[Tt]he )?{listed}\s*(?:$|[|/,(-])",
    )


def _tail_patterns(listed: str) -> tuple[str, ...]:
    """After the text: `(Agency)`, `Source: Agency`, `With Agency`, `Agency contributed to this report`, `© 2024 Agency`."""
    label = (
        r"(?:Sources?|Credit|Agency|[Vv]ia|[Ww]ith(?: inputs?| material| information| reporting)?(?: from| by)?|"
        r"(?:Additional )?[Rr]eporting by|Compiled from)"
    )
    return (
        rf"(?:^|(?<=[.!?\"”)])\s)[-–—]*\s*[(\[]?\s*(?:[Tt]he )?{listed}\s*[)\]]?\.?\s*$",
        rf"(?:^|[\n(\[.—–-]\s*){label}:?\s+(?:the )?{listed}\s*[)\].]*\s*$",
        rf"(?:[Tt]he )?{listed}\s+(?:has |have )?(?:also )?contributed\b",
        rf"(?:©|\(c\)|Copyright)\s*(?:\d{{4}}\s*)?(?:by\s+)?(?:[Tt]he )?{listed}\b",
    )
