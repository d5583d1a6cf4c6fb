"""Whether an event is denied, and how real it is: read from what governs it in its sentence; who says it is in sayers.py.

An event is a verb or noun of the tree; the words above it ("approved", "plans to", "refused to", "denied") make it agreed,
proposed, halted or denied.
"""

from __future__ import annotations

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventVocabulary
from orchestration.extraction.parsing import ParsedSentence

_SAYING_TOO = frozenset({"said", "according"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether"})
_UNTRUE = frozenset(
    "absurd ridiculous disinformation slander "
    "untrue false baseless unfounded fabricated fake nonsense groundless wrong lie lies fiction".split()
)
_BIDS = frozenset(
    "call calls called calling push pushes pushed pushing press pressed pressing lobby lobbied lobbying "
    "argue argued arguing ask asked asking vote voted voting opt opted".split()
)
_PERMITTING = frozenset({"allowing", "permitting", "authorizing", "authorising"})
_FACTIVE_PREPOSITIONS = frozenset({"for", "after", "by", "since", "despite", "over", "through"})


class StanceReader:
    """Reads the stance of events in one sentence."""

    def __init__(self, sentence: ParsedSentence, vocabulary: EventVocabulary) -> None:
        self.sentence = sentence
        self.vocabulary = vocabulary
        self._says, self._denies = vocabulary.saying, vocabulary.denying
        self._bids = vocabulary.bidding

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
            if token.i != event.i and self.is_saying(token) and not self.is_denial(token):
                break
            if (syntax.is_negated(token) or self.is_denial(token)) and _bears_on(token, event):
                negations += 1
            if _is_open_question(token):
                break
        return (negations + self._is_called_untrue(event)) % 2 == 1

    def _is_called_untrue(self, event: Token) -> bool:
        """As in "no evidence that", "reports that ... are false", "rejected claims that"."""
        below = event
        for noun in syntax.ancestors(event):
            if self._is_claim(noun) and syntax.is_finite(below) and below.dep_ in {"acl", "ccomp", "relcl"}:
                is_untrue = any(c.lower_ in _UNTRUE for c in noun.head.children) and noun.dep_ == "nsubj"
                is_untrue = is_untrue or any(c.lower_ in _UNTRUE for c in noun.children)
                return is_untrue or syntax.is_negated(noun) or self.is_denial(noun.head)
            is_open = below.dep_ in {"xcomp", "conj", "dobj", "prep", "pobj", "aux"}
            if not is_open or noun.pos_ not in {"VERB", "AUX", "NOUN"}:
                return False
            below = noun
        return False

    def _is_claim(self, noun: Token) -> bool:
        term = self.vocabulary.nouns.get(noun.lower_)
        return term is not None and (term.frame == "claims" or term.lemma in {"report", "idea"})

    def _is_asked_for(self, below: Token, governor: Token) -> bool:
        """As in "called for sending", "a plan for arming", "should respond by sending": here the preposition tells of no fact."""
        if below.lower_ == "by" and governor.pos_ in {"VERB", "AUX"}:
            return syntax.has_future(governor) or syntax.has_modal(governor) or syntax.is_infinitive(governor)
        if below.dep_ != "prep" or below.lower_ not in {"for", "over"}:
            return below.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
        noun = self.vocabulary.nouns.get(governor.lower_)
        return governor.lower_ in _BIDS or (noun is not None and noun.frame in {"opens", "settles"})

    def is_denial(self, token: Token) -> bool:
        """Whether a token is a verb of denying."""
        return token.lower_ in self._denies and token.pos_ == "VERB"

    def is_saying(self, token: Token) -> bool:
        """Whether a token is a verb of saying."""
        return token.pos_ == "VERB" and (token.lower_ in self._says or token.lower_ in _SAYING_TOO)

    def is_bidding(self, token: Token) -> bool:
        """Whether a token is a verb of demanding something in public, which says so too."""
        return token.pos_ == "VERB" and token.lower_ in self._bids

    def is_hypothetical(self, event: Token) -> bool:
        """Whether the event stands under "if", "unless" or "whether"."""
        for token in self.governors(event):
            if any(child.dep_ == "mark" and child.lower_ in _HYPOTHETICAL for child in token.children):
                return True
        return False


def _is_open_question(verb: Token) -> bool:
    """As in "is undecided whether to send": what is denied is only that it is known."""
    return any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in verb.children)


def _is_a_fact_by_itself(below: Token) -> bool:
    """Whether what stands above a token no longer bears on it: finite clauses on a noun, asides, "for" and "after" doing it."""
    if below.dep_ == "acl" and below.lower_ in _PERMITTING:
        return False
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
