"""A sentence as the parser gets it: the same length, so that every offset holds, but without what the parser stumbles over.

Names stay as they are; the stored text is never changed.
"""

from __future__ import annotations

import re

from orchestration.extraction.mentions import PartyMention, within
from orchestration.extraction.records import Sentence

_BLANK = re.compile(r"[^\S ]")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
# "IS" as a name would be taken for a verb.
_NAME_LIKE_A_VERB, _NAME_FOR_THE_PARSER = "IS", "EU"
# "HARBOURTOWN, Norland (News Service) — ": where and by whom it was reported, no part of the sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,}(?:, [A-Z][\w.'’ ]{2,30})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?: \([^)]{2,60}\))? (?:--?|–|—) (?=\S)"
)
# The parser cuts "re-imposed" in three, does not know "reimposed" and sees a verb in "asset freezes"; it takes these of
# the same length and sense.
_KNOWN_WORDS = {
    "re-impose": "reinstate",
    "re-imposes": "reinstates",
    "re-imposed": "reinstated",
    "re-imposing": "reinstating",
    "reimpose": "escalate",
    "reimposes": "escalates",
    "reimposed": "escalated",
    "reimposing": "escalating",
    "freezes": "embargo",
}
_UNKNOWN = re.compile(r"\bre-?impos(?:e[sd]?|ing)\b|(?<=\basset )freezes\b|(?<=\bassets )freezes\b", re.I)
_LONG_WORD = 3
_FEWEST_WORDS = 4
_SHARE_OF_CAPITALS = 0.75


def parser_text(sentence: Sentence, parties: list[PartyMention]) -> str:
    """The sentence's text for the parser, each code point in its place; `parties` are the document's, in text order."""
    text = _UNKNOWN.sub(_known_word, _BLANK.sub(" ", sentence.text))
    dateline = None if sentence.is_headline else _DATELINE.match(text)
    if dateline is not None:
        text = " " * dateline.end() + text[dateline.end() :]
    named = within(parties, sentence.start, sentence.end)
    if sentence.is_headline and _is_in_title_case(text):
        text = _without_capitals(text, [(m.start - sentence.start, m.end - sentence.start) for m in named])
    for mention in named:
        if mention.text == _NAME_LIKE_A_VERB:
            start = mention.start - sentence.start
            text = text[:start] + _NAME_FOR_THE_PARSER + text[start + len(_NAME_LIKE_A_VERB) :]
    return text


def _known_word(match: re.Match[str]) -> str:
    known = _KNOWN_WORDS[match[0].lower()]
    return known.capitalize() if match[0][0].isupper() else known


def _is_in_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > _LONG_WORD]
    return len(words) >= _FEWEST_WORDS and sum(
        word[0].isupper() for word in words
    ) >= _SHARE_OF_CAPITALS * len(words)


def _without_capitals(text: str, names: list[tuple[int, int]]) -> str:
    """ "Spain Sends More Soldiers" as a plain sentence: its capitals would make every word a name."""
    characters = list(text)
    for word in list(_WORD.finditer(text))[1:]:
        is_name = any(start <= word.start() < end for start, end in names)
        if not is_name and word[0][1:].islower():
            characters[word.start()] = word[0][0].lower()
    return "".join(characters)
