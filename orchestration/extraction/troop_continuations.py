"""Numbers whose noun is left out: "killed 12 soldiers and wounded 40 more", "up from 3,000", "Another 30 were wounded"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention, Sentence
from orchestration.extraction.troop_context import names_others
from orchestration.extraction.troop_words import Personnel

_LEFT_OUT = re.compile(
    r"\s*(?:more|others?|of them|of whom)?\s*(?:[,.;:)\]”\"]|$|\b(?:were|was|are|have|had|has|went|died|perished|fell|"
    r"arrived|left|remain\w*|killed|"
    r"wounded|injured|"
    r"captured|missing|dead|in|on|at|by|this|last|since|a|earlier|today|from|to|of them|of whom|more|others?|and|that|"
    r"who|whom|"
    r"under|during|sent|deployed|stationed|based|already|there|still|will|would|stood|stand|stands)\b)", re.I
)  # fmt: skip
_COMPARED = re.compile(
    r"\b(?:(?:up|down) (?:from|on)(?: the)?|compared (?:with|to)|from|"
    r"bring\w* (?:the|its|their) (?:total|number)[^.;,]{0,40} to|"
    r"(?:reach\w*|rise|rose|increase\w*|grow\w*|fall|fell|drop\w*) to|down to|up to|another|a further)\s+$"
)
_BESIDE_BEFORE = re.compile(
    r"(?:,|;|\band|\bor|\bplus|\bwhile|\bincluding|\bwith)\s+(?:the\s+)?(?:other\s+)?$"
)
_PLACE_AFTER = re.compile(
    r"\s+(?:(?:more|others?|of them|of whom|each|elsewhere)\s+)?"
    r"(?:(?:are|were|is|was|stand|stood|remain|remained|serve|sit)\s+(?:\w+\s+)?)?(?:in|at|on|inside|near|across|outside|from)\s"
)
_LISTED_BEFORE = re.compile(r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?$")
_LISTED_BETWEEN = re.compile(r",?\s+(?:another\s+|a further\s+|with\s+|the other\s+)?")
_NEAR_PLACE = re.compile(
    r"(?:the|its|their) (?:\w+ )?(?:border|frontier|front|base|country|region|capital)\b"
)
_PLACE_REACH = 30  # code points from a number to the place that it is told of
_OF_THEM = re.compile(r"\s+of (?:them|whom)\b")
_THE_REST = re.compile(r"\bthe (?:final|last|remaining|other)\s+$")
_GOES_ON = re.compile(r"\b(?:another|further|additional|others?|more|of them|of whom|remaining)\b", re.I)
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_TOLD = frozenset({"killed", "wounded", "captured", "missing", "casualties", "withdrawn"})
_MOVING = frozenset(
    "deploy send station dispatch withdraw mobilise mobilize train remain stay leave come arrive contribute offer pledge "
    "promise provide go".split()
)
_STANDING_FOR_PEOPLE = frozenset({"others", "more", "dozens", "hundreds", "thousands"})
_SENTENCES_BACK = 3
_BESIDE = 12  # code points beside a number in which "another" or "more" stands
_OF_ONE_KIND = 50  # a number so many times smaller than the one before counts something else


def by_the_count_before(
    reading: SentenceReading, number: QuantityMention, before: Personnel
) -> Personnel | None:
    """A number without a noun that goes on from one with a noun."""
    text = reading.context.document.text[: reading.sentence.end]
    token = reading.parsed.token_at(number.number_end - 1)
    if not _LEFT_OUT.match(text, number.number_end) or _has_own_noun(token):
        return None
    party = party_listed(number, reading)
    if party is not None and not before.is_strength:
        return Personnel(number, token, before.term, beside=before, force_code=party)
    if _status_beside(token, reading) is None and not _will_act(number, token, text):
        if _is_told_beside(number, before, reading):
            return Personnel(number, token, before.term, owner=before.noun, beside=before, after=before)
        is_compared = _COMPARED.search(text[reading.sentence.start : number.start]) is not None
        if not is_compared or _is_much_smaller(number, before.number):
            return None
    return Personnel(number, token, before.term, owner=before.noun, after=before)


def party_listed(number: QuantityMention, reading: SentenceReading) -> str | None:
    """The party that a list names right before a number: "France sent 300 soldiers, Italy 200 and Spain about 100"."""
    text = reading.context.document.text
    for mention in reading.parsed.parties:
        before, between = text[: mention.start], text[mention.end : number.start]
        lead = _LISTED_BEFORE.search(before, max(reading.sentence.start, mention.start - 12))
        is_named = mention.kind in {"name", "abbreviation"}
        if lead is None or not is_named or not _LISTED_BETWEEN.fullmatch(between):
            continue
        if "," not in between or ";" in lead[0]:
            return mention.code
    return None


def _is_told_beside(number: QuantityMention, before: Personnel, reading: SentenceReading) -> bool:
    """ "900 soldiers in Chad and 200 in Mali", "ten soldiers killed this year, including two on Monday"."""
    text = reading.context.document.text
    lead = _BESIDE_BEFORE.search(text, reading.sentence.start, number.start)
    if lead is None or before.is_strength:
        return False
    if "including" in lead[0]:
        return True
    place = _PLACE_AFTER.match(text, number.number_end)
    if place is None:
        return False
    return _NEAR_PLACE.match(text, place.end()) is not None or any(
        place.end() <= m.start <= place.end() + _PLACE_REACH for m in reading.parsed.parties
    )


def by_the_sentence_before(reading: SentenceReading, number: QuantityMention) -> Personnel | None:
    """ "Another 30 were wounded." after a sentence that counts soldiers and no civilians."""
    token = reading.parsed.token_at(number.number_end - 1)
    text = reading.context.document.text[: reading.sentence.end]
    if not _LEFT_OUT.match(text, number.number_end) or _has_own_noun(token):
        return None
    will_act = _will_act(number, token, text)
    if not will_act and _status_beside(token, reading) is None:
        return None
    around = text[max(reading.sentence.start, number.start - _BESIDE) : number.number_end + _BESIDE]
    is_subject = _phrase_head(token).dep_ in {"nsubj", "nsubjpass"}
    if not is_subject and not _GOES_ON.search(around.replace("more than", "")):
        return None
    if names_others(reading.sentence.text) or (reading.parsed.weapons and not will_act):
        return None
    term = _last_people(text[reading.sentence.start : number.start], reading)
    back = _SENTENCES_BACK if _OF_THEM.match(text, number.number_end) else 1
    for sentence in _sentences_before(reading)[:back] if term is None else []:
        if names_others(sentence.text):
            return None
        term = term or _last_people(sentence.text, reading)
    return Personnel(number, token, term) if term is not None else None


def _will_act(number: QuantityMention, token: Token, text: str) -> bool:
    """ "Another 150 will guard the airport, and the final 60 will train recruits"."""
    head = _phrase_head(token)
    goes_on = _GOES_ON.match(text, number.start) or _THE_REST.search(text[: number.number_start])
    return head.dep_ == "nsubj" and syntax.has_future(head.head) and goes_on is not None


def _sentences_before(reading: SentenceReading) -> list[Sentence]:
    """The body's sentences before this one, nearest first."""
    sentences = reading.context.document.sentences
    return [s for s in sentences if not s.is_headline and s.end <= reading.sentence.start][::-1]


def _last_people(text: str, reading: SentenceReading) -> EventTerm | None:
    words = re.findall(r"[a-z]+(?: of war)?", text.lower())
    terms = (reading.lexicon.troops.nouns.get(word) for word in reversed(words))
    return next((term for term in terms if term is not None and term.frame == "personnel"), None)


def _has_own_noun(number: Token) -> bool:
    """Whether a number counts a noun of its own: "two other hostages", "20 more tanks"."""
    noun = number.head
    return (
        number.dep_ == "nummod"
        and noun.i > number.i
        and noun.lower_ not in _STANDING_FOR_PEOPLE
        and noun.pos_ == "NOUN"
    )


def _is_much_smaller(number: QuantityMention, before: QuantityMention) -> bool:
    mine, other = number.quantity.low, before.quantity.low
    return mine is not None and other is not None and mine * _OF_ONE_KIND < other


def _status_beside(number: Token, reading: SentenceReading) -> EventTerm | None:
    """The status word that a bare number is object, subject or subject of a participle of, or that stands "of" it."""
    head = _phrase_head(number)
    event = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    term = reading.lexicon.troops.nouns.get(event.lower_)
    if term is not None and term.frame == "status" and term.meaning in _TOLD and term.detail != "toll":
        return term
    for token in (head.head, *number.doc[number.i + 1 : number.i + 4]):
        term = reading.lexicon.troops.verbs.get(token.lower_)
        is_near = token.i > number.i or head.dep_ in _ARGUMENTS
        is_bare_clause = token.i == number.i + 1 and token.dep_ == "acl" and token.tag_ == "VBN"
        is_told = term is not None and (
            term.meaning in _TOLD or (term.lemma in _MOVING and (head.dep_ in _ARGUMENTS or is_bare_clause))
        )
        if term is not None and term.frame == "status" and is_told and is_near:
            return term
    return None


def _phrase_head(number: Token) -> Token:
    head = number
    while head.dep_ in {"nummod", "quantmod", "compound", "amod"} and head.head.pos_ in {
        "NUM",
        "ADJ",
        "NOUN",
    }:
        if head.head.i == head.i or head.head.i > head.i + 2:
            break
        head = head.head
    return head
