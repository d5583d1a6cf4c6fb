"""The records that travel between the steps that read sanctions. No rule is in here."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from orchestration.extraction.records import QuantityMention, Slot
from orchestration.extraction.resolution import Party


@dataclass(frozen=True)
class SanctionWord:
    """A word for a measure or for sanctioning.

    `head` is the noun that acts for it in the sentence ("package" in "sanctions package"); `is_verb` words act on their
    objects, which are the targets. `action` is what the word tells by itself, None where the words above must tell.
    """

    token: Token
    head: Token
    is_verb: bool
    action: str | None = None


@dataclass(frozen=True)
class SanctionAction:
    """The action, the word that tells it, and whether the text says that it is not so.

    `wording` names the kind of wording, for the rule that a claim is found by.
    """

    action: str
    token: Token
    wording: str
    is_denied: bool = False


@dataclass(frozen=True)
class Target:
    """One kind of thing hit by sanctions; `is_told` is False where only the document suggests it."""

    target_type: str
    country: Party | None
    number: QuantityMention | None = None
    names: tuple[Slot, ...] = field(default=())
    is_told: bool = True
