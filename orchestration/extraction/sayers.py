"""Who says it, as the sentence itself tells: the subject of a verb of saying around an event, or the noun behind "according to".

What a sentence leaves open ("he said", a quotation's second sentence) is looked up in the text around by claimants.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.stances import StanceReader

OURSELVES = frozenset({"i", "we", "me", "us"})
ANNOUNCING = frozenset(
    "announced announces announcing announce unveiled unveils unveiling pledged pledges pledging promised promises vowed "
    "vows".split()
)
_LONGEST = 14  # words; beyond that the parse has usually swallowed a clause
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_DATELINE = re.compile(r"^[A-Z][\w./, ]*\([\w .]+\)\s*[-–—]+\s*")
_NOT_SUBJECTS = frozenset({"which", "that", "there", "this", "what"})
_OTHER_MATTERS = frozenset({"to", "against", "by", "after", "before", "since", "during"})
_CALLED_FOR = frozenset({"for", "on", "upon", "with"})
_TO_COME = frozenset({"to", "will", "shall", "'ll", "’ll"})
_LEADS_ON = frozenset({"det", "compound", "amod", "poss", "nmod", "case", "quantmod", "nummod", "advmod"})


@dataclass(frozen=True, slots=True)
class Claimant:
    """The wording of the one who makes a claim, in document offsets, the noun that heads it and the verb it says it by."""

    start: int
    end: int
    text: str
    noun: Token
    verb: Token | None


def sayer_of(stances: StanceReader, event: Token) -> Claimant | None:
    """The one who says an event, nearest first; a "we" is passed over where the sentence tells who speaks so."""
    ourselves: Claimant | None = None
    for verb in _verbs_of_saying(stances, event):
        subject = _subject(verb)
        if subject is None:
            continue
        claimant = _claimant(stances, subject, verb)
        if subject.lower_ not in OURSELVES:
            return claimant
        ourselves = ourselves or claimant
    return ourselves or _according_to(stances)


def _verbs_of_saying(stances: StanceReader, event: Token) -> Iterator[Token]:
    is_open = stances.is_bidding(event) and (not event.lower_.startswith("call") or _calls_for(event))
    if (event.lower_ in ANNOUNCING or is_open) and not _is_to_come(event):
        yield event
    below = event
    for token in (event, *syntax.ancestors(event)):
        aside = _aside_of(stances, token, event)
        if aside is not None:
            yield aside
        elif token.i != event.i and _is_said(stances, token, below):
            yield token
        below = token


def _is_said(stances: StanceReader, verb: Token, below: Token) -> bool:
    """Whether a verb is one of saying, and what leads down to the event is what it says."""
    if stances.is_denial(verb):
        return True
    if stances.is_bidding(verb):
        is_wanted = below.dep_ in {"xcomp", "ccomp", "dobj"} and not verb.lower_.startswith("call")
        is_asked_of = any(c.dep_ == "mark" and c.lower_ == "for" for c in below.children)
        return is_wanted or is_asked_of or (below.dep_ in {"prep", "xcomp"} and _calls_for(verb))
    if not stances.is_saying(verb) or _is_to_come(verb):
        return False
    return not (below.dep_ == "prep" and below.lower_ in _OTHER_MATTERS)


def _calls_for(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in _CALLED_FOR for c in verb.children)


def _is_to_come(verb: Token) -> bool:
    """As in "is expected to announce", "will argue": nobody has said it yet."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ in _TO_COME for c in verb.children)


def _aside_of(stances: StanceReader, token: Token, event: Token) -> Token | None:
    """A verb of saying beside the clause: "..., the ministry said", "as the paper notes"."""
    for child in token.children:
        if child.i == event.i or not stances.is_saying(child):
            continue
        is_note = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in child.children)
        is_beside = child.dep_ in {"parataxis", "ccomp"} or _is_tag(child, token)
        if (is_note or is_beside) and event.i not in {t.i for t in child.subtree}:
            return child
    return None


def _is_tag(saying: Token, said: Token) -> bool:
    """The parser takes "..., the minister said" at times for a second clause; it has no object and no "and" before it."""
    if saying.dep_ != "conj" or any(c.dep_ == "cc" for c in said.children):
        return False
    own = {c.dep_ for c in saying.children}
    return "nsubj" in own and not own & {"dobj", "ccomp", "xcomp"}


def _subject(verb: Token) -> Token | None:
    """The doer of a verb of saying; what is said, found or expected does not speak."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and any(c.dep_ == "ccomp" for c in verb.children):
        return verb.head  # the parser's reading of "several outlets reported that"
    if syntax.is_passive(verb) and verb.lower_ not in {"quoted", "cited"}:
        return syntax.agent_of(verb)
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        subject = syntax.subject_of(verb)
    if subject is not None and subject.lower_ in {"who", "which", "that"}:
        subject = syntax.relative_antecedent(subject, verb)
    if subject is None or subject.lower_ in _NOT_SUBJECTS:
        return None
    is_own = any(c.dep_ == "nsubj" for c in verb.children)
    return subject if subject.lower_ != "it" or is_own else None


def _according_to(stances: StanceReader) -> Claimant | None:
    sentence = stances.sentence
    match = _ACCORDING.search(sentence.sentence.text)
    if not match:
        return None
    noun = sentence.token_at(sentence.sentence.start + match.end())
    while noun.dep_ in _LEADS_ON and noun.head.i > noun.i:
        noun = noun.head
    return _claimant(stances, noun, None)


def _claimant(stances: StanceReader, noun: Token, verb: Token | None) -> Claimant:
    """The noun phrase without clauses and further sayers; a name in apposition belongs to it."""
    apart = {
        t.i
        for c in noun.children
        if c.i > noun.i and (c.dep_ == "conj" or (c.dep_ == "appos" and c.pos_ != "PROPN"))
        for t in c.subtree
    }
    tokens = [t for t in syntax.phrase_tokens(noun) if t.i not in apart]
    first, last = tokens[0], _with_name(tokens[-1], verb)
    if last.i - first.i > _LONGEST:
        last = noun
    start, end = stances.sentence.offsets(first, last)
    raw = stances.sentence.text_of(start, end)
    dateline = _DATELINE.match(raw)
    raw, start = (raw[dateline.end() :], start + dateline.end()) if dateline else (raw, start)
    text = raw.strip(' ,"“”')
    start += len(raw) - len(raw.lstrip(' ,"“”'))
    return Claimant(start, start + len(text), text, noun, verb)


def _with_name(last: Token, verb: Token | None) -> Token:
    """The last word of a name that the parser cuts off: "minister Kim Nam-ju said"."""
    if verb is None or last.i >= verb.i:
        return last
    following = list(last.doc[last.i + 1 : verb.i])
    if following and all(t.pos_ == "PROPN" or t.text == "-" for t in following):
        return following[-1]
    return last
