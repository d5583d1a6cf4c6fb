"""Who says it, whether it is denied, and how real it is: read from what governs an event in its sentence.

An event is a verb or noun of the tree; the words above it ("approved", "plans to", "refused to", "denied") make it agreed,
proposed, halted or denied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventVocabulary
from orchestration.extraction.parsing import ParsedSentence

_HYPOTHETICAL = frozenset({"if", "unless", "whether"})
_UNTRUE = frozenset(
    "untrue false baseless unfounded fabricated fake nonsense groundless wrong lie lies fiction".split()
)
_BIDS = frozenset(
    "call calls called calling push pushes pushed pushing press pressed pressing lobby lobbied lobbying "
    "argue argued arguing ask asked asking vote voted voting opt opted".split()
)
_ANNOUNCING = frozenset("announced announces announcing pledged pledges promised promises vowed vows".split())
_LONGEST_CLAIMANT = 14  # words; beyond that the parse has usually swallowed a clause
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_FACTIVE_PREPOSITIONS = frozenset({"for", "after", "by", "since", "despite", "over", "through"})


@dataclass(frozen=True, slots=True)
class Claimant:
    """The wording of the one who makes a claim, in document offsets, and the noun that heads it."""

    start: int
    end: int
    text: str
    noun: Token | None


class StanceReader:
    """Reads the stance of events in one sentence."""

    def __init__(self, sentence: ParsedSentence, vocabulary: EventVocabulary) -> None:
        self.sentence = sentence
        self.vocabulary = vocabulary
        self._says = {f for f, t in vocabulary.verbs.items() if t.frame == "says"} | {"said", "according"}
        self._denies = {f for f, t in vocabulary.verbs.items() if t.frame == "denies"}

    def governors(self, event: Token) -> list[Token]:
        """The event and the verbs and nouns above it, nearest first, up to the clause of a speaker."""
        chain = [event]
        below = event
        for token in syntax.ancestors(event):
            if _is_a_fact_by_itself(below) and not self._is_asked_for(below, token):
                break
            below = token
            if token.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"} or token.lower_ == "closer":
                chain.append(token)
        return chain

    def is_denied(self, event: Token) -> bool:
        """Whether the sentence says or quotes that the event did not or will not happen."""
        negations = 0
        for token in self.governors(event):
            if token.i != event.i and self.is_saying(token) and not self._is_denial(token):
                break
            if (syntax.is_negated(token) or self._is_denial(token)) and _bears_on(token, event):
                negations += 1
            if _is_open_question(token):
                break
        return (negations + self._is_called_untrue(event)) % 2 == 1

    def _is_called_untrue(self, event: Token) -> bool:
        """As in "no evidence that", "reports that ... are false", "rejected claims that"."""
        below = event
        for noun in syntax.ancestors(event):
            term = self.vocabulary.nouns.get(noun.lower_)
            if (
                term is not None
                and (term.frame == "claims" or term.lemma == "report")
                and below.dep_ in {"acl", "ccomp", "relcl"}
            ):
                is_untrue = any(c.lower_ in _UNTRUE for c in noun.head.children) and noun.dep_ == "nsubj"
                return is_untrue or syntax.is_negated(noun) or self._is_denial(noun.head)
            if below.dep_ not in {"xcomp", "conj", "dobj", "prep", "pobj", "aux"} or noun.pos_ not in {
                "VERB",
                "AUX",
                "NOUN",
            }:
                return False
            below = noun
        return False

    def _is_asked_for(self, below: Token, governor: Token) -> bool:
        """As in "called for sending", "a plan for arming", "should respond by sending": here the preposition tells of no fact."""
        if below.lower_ == "by" and governor.pos_ in {"VERB", "AUX"}:
            return syntax.has_future(governor) or syntax.has_modal(governor) or syntax.is_infinitive(governor)
        if below.dep_ != "prep" or below.lower_ not in {"for", "over"}:
            return below.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
        noun = self.vocabulary.nouns.get(governor.lower_)
        return governor.lower_ in _BIDS or (noun is not None and noun.frame in {"opens", "settles"})

    def _is_denial(self, token: Token) -> bool:
        return token.lower_ in self._denies and token.pos_ == "VERB"

    def is_saying(self, token: Token) -> bool:
        """Whether a token is a verb of saying."""
        return token.pos_ == "VERB" and token.lower_ in self._says

    def is_hypothetical(self, event: Token) -> bool:
        """Whether the event stands under "if", "unless" or "whether"."""
        for token in self.governors(event):
            if any(child.dep_ == "mark" and child.lower_ in _HYPOTHETICAL for child in token.children):
                return True
        return False

    def claimant(self, event: Token) -> Claimant | None:
        """Who says it: subject of the verb of saying that governs the event, or the noun behind "according to"."""
        if event.lower_ in _ANNOUNCING:
            subject = self._sayer(event)
            return self._claimant_of(subject) if subject is not None else None
        for token in [event, *syntax.ancestors(event)]:
            aside = self._aside_of(token, event)
            speaks = token.i != event.i and (self.is_saying(token) or self._is_denial(token))
            subject = self._sayer(aside) if aside is not None else self._sayer(token) if speaks else None
            if subject is not None:
                return self._claimant_of(subject)
        return self._according_to()

    def _aside_of(self, token: Token, event: Token) -> Token | None:
        """A verb of saying beside the clause: "..., the ministry said", "as the paper notes"."""
        for child in token.children:
            if child.i == event.i or not self.is_saying(child):
                continue
            is_note = child.dep_ == "advcl" and any(
                c.dep_ == "mark" and c.lower_ == "as" for c in child.children
            )
            is_beside = child.dep_ in {"parataxis", "ccomp"} or _is_tag(child, token)
            if (is_note or is_beside) and event.i not in {t.i for t in child.subtree}:
                return child
        return None

    def _sayer(self, verb: Token) -> Token | None:
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None:
            subject = syntax.subject_of(verb)
        if subject is not None and subject.lower_ in {"it", "which", "that", "there", "this"}:
            return (
                subject if subject.lower_ == "it" and any(c.dep_ == "nsubj" for c in verb.children) else None
            )
        return subject

    def _according_to(self) -> Claimant | None:
        match = _ACCORDING.search(self.sentence.sentence.text)
        if not match:
            return None
        token = self.sentence.token_at(self.sentence.sentence.start + match.end())
        noun = token
        while (
            noun.dep_ in {"det", "compound", "amod", "poss", "nmod", "case", "quantmod", "nummod"}
            and noun.head.i > noun.i
        ):
            noun = noun.head
        return self._claimant_of(noun)

    def _claimant_of(self, noun: Token) -> Claimant:
        """The noun phrase without clauses and further sayers; a name in apposition belongs to it."""
        apart = {
            t.i
            for c in noun.children
            if c.i > noun.i and (c.dep_ == "conj" or (c.dep_ == "appos" and c.pos_ != "PROPN"))
            for t in c.subtree
        }
        tokens = [t for t in syntax.phrase_tokens(noun) if t.i not in apart]
        first, last = tokens[0], tokens[-1]
        if last.i - first.i > _LONGEST_CLAIMANT:
            last = noun
        start, end = self.sentence.offsets(first, last)
        raw = self.sentence.text_of(start, end)
        text = raw.strip(' ,"“”')
        start += len(raw) - len(raw.lstrip(' ,"“”'))
        return Claimant(start, start + len(text), text, noun)


def _is_open_question(verb: Token) -> bool:
    """As in "has not decided whether it will send": what is denied is only that it is known."""
    return any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in verb.children)


def _is_a_fact_by_itself(below: Token) -> bool:
    """Whether what stands above a token no longer bears on it: finite clauses on a noun, asides, "for" and "after" doing it."""
    if below.dep_ in {"relcl", "acl"}:
        return below.tag_ in {"VBN", "VBD", "VBZ", "VBP", "VBG"}
    if below.dep_ == "advcl":
        return below.tag_ not in {"VBG", "VB"}
    if below.dep_ == "prep":
        return below.lower_ in _FACTIVE_PREPOSITIONS and any(
            child.dep_ == "pcomp" and child.tag_ != "VB" for child in below.children
        )
    return False


def _bears_on(governor: Token, event: Token) -> bool:
    """Whether a negated word speaks of the event: in "they did not move and dozens stayed" it does not."""
    path = {event.i, *(t.i for t in syntax.ancestors(event))}
    joined = next((c for c in governor.children if c.dep_ == "conj" and c.i in path), None)
    return joined is None or not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in joined.children)


def _is_tag(saying: Token, said: Token) -> bool:
    """The parser takes "..., the minister said" at times for a second clause; it has no object and no "and" before it."""
    if saying.dep_ != "conj" or any(c.dep_ == "cc" for c in said.children):
        return False
    own = {c.dep_ for c in saying.children}
    return "nsubj" in own and not own & {"dobj", "ccomp", "xcomp"}
