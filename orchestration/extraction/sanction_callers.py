"""Who is asked, urged, forced or expected to sanction: a caller is not the imposer, whom he calls on is.

Also lawmakers and rulers named by their office alone, who stand for the authority that the document is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_topics import USUAL_IMPOSERS, document_imposer

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.sanction_records import SanctionAction

CALLING = frozenset(
    "urge urged urges urging call called calls calling demand demanded demands demanding want wants "
    "wanted push pushed pushing "
    "press pressed pressing recommend recommended advocate advocated suggest suggested support "
    "supported lobby lobbied ask asked "
    "asks face faces faced facing warn warned warns seek sought request requested encourage "
    "encouraged need needs argue argued "
    "get gets got receive receives received win won secure secured evade avoid hope hopes hoped "
    "expect expects expected".split()
)
_LEADING_ON = frozenset(
    "force forced forces push pushed allow allowed lead led prompt prompted compel help get press "
    "pressed urge urged ask asked "
    "want wants wanted require required direct directed order ordered authorize authorized tell told".split()
)
_RECEIVING = frozenset({"face", "faces", "faced", "facing", "get", "receive"})
_LAWMAKERS = frozenset(
    "lawmakers lawmaker senators senator congressmen legislators legislation bill congress "
    "republicans democrats".split()
)
_RULERS = frozenset("administration president government".split())


def called_on(reading: SentenceReading, event: Token, action: SanctionAction) -> list[Party]:
    """Who is asked to act; lawmakers who call for an act call for their own country's."""
    urged = _urged(reading, event)
    if urged or action.action != "proposed" or event.lower_ in _RECEIVING:
        return urged or from_document(reading)
    led = led_on(event)
    subject = syntax.subject_of(event)
    if led is not None:
        return reading.resolver.parties_of(led) or lawmakers_of(led, reading)
    return lawmakers_of(subject, reading) if subject is not None else []


def led_on(event: Token) -> Token | None:
    """Who is forced, urged or allowed to do it, in "urged Norland to impose"."""
    verb = event.head
    if event.dep_ not in {"xcomp", "ccomp", "advcl"} or event.tag_ != "VB":
        return None
    if verb.lower_.startswith(("call", "appeal")):
        return next(iter(syntax.prepositional_objects(verb, "on", "upon", "to")), None)
    if verb.lower_ not in _LEADING_ON:
        return None
    own = next((c for c in event.children if c.dep_ == "nsubj"), None)
    return own or next((c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}), None)


def _urged(reading: SentenceReading, event: Token) -> list[Party]:
    for noun in (
        *(c for c in event.children if c.dep_ in {"dobj", "dative"}),
        *syntax.prepositional_objects(event, "on", "to", "upon"),
    ):
        if noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.lower_ not in {"sanctions", "sanction", "embargo"}:
            parties = reading.resolver.parties_of(noun, follow_reference=False)
            if parties:
                return parties
            if noun.lower_ in _RULERS | _LAWMAKERS:
                return from_document(reading)
    return []


def lawmakers_of(subject: Token, reading: SentenceReading) -> list[Party]:
    """The authority that lawmakers or an unnamed government stand for: the document's."""
    if subject.lower_ in _LAWMAKERS | _RULERS:
        named = reading.resolver.parties_of(subject, follow_reference=subject.lower_ != "administration")
        return named or from_document(reading) or _rulers_told(reading)
    return []


def _rulers_told(reading: SentenceReading) -> list[Party]:
    code = reading.context.speaker_country()
    return [Party(code)] if code in USUAL_IMPOSERS else []


def from_document(reading: SentenceReading) -> list[Party]:
    """The authority whose sanctions the document is about, where a sentence leaves it open."""
    code = document_imposer(reading.context)
    return [Party(code)] if code else []
