"""A sentence before its parse: what the scan of the document found in it, and its numbers once somebody asks for them.

No tree is known here and nothing is decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from orchestration.extraction.mentions import PartyMention, WeaponMention
from orchestration.extraction.quantities import find_quantities
from orchestration.extraction.records import Document, QuantityMention, Sentence


class SentenceFindings(Protocol):
    """What both a scanned and a parsed sentence know."""

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""

    @property
    def parties(self) -> list[PartyMention]:
        """The parties named in it."""

    @property
    def weapons(self) -> list[WeaponMention]:
        """The weapons named in it."""


@dataclass(frozen=True)
class ScannedSentence:
    """A sentence with the parties and weapons named in it; all offsets are the document's.

    `opener` is the line that opens the list which the sentence is a line of; `has_arms` tells whether the document names
    weapons anywhere.
    """

    sentence: Sentence
    document: Document
    parties: list[PartyMention]
    weapons: list[WeaponMention]
    opener: Sentence | None
    has_arms: bool

    @cached_property
    def quantities(self) -> list[QuantityMention]:
        """Counts and amounts of money in text order."""
        return [_shifted(mention, self.sentence.start) for mention in find_quantities(self.sentence.text)]


def _shifted(mention: QuantityMention, by: int) -> QuantityMention:
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        number_start=mention.number_start + by,
        number_end=mention.number_end + by,
    )
