"""Cutting the text of a list into its entries, so that a damaged one costs itself only.

Knows tags, comments and CDATA sections, nothing else of XML; linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CDATA_OPEN, _CDATA_CLOSE = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where an entry lies in the text; `is_closed` is False where the text or the next entry began before its end tag."""

    start: int
    end: int
    is_closed: bool


def split_entries(text: str, tag: str) -> Iterator[EntryPlace]:
    """The places of the elements named `tag` (with its prefix, as written), in order.

    >>> [place.is_closed for place in split_entries("<r><item>1</item><item>2<item>3</item><item>4", "item")]
    [True, False, True, False]
    """
    token = re.compile(rf"<!--|<!\[CDATA\[|<(/?){re.escape(tag)}(?=[\s/>])[^<>]*?(/?)>", re.IGNORECASE)
    sections = _HiddenSections(text, tag)
    start: int | None = None
    place = 0
    while match := token.search(text, place):
        place = match.end()
        if match[1] is None:
            place, is_closed = sections.end_of(place, match.group())
            if not is_closed and start is not None:
                yield EntryPlace(start, place, is_closed=False)
                start = None
            continue
        if start is not None:
            yield EntryPlace(start, place if match[1] else match.start(), is_closed=bool(match[1]))
        start = None if match[1] else match.start()
        if start is not None and match[2]:
            yield EntryPlace(start, place, is_closed=True)
            start = None
    if start is not None:
        yield EntryPlace(start, len(text), is_closed=False)


class _HiddenSections:
    """Finds the ends of comments and CDATA sections, each end mark once: openings alone take no longer."""

    def __init__(self, text: str, tag: str) -> None:
        self._text = text
        self._end_tag = re.compile(rf"</{re.escape(tag)}\s*>", re.IGNORECASE)
        self._close = 0

    def end_of(self, place: int, opening: str) -> tuple[int, bool]:
        """Where the comment or section opened before `place` ends, and whether it hides no end of its entry.

        A section that holds its entry's end tag and then another opening was not closed: it ends behind that end tag.
        """
        if opening == "<!--":
            end = self._text.find("-->", place)
            return (end + 3 if end >= 0 else len(self._text)), True
        close = self._next_close(place)
        reopened = self._text.find(_CDATA_OPEN, place, close)
        if reopened >= 0 or close == len(self._text):
            closing = self._end_tag.search(self._text, place, reopened if reopened >= 0 else close)
            if closing:
                return closing.end(), False
        return min(close + len(_CDATA_CLOSE), len(self._text)), True

    def _next_close(self, place: int) -> int:
        if self._close < place:
            found = self._text.find(_CDATA_CLOSE, place)
            self._close = found if found >= 0 else len(self._text)
        return self._close
