"""From a noun of the tree to the parties it stands for.

A demonym, an owner or "of" may name the party; "US-backed rebels" and "Russia's allies" do not name the US or Russia.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.context import (
    ALLIANCE_WORDS,
    COUNTRY_WORDS,
    GROUP_WORDS,
    OFFICE_WORDS,
    REBEL_WORDS,
    REBELS_OF,
    DocumentContext,
)
from orchestration.extraction.mentions import PartyMention, within
from orchestration.extraction.parsing import ParsedSentence

# "US-backed rebels" are not the US; "Iran-made drones" say where the drones are from, not who acts.
_LENDS_NO_NAME = re.compile(
    r"[-‑–](?:backed|led|supported|trained|linked|aligned|allied|armed|held|occupied|controlled|based|born|made|built|"
    r"supplied|funded|friendly|sponsored|produced|designed|manufactured|provided|origin|speaking|style|era)\b",
    re.I,
)
_OTHER_PARTY_HEADS = frozenset(
    "ally allies partner partners rival rivals enemy enemies neighbor neighbors neighbour neighbours "
    "border borders proxy proxies supporters supporter backers backer opponent "
    "opponents adversary adversaries critic critics foe foes invasion war".split()
)
_NAMED_BY_EXAMPLE = frozenset(
    "countries nations states allies partners members governments powers neighbours neighbors capitals groups "
    "organisations organizations militias proxies".split()
)
_PRONOUNS = frozenset("i my me we us our it its they them their he his him she her".split())
_OF_MANY = frozenset({"they", "them", "their"})
_HALVES = frozenset({"North", "South"})
_NAMING = frozenset({"compound", "amod", "poss", "nmod", "appos", "det", "flat"})


@dataclass(frozen=True, slots=True)
class Party:
    """A resolved party: its code, and the wording where there is one."""

    code: str
    start: int | None = None
    end: int | None = None
    kind: str = ""


class PartyResolver:
    """Resolves nouns of one sentence against its mentions and the document's context."""

    def __init__(self, sentence: ParsedSentence, context: DocumentContext) -> None:
        self.sentence = sentence
        self.context = context

    @cached_property
    def _mention_heads(self) -> list[tuple[PartyMention, Token]]:
        return [
            (mention, self.sentence.span_head(mention.start, mention.end))
            for mention in self.sentence.parties
            if self._names(mention)
        ]

    def _names(self, mention: PartyMention) -> bool:
        if mention.kind == "company":
            return False  # the home of a company is told by the text or not at all
        tail = self.context.document.text[mention.end : mention.end + 14]
        return not _LENDS_NO_NAME.match(tail)

    def parties_of(
        self, noun: Token | None, *, follow_reference: bool = True, others_than: frozenset[str] = frozenset()
    ) -> list[Party]:
        """The parties that a noun and what is coordinated with it stand for; a pronoun for none of `others_than`."""
        if noun is None:
            return []
        found: list[Party] = []
        for conjunct in syntax.conjuncts(noun):
            for party in self._parties_of_one(conjunct, others_than, follow_reference=follow_reference):
                if party.code not in {p.code for p in found}:
                    found.append(party)
        return found

    def _parties_of_one(
        self, noun: Token, others_than: frozenset[str], *, follow_reference: bool
    ) -> list[Party]:
        own = [m for m, head in self._mention_heads if head.i == noun.i]
        if own:
            return [self._party(own[0])]
        examples = self._named_as_examples(noun)
        if examples or noun.lower_ in _OTHER_PARTY_HEADS:
            return examples
        return self._named_beside(noun) or (self._referred_to(noun, others_than) if follow_reference else [])

    def _named_as_examples(self, noun: Token) -> list[Party]:
        """As in "countries like Norway", "allies, including Chad and Mali": the ones named stand for all."""
        if noun.lower_ not in _NAMED_BY_EXAMPLE:
            return []
        shown = syntax.prepositional_objects(noun, "like", "including", "as")
        heads = {one.i for inner in shown for one in syntax.conjuncts(inner)}
        return self._distinct([mention for mention, head in self._mention_heads if head.i in heads])

    def _named_beside(self, noun: Token) -> list[Party]:
        """Parties that name a noun: "Russian forces", "the government of Syria"."""
        naming = [m for m, head in self._mention_heads if self._hangs_as_name(head, noun)]
        if naming:
            return self._rebels_of(naming[0]) if noun.lower_ in REBEL_WORDS else self._distinct(naming)
        if noun.lower_ in REBEL_WORDS | {"separatists", "separatist"}:
            return self._rebels_in(noun)
        for inner in syntax.prepositional_objects(noun, "of", "in", "from"):
            joined = [one for one in syntax.conjuncts(inner) if one.lower_ not in _OTHER_PARTY_HEADS]
            examples = self._named_as_examples(inner)
            if examples:
                return examples
            parties = [
                mention
                for mention, head in self._mention_heads
                if any(head.i == one.i or self._hangs_as_name(head, one) for one in joined)
            ]
            if parties:
                return self._distinct(parties)
        return []

    def _referred_to(self, noun: Token, others_than: frozenset[str]) -> list[Party]:
        """The party that "it", "the group" or "their army" stands for."""
        owner = syntax.possessor_of(noun)
        pointing = [noun] if noun.lower_ in _PRONOUNS or self._is_definite_reference(noun) else []
        if owner is not None and owner.lower_ in _PRONOUNS:
            pointing.append(owner)
        for token in pointing:
            code = self.context.resolve_reference(token, self.sentence, others_than)
            if code:
                return self._all_meant(token, code)
        return []

    def _all_meant(self, pronoun: Token, code: str) -> list[Party]:
        """As in "Norway and Chad said they": all of the parties named together, where the pronoun is of many."""
        if pronoun.lower_ in _OF_MANY:
            for mention, head in self._mention_heads:
                if mention.code == code and head.i < pronoun.i:
                    together = self.parties_of(syntax.first_conjunct(head), follow_reference=False)
                    return [Party(p.code) for p in together] or [Party(code)]
        return [Party(code)]

    def _rebels_of(self, mention: PartyMention) -> list[Party]:
        """Rebels are not the country that they are named by."""
        if mention.code not in REBELS_OF:
            return [] if mention.code in self.context.lexicon.state_codes else [self._party(mention)]
        return [Party(REBELS_OF[mention.code], mention.start, mention.end, "name")]

    def _rebels_in(self, noun: Token) -> list[Party]:
        """As in "rebels in eastern Ukraine": not Ukraine, and by name only where they go by one name."""
        for inner in syntax.prepositional_objects(noun, "of", "in", "from"):
            for mention, head in self._mention_heads:
                if head.i == inner.i or self._hangs_as_name(head, inner):
                    return self._rebels_of(mention)
        return []

    def _hangs_as_name(self, head: Token, noun: Token) -> bool:
        token = head
        for _ in range(3):
            if token.dep_ not in _NAMING and not (token.dep_ == "conj" and token.head.dep_ in _NAMING):
                return False
            if token.head.i == noun.i:
                return True
            token = token.head
        return False

    def _is_definite_reference(self, noun: Token) -> bool:
        if (
            noun.lower_ not in GROUP_WORDS | COUNTRY_WORDS | ALLIANCE_WORDS | OFFICE_WORDS
            and noun.text not in _HALVES
        ):
            return False
        if noun.lower_ in {"rebels", "insurgents"} and not any(
            child.dep_ in {"amod", "compound", "det", "poss"} for child in noun.children
        ):
            return True
        if noun.lower_ in OFFICE_WORDS and any(child.dep_ in {"compound", "amod"} for child in noun.children):
            return False  # "the Vice President", "the Foreign Secretary" of whichever country
        return any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in noun.children)

    def _party(self, mention: PartyMention) -> Party:
        return Party(mention.code, mention.start, mention.end, mention.kind)

    def _distinct(self, mentions: list[PartyMention]) -> list[Party]:
        found: dict[str, Party] = {}
        for mention in mentions:
            found.setdefault(mention.code, self._party(mention))
        return list(found.values())

    def in_span(self, start: int, end: int) -> list[Party]:
        """The parties named between two document offsets, without duplicates."""
        names = [m for m, _ in self._mention_heads]
        return self._distinct(within(names, start, end))
