"""What the sentences before tell about "it", "they", "the group", "the country" and "we" in this one.

Remembers parties by the order and place in which the text names them; knows no claim type.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from spacy.tokens import Token

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import PartyMention
from orchestration.extraction.parsing import ParsedSentence
from orchestration.extraction.records import Document, Sentence

GROUP_WORDS = frozenset(
    {
        "group",
        "militia",
        "movement",
        "organisation",
        "organization",
        "rebels",
        "militants",
        "fighters",
        "insurgents",
        "opposition",
    }
)
REBEL_WORDS = frozenset({"rebel", "rebels", "opposition", "insurgent", "insurgents", "moderates"})
# Whose rebels, where the rebels of a country go by one name.
REBELS_OF = {"SYR": "syrian-opposition"}
COUNTRY_WORDS = frozenset(
    {
        "country",
        "nation",
        "kingdom",
        "government",
        "regime",
        "state",
        "republic",
        "administration",
        "ally",
        "junta",
    }
)
OFFICE_WORDS = frozenset({"president", "secretary"})  # of whom, an official's own text need not say
ALLIANCE_WORDS = frozenset({"alliance", "bloc", "union", "council"})
_KOREAN_HALVES = {
    "North": "PRK",
    "South": "KOR",
}  # "the North" is a country only where both Koreas are spoken of
_ALLIANCES = frozenset({"EU", "NATO", "UN", "AU", "G7", "GCC", "ECOWAS"})
_WE_THE = re.compile(r"We, the\b|We, as\b|We, (?:foreign ministers|leaders|members)\b")
_NEAR_WE = 70  # letters: how far behind "We, the" the alliance is named
_THEIR_REBELS = re.compile(r"^(?:['’]s?)?\s(?:\w+\s)?(?:rebels|opposition|insurgents)\b", re.I)
_REBELS_BEHIND = 40
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|my)\b")
_GOVERNING = frozenset({"government", "ministry", "agency", "leader", "seat", "military"})
_OFFICIAL_OUTLET = re.compile(
    r"\b(?:Department|Ministry|Government|White House|Office of|President of|Presidency|Kremlin|Embassy|Federal Register|"
    r"Parliament|Armed Forces|Pentagon|Prime Minister|Foreign Office|Treasury|Mission)\b"
)

_Answer = TypeVar("_Answer")


@dataclass
class DocumentContext:
    """The parties of a document by place, and the answers to "who is meant"."""

    document: Document
    parties: list[PartyMention]
    lexicon: Lexicon
    counts: Counter[str] = field(default_factory=Counter)
    headline_codes: list[str] = field(default_factory=list)
    outlet_parties: list[PartyMention] = field(default_factory=list)
    _answers: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        """Count the parties and note the headline's."""
        self.counts = Counter(mention.code for mention in self.parties)
        if self.headline:
            named = self.parties_in(self.headline.start, self.headline.end)
            self.headline_codes = [mention.code for mention in named]

    def once(self, question: Callable[[DocumentContext], _Answer]) -> _Answer:
        """The answer to a question about the whole document, worked out only once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        return self._answers[question]  # type: ignore[return-value]

    def parties_in(self, start: int, end: int) -> list[PartyMention]:
        """The parties whose wording starts between two offsets."""
        first = bisect_left(self.parties, start, key=lambda mention: mention.start)
        last = bisect_left(self.parties, end, lo=first, key=lambda mention: mention.start)
        return self.parties[first:last]

    @cached_property
    def headline(self) -> Sentence | None:
        """The headline where there is one."""
        return next((s for s in self.document.sentences if s.is_headline), None)

    @cached_property
    def _body(self) -> list[Sentence]:
        return [s for s in self.document.sentences if not s.is_headline]

    def sentences_before(self, sentence: Sentence, at_most: int) -> list[Sentence]:
        """The sentences of the body that end before another one starts, in text order, the nearest ones only."""
        last = bisect_right(self._body, sentence.start, key=lambda s: s.end)
        return self._body[max(0, last - at_most) : last]

    @property
    def is_official(self) -> bool:
        """Whether an authority published the text itself."""
        return bool(self.document.outlet and _OFFICIAL_OUTLET.search(self.document.outlet))

    @property
    def official_country(self) -> str | None:
        """The state whose authority published the text itself; None for news media."""
        if not self.is_official:
            return None
        return next((m.code for m in self.outlet_parties if m.code in self.lexicon.state_codes), None)

    def speaker_country(self) -> str | None:
        """The country meant by "we" in an official's text: its publisher's, else the one whose government the text names most."""
        return self._joint_speaker() or self.official_country or self.once(_most_spoken_for)

    def _joint_speaker(self) -> str | None:
        """The alliance that speaks in "We, the foreign ministers of the G7"."""
        opening = next((s for s in self.document.sentences if _WE_THE.match(s.text)), None)
        if opening is None:
            return None
        near = [m for m in self.parties if opening.start <= m.start < opening.start + _NEAR_WE]
        return next((m.code for m in near if m.code in _ALLIANCES), None)

    def resolve_reference(
        self, token: Token, sentence: ParsedSentence, exclude: frozenset[str] = frozenset()
    ) -> str | None:
        """The party that a pronoun or "the group", "the country" stands for; None where the text leaves it open."""
        word = token.lower_
        if word in {"we", "us", "our", "ours", "i", "me", "my"}:
            return self.speaker_country()
        if token.text in _KOREAN_HALVES:
            return _KOREAN_HALVES[token.text] if {"PRK", "KOR"} <= self.counts.keys() else None
        before = [m for m in self._mentions_before(sentence, token) if m.code not in exclude]
        if word in {"it", "its", "they", "them", "their", "he", "his", "him", "she", "her"}:
            leaders_only = word in {"he", "his", "him", "she", "her"}
            return next(
                (
                    m.code
                    for m in before
                    if not leaders_only
                    or m.kind in {"leader", "government", "ministry", "seat", "demonym", "name"}
                ),
                None,
            )
        if word in OFFICE_WORDS:
            return self.official_country
        if word in GROUP_WORDS:
            return next((m.code for m in before if self.lexicon.is_group(m.code)), None) or self._rebels(word)
        if word in COUNTRY_WORDS:
            return next((m.code for m in before if m.code in self.lexicon.state_codes), None)
        if word in ALLIANCE_WORDS:
            return next((m.code for m in before if m.code in _ALLIANCES), None)
        return None

    def _rebels(self, word: str) -> str | None:
        """The rebels of the country that the document is about, where they go by one name."""
        if word not in REBEL_WORDS:
            return None
        states = [code for code, _ in self.counts.most_common() if code in self.lexicon.state_codes]
        return next((REBELS_OF[code] for code in states[:2] if code in REBELS_OF), None)

    def dominant(self, exclude: set[str | None]) -> str | None:
        """The party that the document names most, those given left out."""
        return next((code for code, _ in self.counts.most_common() if code not in exclude), None)

    def _mentions_before(self, sentence: ParsedSentence, token: Token) -> list[PartyMention]:
        """Candidates, likeliest first: this sentence's from its start, then the sentence before from its start."""
        here = sentence.sentence.start + token.idx
        return [self._rebels_meant(m) for m in self._in_order_before(sentence, here)]

    def _rebels_meant(self, mention: PartyMention) -> PartyMention:
        """As in "Syria's rebels": not the country, where its rebels go by one name."""
        tail = self.document.text[mention.end : mention.end + _REBELS_BEHIND]
        if mention.code in REBELS_OF and _THEIR_REBELS.match(tail):
            return replace(mention, code=REBELS_OF[mention.code])
        return mention

    def _in_order_before(self, sentence: ParsedSentence, here: int) -> list[PartyMention]:
        same = self.parties_in(sentence.sentence.start, here)
        earlier: list[PartyMention] = []
        for previous in reversed(self.sentences_before(sentence.sentence, 3)):
            earlier += self.parties_in(previous.start, previous.end)
        if self.headline:
            earlier += self.parties_in(self.headline.start, self.headline.end)
        return same + earlier


def _most_spoken_for(context: DocumentContext) -> str | None:
    speaking = Counter[str]()
    for sentence in context.document.sentences:
        if _WE.search(sentence.text):
            speaking.update(
                m.code
                for m in context.parties_in(sentence.start, sentence.end)
                if m.code in context.lexicon.state_codes
                and (m.kind in _GOVERNING or m.kind in {"name", "abbreviation"})
            )
    for mention in context.parties:
        if mention.kind in _GOVERNING and mention.code in context.lexicon.state_codes:
            speaking[mention.code] += 2
    return speaking.most_common(1)[0][0] if speaking else None
