"""How far a transfer has come: delivered, agreed, proposed or halted, from the transfer word, its tense and what governs it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.stances import StanceReader
from orchestration.extraction.transfer_governing_verbs import as_subject, under_verb
from orchestration.extraction.transfer_governors import (
    Reality,
    is_of_settled,
    leaves_the_event,
    of_settled,
    under_adjective,
    under_noun,
)
from orchestration.extraction.transfer_tense import (
    TransferWord,
    is_done,
    is_going_on,
    is_to_be_done,
    modal_stage,
    own_stage,
)

_COMPLETES = frozenset(
    "began begin begins begun beginning started start starts starting continue continued continues "
    "continuing completed complete keep kept keeps finished resumed resume resumes work works worked "
    "working join joined".split()
)
_RESUMES = frozenset({"resume", "resumes", "resumed", "resuming"})
_DIRECT = frozenset({"xcomp", "dobj", "nsubj", "nsubjpass"})
_CHOOSING = frozenset("decide decided decides chose chosen opt opted resolved elected".split())
_CONTENTS = frozenset({"include", "comprise"})
_MOVES_AN_ITEM = frozenset({"gives", "gets", "gives_to_object", "event"})


@dataclass(frozen=True, slots=True)
class TransferStage:
    """The stage of a transfer, whether it is said not to be so, and whether it lies ahead."""

    stage: str
    detail: str | None
    is_denied: bool
    is_future: bool


def read_stage(event: Token, term: EventTerm, stances: StanceReader, lexicon: Lexicon) -> TransferStage:
    """The stage that a transfer word has under its governors."""
    whole = _whole_of(event, term, lexicon)
    if whole is not None:
        return read_stage(*whole, stances, lexicon)
    governors = stances.governors(event)[1:]
    reality = _climb(TransferWord(event, term, stances, lexicon))
    is_future = (term.is_verb and syntax.has_future(event)) or any(
        g.pos_ == "VERB" and syntax.has_future(g) for g in governors
    )
    is_denied = stances.is_denied(event) and not reality.is_refused
    return TransferStage(reality.stage, term.detail or None, is_denied, is_future)


def _whole_of(event: Token, term: EventTerm, lexicon: Lexicon) -> tuple[Token, EventTerm] | None:
    """As in "sent weapons, including rifles", "the proposed deal includes": what holds of the whole holds of its parts."""
    if term.lemma not in _CONTENTS:
        return None
    if event.tag_ != "VBG" or any(c.dep_ == "aux" for c in event.children):
        whole = syntax.subject_of(event)
        known = lexicon.transfers.nouns.get(whole.lower_) if whole is not None else None
        is_told = event.tag_ in {"VBZ", "VBP", "VBD"} and known is not None
        return (whole, known) if is_told and whole is not None and known is not None else None
    for token in syntax.ancestors(event) if event.dep_ != "xcomp" else ():
        table = lexicon.transfers.verbs if token.pos_ == "VERB" else lexicon.transfers.nouns
        above = table.get(token.lower_)
        if above is not None and above.frame in _MOVES_AN_ITEM:
            return token, above
        if token.pos_ == "VERB":
            return None
    return None


def _climb(word: TransferWord) -> Reality:
    """What the words above a transfer word make of it, nearest first."""
    event, stances = word.token, word.stances
    reality, below = Reality(own_stage(word), is_weighable=not is_done(event)), event
    for governor in stances.governors(event)[1:]:
        below = _branch_to(governor, below)
        last = _last(governor, below, word, reality)
        if last is not None:
            if last.is_final:
                return last
            reality = last
            break
        reality, below = _under(governor, below, word, reality), governor
    if stances.is_hypothetical(event) and reality.stage != "halted":
        return reality.at("proposed")
    return reality


def _last(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality | None:
    """The reality under a governor beyond which nothing bears on the transfer; None under any other governor."""
    if _is_said_by(governor, below, word):
        return _announced(governor, below, word, reality)
    if governor.lower_ in _COMPLETES and syntax.is_finite(governor):
        return _begun(governor, below, word, reality)
    if leaves_the_event(governor, below):
        return as_subject(governor, below, reality)
    if is_of_settled(governor, below, word):
        return replace(of_settled(governor, reality, word), is_final=True)
    return reality if reality.is_final else None


def _under(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    if governor.pos_ in {"VERB", "AUX"}:
        return _at_verb(governor, below, word, reality)
    if governor.pos_ in {"ADJ", "ADV"}:
        return under_adjective(governor, reality)
    return under_noun(governor, below, reality, word.lexicon)


def _branch_to(governor: Token, below: Token) -> Token:
    """The child of a governor that leads down to what is below it."""
    while below.head.i not in {governor.i, below.i}:
        below = below.head
    return below


def _is_said_by(governor: Token, below: Token, word: TransferWord) -> bool:
    """Whether a verb of saying only tells of the transfer; "suggested sending" and "is expected to" do more."""
    if not word.stances.is_saying(governor) or (
        governor.lower_ == "expected" and syntax.is_passive(governor)
    ):
        return False
    if below.dep_ == "xcomp" and word.lexicon.stances.verb_in(governor.lower_, "considers") is not None:
        return False
    return governor.tag_ not in {"VB", "VBG"} and not is_to_be_done(word.token)


def _announced(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """As in "announced the delivery of", "announced that it is providing": what is made known is yet to come."""
    if word.lexicon.stances.verb_in(governor.lower_, "plans") is None or reality.stage != "delivered":
        return reality
    is_named = below.dep_ in {"dobj", "nsubjpass"} and word.token.pos_ == "NOUN"
    return reality.at("agreed") if is_named or is_going_on(word.token) else reality


def _begun(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """As in "has begun sending", "will join it in sending", "resumed arms sales"."""
    is_direct = below.dep_ in _DIRECT or (below.dep_ == "prep" and word.term.meaning == "delivered")
    is_sale_again = governor.lower_ in _RESUMES and not word.term.is_verb and reality.stage == "agreed"
    if reality.stage == "halted" or reality.is_weighed or is_sale_again or not is_direct:
        return reality
    if syntax.has_future(governor):
        return reality.at("agreed")
    if syntax.has_modal(governor):
        return reality.at(modal_stage(governor, word.stances))
    return reality.at("delivered")


def _at_verb(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """A verb above: a promise told later ("said it would approve"), a choice not to, or whatever the verb itself says."""
    if governor.lower_ in _CHOOSING and syntax.is_negated(below) and below.i == word.token.i:
        return replace(reality, stage="halted", is_refused=True)
    under = under_verb(governor, below, word, reality)
    is_weighing = word.lexicon.stances.verb_in(governor.lower_, "considers") is not None
    is_promise = (
        syntax.has_modal(governor) and modal_stage(governor, word.stances) == "agreed" and not is_weighing
    )
    if under.stage == "halted" or not is_promise:
        return under
    return reality.at("agreed" if reality.stage == "delivered" else reality.stage)
