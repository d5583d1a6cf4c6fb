"""Splitting a text into sentences without losing a code point.

Own rules: a terminator, closing quotes and brackets, blank, and an opening that can start a sentence. An abbreviation does not
end a sentence unless a word that only starts sentences follows. No parser is asked: the scan must be cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cmdr adm brig rev hon sen rep gov pres sec st ft mt jr sr inc ltd co corp "
    "bros vs etc no nos fig vol approx est dept jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat "
    "sun u.s u.k u.n u.s.a e.u d.c a.m p.m i.e e.g ph.d l.a op cit al messrs rear vice pvt cpl spc hq km kg mi".split()
)
_STARTERS = frozenset(
    "The A An This That These Those It He She They We But And However Meanwhile In On At For According As After Before While "
    "When If Its His Her Their Our There Some Many Most Both Officials President Although Since With By".split()
)
# Each run of characters is taken whole and once: a million full stops take no longer than a million letters.
_BOUNDARY = re.compile(r"(?<![.!?…])([.!?…]++)([\"'”’)\]»]*+)(\s++)(?=[\"'“‘(\[«]*+[A-Z0-9À-ÞА-Я$€£—–-])")
_LINE_BREAK = re.compile(r"\n\s*")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘]+)$")
_LONGEST_ABBREVIATION = 24
LONGEST_SENTENCE = 2000  # code points; the longest of thousands of news sentences has 1,300
_BLANK = re.compile(r"\s")
_PAUSES = ("; ", ", ", " ")
_BULLET = re.compile(r"[\s\-–—•*·▪●◦]+")


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a text in code points, blanks around them left out; line breaks end a sentence.

    What is longer than `LONGEST_SENTENCE` comes in pieces, cut behind a semicolon, comma or blank where there is one.

    >>> ["Gen. Ola left. He came.  Twice"[s:e] for s, e in split_sentences("Gen. Ola left. He came.  Twice")]
    ['Gen. Ola left.', 'He came.', 'Twice']
    """
    position = 0
    for line in _LINE_BREAK.finditer(text):
        yield from _split_line(text, position, line.start())
        position = line.end()
    yield from _split_line(text, position, len(text))


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if not _ends_sentence(text, begin, match):
            continue
        yield from _trimmed(text, begin, match.end(2))
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        marks = (text.rfind(mark, limit - LONGEST_SENTENCE // 2, limit) for mark in _PAUSES)
        cut = next((place + 1 for place in marks if place >= 0), None)
        if cut is None:  # a word without end: its last piece may not look like a number before the next word
            blank = _BLANK.search(text, limit, end)
            cut = blank.start() if blank else end
        for piece in range(start, cut, LONGEST_SENTENCE):
            yield piece, piece + len(text[piece : min(piece + LONGEST_SENTENCE, cut)].rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield start, end


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    word = _LAST_WORD.search(text, max(begin, match.start() - _LONGEST_ABBREVIATION), match.start())
    token = word[1] if word else ""
    if match[1] == "." and match[2] == ")" and re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", token):
        return False
    if match[1] != "." or match[2]:
        return True
    following = re.match(r"[\"'“‘(\[«]*([A-Za-z]+)", text[match.end() : match.end() + 24])
    next_word = following[1] if following else ""
    if len(token) == 1 and token.isupper():
        return False
    if token.lower() in _ABBREVIATIONS or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", token):
        return next_word in _STARTERS and token.lower() not in {
            "mr",
            "mrs",
            "ms",
            "dr",
            "gen",
            "sen",
            "lt",
            "col",
            "st",
        }
    return True
