"""Who makes a claim, also where the sentence itself only says "he said", or stands inside somebody's quotation.

The sentence's own syntax comes first (sayers.py); what is left open is looked up in the text around, nearest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction.records import Document, Sentence, Span
from orchestration.extraction.sayers import ANNOUNCING, OURSELVES, Claimant, sayer_of

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "him", "her", "them"})
_VERBS = (
    r"(?:said|says|told|added|adds|announced|reported|stated|confirmed|warned|tweeted|wrote|insisted|claimed|"
    r"noted|explained)"
)
_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|St|Jr|Rev)\.|(?:[A-Z]\.)+|[A-Z][\w'’-]*)"
_NAME = rf"{_WORD}(?:\s(?:of\sthe|of|the|al|for\sthe|for|de|bin|and|&)?\s?{_WORD}){{0,6}}"
_OFFICE = (
    r"(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){0,3}(?:official|spokesman|spokeswoman|spokesperson|ministry|minister|source|president|"
    r"general|commander|diplomat|analyst|expert|company|group|army|military|government|officer|senator|ambassador|agency|"
    r"statement|report|leader|secretary|adviser|newspaper|paper|chief|lawmaker|congressman|official\swho)s?"
)
_INSTITUTION = re.compile(
    r"\b(?:[Mm]inistry|[Cc]ompany|[Gg]roup|[Aa]rmy|[Mm]ilitary|[Gg]overnment|[Aa]gency|[Ss]tatement|[Rr]eport|[Pp]aper|[Nn]ewspaper|"
    r"[Dd]epartment|Pentagon|Kremlin|White House|Reuters|Times|Post|Journal|Council)s?\b"
)
_WHO = rf"(?P<who>{_NAME}|{_OFFICE})"
_SAID_AFTER = re.compile(rf"\b{_WHO}(?:,[^,.]{{2,60}},)?\s(?:has\s|have\s|had\s|also\s|later\s)?{_VERBS}\b")
_NO_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_SAID_BEFORE = re.compile(rf"\b(?:said|says|added|according to)\s{_NO_DAY}{_WHO}")
_NOT_NAMES = frozenset("He She They It We I The A An But And In On That This What Who There".split())
_LABEL = re.compile(r"(?m)^(?P<who>(?:[A-Z]{2,}|[A-Z]\.?)(?:[ .]+[A-Z.’'-]+){0,5}(?: [A-Z][a-z]+){0,3}):\s")
_ASKING = frozenset({"Q", "QUESTION", "REPORTER", "MODERATOR", "HOST"})
_TITLES = frozenset(
    "MR MS MRS DR SECRETARY PRESIDENT VICE PRIME MINISTER FOREIGN AMBASSADOR SENATOR GENERAL SENIOR".split()
)
_OPEN_QUOTES = "“"
_CLOSE_QUOTES = "”"


@dataclass(frozen=True, slots=True)
class NamedClaimant:
    """Wording, party code and place in the document of the one who makes a claim; all None where the article asserts it."""

    text: str | None = None
    code: str | None = None
    span: Span | None = None


def claimant_of(reading: SentenceReading, event: Token) -> NamedClaimant:
    """The one who makes the claim that an event word carries."""
    claimant = sayer_of(reading.stances, event)
    document = reading.context.document
    word = claimant.noun.lower_ if claimant is not None else ""
    if claimant is not None and _is_the_publisher(claimant, reading):
        return _with_code(_labelled_speaker(document, reading.sentence), reading)
    if claimant is None or word in OURSELVES:
        return _with_code(
            _labelled_speaker(document, reading.sentence) or _quoted_speaker(document, reading.sentence),
            reading,
        )
    if word in _PRONOUNS:
        is_person = word not in {"they", "it", "them"}
        return _with_code(_last_speaker(document, reading.sentence.start, is_person=is_person), reading)
    parties = reading.resolver.parties_of(claimant.noun)
    if not claimant.text:
        return NamedClaimant()
    return NamedClaimant(claimant.text, parties[0].code if parties else None, (claimant.start, claimant.end))


def _is_the_publisher(claimant: Claimant, reading: SentenceReading) -> bool:
    """Whether an authority tells in its own text what it announces: that is nobody's claim but the text's."""
    return reading.context.is_official and claimant.verb is not None and claimant.verb.lower_ in ANNOUNCING


def _with_code(text: str | None, reading: SentenceReading) -> NamedClaimant:
    if text is None:
        return NamedClaimant()
    found = reading.context.document.text.rfind(text, 0, reading.sentence.end + len(text) + 200)
    code = next((m.code for m in reading.context.parties if found <= m.start < found + len(text)), None)
    return NamedClaimant(text, code, (found, found + len(text)) if found >= 0 else None)


def _labelled_speaker(document: Document, sentence: Sentence) -> str | None:
    """The speaker of a transcript: the last line label in capitals, "MS. HOLM:", before the sentence ends."""
    labels = [match["who"] for match in _LABEL.finditer(document.text, 0, sentence.end)]
    every = [match["who"] for match in _LABEL.finditer(document.text)]
    is_talk = len(every) > len(set(every)) or any(
        label in _ASKING or label.split()[0].strip(".") in _TITLES for label in every
    )
    return labels[-1] if labels and is_talk and labels[-1] not in _ASKING else None


def _last_speaker(document: Document, before: int, *, is_person: bool = False) -> str | None:
    """The last one named as saying something before an offset, within the sentences just before."""
    window = document.text[max(0, before - 900) : before]
    names = [match for pattern in (_SAID_AFTER, _SAID_BEFORE) for match in pattern.finditer(window)]
    named = [
        match for match in names if match["who"].split()[0] not in _NOT_NAMES or len(match["who"].split()) > 1
    ]
    if is_person:
        named = [match for match in named if not _INSTITUTION.search(match["who"])]
    return max(named, key=lambda match: match.start())["who"] if named else None


def _quoted_speaker(document: Document, sentence: Sentence) -> str | None:
    """The speaker of a quotation that a sentence without a verb of saying lies in."""
    if sentence.is_headline:
        return None
    paragraph_start = document.text.rfind("\n", 0, sentence.start) + 1
    paragraph_end = document.text.find("\n", sentence.end)
    paragraph_end = paragraph_end if paragraph_end >= 0 else len(document.text)
    before = document.text[paragraph_start : sentence.start]
    is_open = before.count(_OPEN_QUOTES) > before.count(_CLOSE_QUOTES) or (
        _OPEN_QUOTES not in before and before.count('"') % 2 == 1
    )
    if not is_open and sentence.text[:1] not in {_OPEN_QUOTES, '"'}:
        return None
    after = document.text[sentence.end : paragraph_end]
    for text, pick_last in ((before, True), (after, False)):
        found = [match["who"] for pattern in (_SAID_AFTER, _SAID_BEFORE) for match in pattern.finditer(text)]
        found = [name for name in found if name.split()[0] not in _NOT_NAMES]
        if found:
            return found[-1] if pick_last else found[0]
    return _last_speaker(document, paragraph_start)
