"""Which numbers of a sentence count armed people, and by which noun.

Binds "1,500 soldiers", "300 of its men", "a force of 4,000", "a 4,000-strong brigade", "the number of troops fell to 2,500" and numbers
whose noun is left out ("killed 12 and wounded 40 more"). What the people do or suffer is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.records import QuantityMention
from orchestration.extraction.troop_context import is_armed, is_joiner, is_military_toll, names_others, toll_term, troop_term

_REACH = 9  # tokens from a number to its noun
_BREAKS = re.compile(
    r"[;:()]|, (?!active|elite|special|mostly|mainly|largely|heavily|well|battle|highly|newly|$)|\s[-–—]{1,2}\s|\b(?:who|which|that|in|on|at|to|for|with|"
    r"by|after|were|was|are|is|have|has|had|when|against|per|as|from|into|during|while|but|because|between|about|over)\b"
)
_AND = re.compile(r"\band\b")
_STRONG = re.compile(r"[-‑– ]strong\b|[-‑–](?:man|member|soldier|troop|person)\b", re.I)
_LEFT_OUT = re.compile(r"\s*(?:more|others?|of them|of whom)?\s*(?:[,.;:)\]”\"]|$|\b(?:were|was|are|have|had|has|went|remain\w*|killed|wounded|injured|"
                       r"captured|missing|dead|in|on|at|by|this|last|since|a|earlier|today|from|to|of them|of whom|more|others?|and|that|who|whom|under|during)\b)", re.I)
_COMPARES = re.compile(r"\b(?:from|to|compared (?:with|to)|than|at|down|up|reach\w*|total\w*|another|a further|including|and|with|of whom)\s+(?:\w+\s){0,2}$", re.I)
_SIZE_WORDS = frozenset({"number", "numbers", "strength", "size", "total", "level", "levels", "presence", "footprint", "contingent", "force", "forces", "army", "deployment"})
_SIZE_VERBS = frozenset("is are was were be been reach reached reaches number numbered numbers numbering total totals totalled totaled totaling totalling "
                        "stand stands stood standing rise rises rose risen fall fell fallen drop dropped grow grew grown increase increased increasing swell swelled "
                        "peak peaked cut reduce reduced decline declined shrink shrank swollen comprise comprises comprised".split())  # fmt: skip


_GOES_ON = re.compile(r"(?:.{0,30}\b)?(?:another|a further|at least|about|some|more than|up to|over)?\s*\S+$", re.I | re.S)
_NUMBERS_BEFORE = re.compile(r"\b(?P<noun>[a-z]+)\s+(?:now\s+|currently\s+)?(?:number|numbers|numbered)\s*$", re.I)


@dataclass(frozen=True)
class Personnel:
    """A number of armed people. `noun` is the word counted, or the number's own word where the noun is left out.

    `owner` is the noun that names whose they are where the counted word does not; `group_code` the group that they joined.
    """

    number: QuantityMention
    noun: Token
    term: EventTerm
    owner: Token | None = None
    group_code: str | None = None
    is_strength: bool = False


def find_personnel(reading: SentenceReading) -> Iterator[Personnel]:
    """The counts of armed people of one sentence, in text order; a left-out noun is taken from the count before."""
    before: Personnel | None = None
    for number in reading.parsed.quantities:
        if number.currency is not None:
            continue
        found = _by_noun(reading, number, before) or _by_size(reading, number)
        if found is None and before is not None:
            found = _by_the_count_before(reading, number, before)
        if found is None and before is None:
            found = _by_the_sentence_before(reading, number)
        if found is not None:
            yield found
            before = found


def _by_noun(reading: SentenceReading, number: QuantityMention, before: Personnel | None) -> Personnel | None:
    parsed = reading.parsed
    last = parsed.token_at(number.number_end - 1)
    strong = _STRONG.match(reading.context.document.text, number.number_end)
    start = parsed.token_at(strong.end() - 1).i if strong else last.i
    for token in parsed.tokens[start + 1 : start + _REACH]:
        between = parsed.text_of(strong.end() if strong else max(number.end, number.number_end), parsed.sentence.start + token.idx)
        if _BREAKS.search(between) or (_AND.search(between) and not strong and not _joins_names(parsed.tokens[start + 1 : token.i])) or _is_clause_verb(token):
            break
        term = troop_term(token, reading)
        if term is None and not strong and token.dep_ != "amod" and toll_term(token, reading) is not None:
            return _by_toll(reading, number, token, between, before)
        if term is None or _is_inside_noun(token, reading) or _counts_another(last, token):
            continue
        if term.frame == "unit":
            if strong:
                return Personnel(number, token, term, is_strength=True)
            continue
        if term.frame == "joiner" or term.frame == "personnel_weak":
            group = is_joiner(token, reading)
            if group is not None:
                return Personnel(number, token, term, group_code=group)
        if term.frame != "joiner" and is_armed(token, term, between, number, reading):
            return Personnel(number, token, term)
        return None
    return _by_unit(reading, number, last) if not strong else _by_predicate(reading, number, last)


def _by_toll(reading: SentenceReading, number: QuantityMention, noun: Token, between: str, before: Personnel | None) -> Personnel | None:
    """ "some 900 military deaths", "killed 20 rebels and took 30 prisoners"."""
    term = toll_term(noun, reading)
    if term is None or not (before is not None or is_military_toll(noun, between, number, reading)):
        return None
    return Personnel(number, noun, term, owner=before.noun if before is not None else None)


def _joins_names(tokens: Span) -> bool:
    """Whether "and" only joins what describes the noun: "Kurdish and Assyrian fighters", "police and army personnel"."""
    joined = [t for t in tokens if t.lower_ == "and"]
    return all(t.head.dep_ in {"amod", "compound", "nmod"} or t.nbor(-1).lower_ in {"police", "army", "military"} for t in joined)


def _is_clause_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "nmod"} and token.tag_ != "VBN"


def _is_inside_noun(token: Token, reading: SentenceReading) -> bool:
    """Whether a word only qualifies the noun behind it: "two soldier accounts", "five rebel groups"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in {"hostage", "prisoner", "captive", "dead"}:
        return False
    if following is None or token.dep_ not in {"compound", "amod", "nmod", "poss"} or token.head.i <= token.i:
        return False
    return following.pos_ in {"NOUN", "PROPN", "PART", "ADJ"} or troop_term(following, reading) is not None


def _counts_another(number: Token, noun: Token) -> bool:
    """Whether the number counts a noun before this one: "the two countries' soldiers"."""
    head = number.head
    return number.dep_ == "nummod" and number.i < head.i < noun.i and head.dep_ == "poss"


def _by_unit(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "a force of 4,000", "an army numbering 200,000"."""
    head = last
    while head.dep_ in {"nummod", "quantmod", "compound"} and head.head.i != head.i:
        head = head.head
    if head.i > last.i + 1 or head.i > last.i and head.pos_ not in {"NUM"}:
        return None
    governor = head.head
    if head.dep_ == "pobj" and governor.lower_ == "of":
        noun = governor.head
        term = troop_term(noun, reading)
        if term is not None and term.frame == "unit" and noun.i < last.i and _is_military_unit(noun, reading):
            return Personnel(number, noun, term, is_strength=True)
    if governor.lower_ == "numbering" and governor.dep_ == "acl":
        term = troop_term(governor.head, reading)
        if term is not None and term.frame.startswith(("personnel", "unit")):
            return Personnel(number, governor.head, term, is_strength=True)
    return None


def _by_predicate(reading: SentenceReading, number: QuantityMention, last: Token) -> Personnel | None:
    """ "the force is 10,000 strong"."""
    verb = syntax.governing_verb(last)
    subject = syntax.subject_of(verb) if verb is not None else None
    term = troop_term(subject, reading) if subject is not None else None
    if subject is not None and term is not None and term.frame.startswith(("personnel", "unit")):
        return Personnel(number, subject, term, is_strength=True)
    return None


def _is_military_unit(noun: Token, reading: SentenceReading) -> bool:
    if noun.lower_ in {"army", "battalion", "brigade", "regiment", "garrison", "contingent", "corps", "militia", "battlegroup"}:
        return True
    return bool(re.search(r"\b(?:military|army|troops?|soldiers?|fighters?|combat|peacekeep\w+|infantry|NATO|armed|rebels?|militants?|marines?)\b", reading.sentence.text, re.I))


def _by_size(reading: SentenceReading, number: QuantityMention) -> Personnel | None:
    """ "the number of troops rose to 5,000", "the security forces number 300,000", "the strength of the army is 200,000"."""
    last = reading.parsed.token_at(number.number_end - 1)
    verb = syntax.governing_verb(last)
    if last.i + 1 < len(last.doc) and last.doc[last.i + 1].pos_ == "NOUN":
        return None
    noun_before = _NUMBERS_BEFORE.search(reading.context.document.text, reading.sentence.start, number.start)
    if noun_before is not None and noun_before.end() >= number.start - 1:
        noun = reading.parsed.token_at(noun_before.start("noun"))
        term = troop_term(noun, reading)
        if term is not None and term.frame.startswith(("personnel", "unit")):
            return Personnel(number, noun, term, is_strength=True)
    if verb is None or verb.lower_ not in _SIZE_VERBS or verb.i > last.i or last.i - verb.i > 7:
        return None
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and c.i < last.i]
    shared = syntax.subject_of(verb)
    for subject in subjects or ([shared] if shared is not None and shared.i < last.i else []):
        for noun in (subject, *_counted_below(subject)):
            toll = toll_term(noun, reading)
            if toll is not None and noun.i == subject.i and is_military_toll(noun, " ".join(t.text for t in noun.subtree if t.i < verb.i), number, reading):
                return Personnel(number, noun, toll)
            term = troop_term(noun, reading)
            if term is None or not term.frame.startswith(("personnel", "unit")) or term.frame == "personnel_role":
                continue
            if noun.i == subject.i and verb.lower_ not in {"number", "numbered", "numbers", "numbering", "total", "totals", "totalled", "comprise", "comprised"} and subject.lower_ not in {"army", "force"}:
                continue
            if term.frame == "personnel" or _is_military_unit(noun, reading):
                return Personnel(number, noun, term, is_strength=noun.i == subject.i)
    return None


def _counted_below(subject: Token) -> list[Token]:
    if subject.lower_ not in _SIZE_WORDS:
        return []
    return syntax.prepositional_objects(subject, "of") + [c for c in subject.children if c.dep_ in {"compound", "nmod", "amod"}]


def _by_the_count_before(reading: SentenceReading, number: QuantityMention, before: Personnel) -> Personnel | None:
    """A number without a noun that goes on from one with a noun: "killed 12 soldiers and wounded 40 more", "up from 3,000"."""
    text = reading.context.document.text[: reading.sentence.end]
    if not _LEFT_OUT.match(text, number.number_end):
        return None
    token = reading.parsed.token_at(number.number_end - 1)
    lead = text[reading.sentence.start : number.start]
    status = _status_beside(token, reading)
    if status is None and not re.search(r"\b(?:up|down) (?:from|on)(?: the)?\s+$|\bcompared (?:with|to)\s+$|\bfrom\s+$|\b(?:reach\w*|rise|rose|increase\w*|grow\w*|fall|fell|drop\w*)\s+to\s+$|\bdown to\s+$|\bup to\s+$|\banother\s+$|\ba further\s+$", lead + ""):
        return None
    if number.quantity.low is not None and before.number.quantity.low is not None and status is None and number.quantity.low * 50 < before.number.quantity.low:
        return None
    return Personnel(number, token, before.term, owner=before.noun)


def _by_the_sentence_before(reading: SentenceReading, number: QuantityMention) -> Personnel | None:
    """ "Another 30 were wounded." after a sentence that counts soldiers and no civilians."""
    text = reading.context.document.text
    lead = text[reading.sentence.start : number.end]
    if not _GOES_ON.match(lead) or not _LEFT_OUT.match(text[: reading.sentence.end], number.number_end):
        return None
    token = reading.parsed.token_at(number.number_end - 1)
    earlier = [s for s in reading.context.document.sentences if not s.is_headline and s.end <= reading.sentence.start]
    if not earlier or _status_beside(token, reading) is None or names_others(earlier[-1].text) or names_others(reading.sentence.text):
        return None
    words = re.findall(r"[a-z]+(?: of war)?", earlier[-1].text.lower())
    terms = [t for w in words if (t := reading.lexicon.troops.nouns.get(w)) is not None and t.frame == "personnel"]
    return Personnel(number, token, terms[-1]) if terms else None


def _status_beside(number: Token, reading: SentenceReading) -> EventTerm | None:
    """The status word that a bare number is object, subject or subject of a participle of."""
    verbs = reading.lexicon.troops.verbs
    head = number
    while head.dep_ in {"nummod", "quantmod", "compound", "amod"} and head.head.i != head.i and head.head.pos_ in {"NUM", "ADJ", "NOUN"} and head.head.i <= head.i + 2:
        head = head.head
    following = number.doc[number.i + 1 : number.i + 4]
    event = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    noun_term = reading.lexicon.troops.nouns.get(event.lower_)
    if noun_term is not None and noun_term.frame == "status" and noun_term.meaning in {"killed", "wounded", "captured"} and event.lower_.endswith("ing"):
        return noun_term
    for token in (head.head, *following):
        term = verbs.get(token.lower_)
        if term is not None and term.frame == "status" and term.meaning in {"killed", "wounded", "captured", "missing", "casualties", "withdrawn"}:
            if token.i > number.i or head.dep_ in {"dobj", "nsubj", "nsubjpass"}:
                return term
    return None
