"""Which numbers of a sentence count armed people, and by which noun.

Binds "1,500 soldiers", "300 of its men" and "a 4,000-strong brigade"; sizes of forces and numbers without a noun have
modules of their own. What the people do or suffer is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention
from orchestration.extraction.troop_context import CountedNoun, is_armed, is_military_toll, joined_group
from orchestration.extraction.troop_continuations import (
    by_the_count_before,
    by_the_sentence_before,
    party_listed,
)
from orchestration.extraction.troop_people import are_soldiers
from orchestration.extraction.troop_sizes import by_predicate, by_size, by_unit
from orchestration.extraction.troop_words import Personnel, toll_term, troop_term

_REACH = 9  # tokens from a number to its noun
_BREAKS = re.compile(
    r"[;:()]|, (?!active|elite|special|mostly|mainly|largely|heavily|well|battle|highly|newly|$)|\s[-–—]{1,2}\s|"
    r"\b(?:who|which|that|in|on|at|to|for|with|by|after|were|was|are|is|have|has|had|when|against|per|as|from|into|"
    r"during|while|but|"
    r"because|between|about|over)\b"
)
_AND = re.compile(r"\band\b")
_STRONG = re.compile(r"[-‑– ]strong\b|[-‑–](?:man|member|soldier|troop|person)\b", re.I)
_TAKEN = frozenset({"hostage", "prisoner", "captive", "dead"})


def find_personnel(reading: SentenceReading) -> Iterator[Personnel]:
    """The counts of armed people of one sentence, in text order; a left-out noun is taken from the count before."""
    before: Personnel | None = None
    for number in reading.parsed.quantities:
        if number.currency is not None:
            continue
        found = _by_nation(reading, number, before) if before is not None else None
        found = found or _by_noun(reading, number, before) or by_size(reading, number)
        if found is None:
            found = (
                by_the_count_before(reading, number, before)
                if before
                else by_the_sentence_before(reading, number)
            )
        if found is not None:
            is_listed = before is not None and found.noun.pos_ != "NUM" and found.force_code is None
            party = party_listed(number, reading) if is_listed else None
            found = replace(found, force_code=party, beside=before) if party is not None else found
            yield found
            before = found


def _by_nation(reading: SentenceReading, number: QuantityMention, before: Personnel) -> Personnel | None:
    """As in "1,700 soldiers, including 500 Norlanders": people of a nation counted as a part of those before."""
    if before.group_code is not None or before.term.meaning == "fighters":
        return None
    for mention in reading.parsed.parties:
        if mention.kind == "people" and 0 < mention.start - number.number_end <= 1:
            noun = reading.parsed.token_at(mention.end - 1)
            return Personnel(number, noun, before.term, beside=before, force_code=mention.code)
    return None


def _by_noun(reading: SentenceReading, number: QuantityMention, before: Personnel | None) -> Personnel | None:
    parsed = reading.parsed
    last = parsed.token_at(number.number_end - 1)
    strong = _STRONG.match(reading.context.document.text, number.number_end)
    first = parsed.token_at(strong.end() - 1).i + 1 if strong else last.i + 1
    offset = strong.end() if strong else max(number.end, number.number_end)
    for token in parsed.tokens[first : first + _REACH - 1]:
        between = parsed.text_of(offset, parsed.sentence.start + token.idx)
        if _ends_phrase(between, token, parsed.tokens[first : token.i], is_strong=strong is not None):
            break
        term = troop_term(token, reading)
        toll = toll_term(token, reading) if term is None and not strong and _stands_alone(token) else None
        if toll is not None:
            return _by_toll(CountedNoun(token, toll, number, between), before, reading)
        if term is None or _is_inside_noun(token, reading) or _counts_another(last, token):
            continue
        if term.frame != "unit" and not (strong and term.lemma == "guard"):
            return _by_person(CountedNoun(token, term, number, between), reading)
        if strong:
            return Personnel(number, token, term, is_strength=True)
    return by_predicate(reading, number, last) if strong else by_unit(reading, number, last)


def _stands_alone(token: Token) -> bool:
    """Whether a word for the dead or wounded is counted itself, not what it qualifies: "12 dead and 30 wounded"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.dep_ in {"compound", "nmod"} and token.head.i > token.i:
        return False
    return token.dep_ != "amod" or following is None or following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _by_person(counted: CountedNoun, reading: SentenceReading) -> Personnel | None:
    term: EventTerm = counted.term
    group = joined_group(counted.noun, reading) if term.frame in {"joiner", "personnel_weak"} else None
    if group is not None:
        return Personnel(counted.number, counted.noun, term, group_code=group)
    if term.frame == "joiner" and term.lemma == "people" and are_soldiers(counted.noun, reading):
        return Personnel(counted.number, counted.noun, term)
    if term.frame != "joiner" and is_armed(counted, reading):
        return Personnel(counted.number, counted.noun, term)
    return None


def _by_toll(counted: CountedNoun, before: Personnel | None, reading: SentenceReading) -> Personnel | None:
    """ "some 900 military deaths", "killed 20 rebels and took 30 prisoners"."""
    if before is None and not is_military_toll(counted, reading):
        return None
    owner = before.noun if before is not None else _losses_of(counted.noun, reading)
    return Personnel(counted.number, counted.noun, counted.term, owner=owner)


def _losses_of(toll: Token, reading: SentenceReading) -> Token | None:
    """The word that tells whose toll it is: "put Norland's losses at 12 dead"."""
    verb = syntax.governing_verb(toll)
    if verb is None:
        return None
    told = (c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and c.i < toll.i)
    return next((c for c in told if toll_term(c, reading) is not None), None)


def _ends_phrase(between: str, token: Token, passed: Span, *, is_strong: bool) -> bool:
    if _BREAKS.search(between) or (_AND.search(between) and not is_strong and not _joins_names(passed)):
        return True
    return (
        token.pos_ in {"VERB", "AUX"}
        and token.dep_ not in {"amod", "compound", "nmod"}
        and token.tag_ != "VBN"
    )


def _joins_names(tokens: Span) -> bool:
    """Whether "and" only joins what describes the noun: "Kurdish and Assyrian fighters", "police and army personnel"."""
    joined = [t for t in tokens if t.lower_ == "and"]
    return all(
        t.head.dep_ in {"amod", "compound", "nmod"} or t.nbor(-1).lower_ in {"police", "army", "military"}
        for t in joined
    )


def _is_inside_noun(token: Token, reading: SentenceReading) -> bool:
    """Whether a word only qualifies the noun behind it: "two soldier accounts", "five rebel groups"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ in _TAKEN:
        return False
    if token.dep_ not in {"compound", "amod", "nmod", "poss"} or token.head.i <= token.i:
        return False
    return following.pos_ in {"NOUN", "PROPN", "PART", "ADJ"} or troop_term(following, reading) is not None


def _counts_another(number: Token, noun: Token) -> bool:
    """Whether the number counts a noun before this one: "the two countries' soldiers", "three battalions of 800 men"."""
    head = number.head
    if number.dep_ != "nummod" or not number.i < head.i < noun.i:
        return False
    return head.dep_ == "poss" or any(c.pos_ == "NUM" for c in noun.children)
