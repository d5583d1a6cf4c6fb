"""Who imposes, eases or is asked to impose sanctions: from the word's own phrase, its verb, or the document.

A caller ("urged", "demanded") is not the imposer; a target ("Iran sanctions", "sanctions on Iran") never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, document_imposer

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.sanction_actions import SanctionAction
    from orchestration.extraction.sanction_words import SanctionWord

_CALLING = frozenset(
    "urge urged urges urging call called calls calling demand demanded demands demanding want wants wanted push pushed pushing press "
    "pressed pressing recommend recommended advocate advocated suggest suggested support supported lobby lobbied ask asked asks face "
    "faces faced facing warn warned warns seek sought request requested encourage encouraged need needs argue argued "
    "get gets got receive receives received win won secure secured evade avoid hope hopes hoped expect expects expected".split()
)
_LAWMAKERS = frozenset("lawmakers lawmaker senators senator congressmen legislators legislation bill congress republicans democrats".split())
_RULERS = frozenset("administration president government".split())
_BETWEEN = re.compile(
    r"(?:['’]s?)?\s*(?:(?:and|new|fresh|latest|recent|economic|tough\w*|crippling|crushing|harsh\w*|strict\w*|sweeping|financial|trade|oil|arms|"
    r"secondary|additional|further|existing|more|primary|targeted|unilateral|weapons|travel|visa|asset|assets|export|nuclear|"
    r"[a-z]+-related|long-standing|decades-old|\w+-era|round of|package of|first|own|full|blocking|,)\s*)*(?:[\w-]+\s)?",
    re.I,
)


def imposers_of(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    """The authorities behind a sanction, at most three; empty where neither sentence nor document tells."""
    for candidates in (_agents(reading, word, action), _named_before(reading, word), _subjects(reading, word, action)):
        found = _authorities(candidates, reading)
        if found:
            return found
    return _from_document(reading)


def _agents(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    below = [c for c in word.token.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
    for event in (word.token, action.token, word.head, *below):
        parties = reading.resolver.parties_of(syntax.agent_of(event))
        if parties:
            return parties
    for clause in below:
        if not syntax.is_passive(clause) and not action.token.i == clause.i:
            subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in {"that", "which"}), None)
            parties = reading.resolver.parties_of(subject)
            if parties:
                return parties
    return []


def _named_before(reading: SentenceReading, word: SanctionWord) -> list[Party]:
    """ "U.S. sanctions", "the EU's embargo": who imposes stands before the noun; a country's plain name is the target's."""
    if word.is_verb:
        return []
    start = reading.parsed.offsets(word.token, word.token)[0]
    text = reading.context.document.text
    found: list[Party] = []
    for mention in reading.parsed.parties:
        if mention.end > start or not _BETWEEN.fullmatch(text[mention.end : start]):
            continue
        owned = text[mention.end : mention.end + 2] in {"'s", "’s", "s'", "s’"} or text[mention.end : mention.end + 1] in {"'", "’"}
        if mention.code in USUAL_IMPOSERS or owned or mention.kind in {"government", "ministry", "agency", "leader"}:
            found.append(Party(mention.code, mention.start, mention.end, mention.kind))
    return found


def _subjects(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    events: list[Token] = [action.token]
    if word.token.i != action.token.i and word.token.pos_ == "VERB":
        events.append(word.token)
    events += [t for t in syntax.ancestors(action.token) if t.pos_ in {"VERB", "AUX"}]
    for event in events:
        if event.i != action.token.i and reading.stances.is_saying(event) and event.lower_ not in {"announced", "announces", "threatened"}:
            break
        if event.lower_ in _CALLING:
            urged = _urged(reading, event)
            if urged or action.action != "proposed" or event.lower_ in {"face", "faces", "faced", "facing", "get", "receive"}:
                return urged
        subject = syntax.subject_of(event)
        if subject is None or (event.i == action.token.i and action.wording.startswith("acting")):
            continue
        if event.lower_ in _CALLING:
            return _lawmakers_of(subject, reading)
        parties = reading.resolver.parties_of(subject)
        if parties:
            return parties
        ruled = _lawmakers_of(subject, reading)
        if ruled:
            return ruled
        if event.dep_ in {"relcl", "advcl"}:
            break
    return []


def _urged(reading: SentenceReading, event: Token) -> list[Party]:
    for noun in (*(c for c in event.children if c.dep_ in {"dobj", "dative"}), *syntax.prepositional_objects(event, "on", "to", "upon")):
        if noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.lower_ not in {"sanctions", "sanction", "embargo"}:
            parties = reading.resolver.parties_of(noun, follow_reference=False)
            if parties:
                return parties
            if noun.lower_ in _RULERS | _LAWMAKERS:
                return _from_document(reading)
    return []


def _lawmakers_of(subject: Token, reading: SentenceReading) -> list[Party]:
    if subject.lower_ in _LAWMAKERS | _RULERS:
        return reading.resolver.parties_of(subject) or _from_document(reading)
    return []


def _from_document(reading: SentenceReading) -> list[Party]:
    code = document_imposer(reading.context)
    return [Party(code)] if code else []


def _authorities(parties: Iterable[Party], reading: SentenceReading) -> list[Party]:
    found: list[Party] = []
    for party in parties:
        if not reading.lexicon.is_group(party.code) and party.code not in {p.code for p in found}:
            found.append(party)
    return found[:3]
