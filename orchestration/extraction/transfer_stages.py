"""How far a transfer has come: delivered, agreed, proposed or halted, from the transfer word, its tense and what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.stances import StanceReader

_COMPLETES = frozenset("began begin begun started start continue continued continues continuing completed complete keep kept finished resumed resume".split())
_SETTLED_NOUNS = frozenset("decision deal deals agreement agreements contract contracts pledge promise commitment commitments plan plans pact move order approval licence license authorization".split())


@dataclass(frozen=True, slots=True)
class TransferStage:
    """The stage of a transfer, whether it is said not to be so, and whether it lies ahead."""

    stage: str
    detail: str | None
    is_denied: bool
    is_future: bool


def read_stage(event: Token, term: EventTerm, stances: StanceReader, lexicon: Lexicon) -> TransferStage:
    """The stage that a transfer word has under its governors."""
    stage = _own_stage(event, term)
    is_future = term.is_verb and syntax.has_future(event)
    denied = stances.is_denied(event)
    for governor in stances.governors(event)[1:]:
        if stances.is_saying(governor) and governor.tag_ not in {"VB", "VBG"} and event.tag_ != "VB":
            break
        stage = _under(governor, stage, event, term, lexicon)
        is_future = is_future or (governor.pos_ == "VERB" and syntax.has_future(governor))
        if stage == "halted":
            break
    if stances.is_hypothetical(event) and stage != "halted":
        stage = "proposed"
    return TransferStage(stage, term.detail or None, denied, is_future)


def _own_stage(event: Token, term: EventTerm) -> str:
    if not term.is_verb:
        return term.meaning
    if term.meaning in {"halted", "proposed"}:
        return term.meaning
    if syntax.has_future(event):
        return "agreed"
    if syntax.has_modal(event):
        return "proposed"
    if event.dep_ == "acl" and event.head.lower_ in _SETTLED_NOUNS:
        return "agreed"
    if event.tag_ == "VB" and event.dep_ not in {"ROOT", "conj"}:
        return "agreed" if term.meaning == "agreed" else "proposed"
    return term.meaning


def _under(governor: Token, stage: str, event: Token, term: EventTerm, lexicon: Lexicon) -> str:
    word = governor.lower_
    if word in _COMPLETES:
        return "delivered" if stage != "halted" and term.frame != "grants" else stage
    transfer = lexicon.transfers.verbs.get(word) if governor.pos_ == "VERB" else lexicon.transfers.nouns.get(word)
    stance = lexicon.stances.verbs.get(word) if governor.pos_ == "VERB" else None
    if (transfer and transfer.meaning == "halted") or (stance and stance.frame == "stops"):
        return "halted"
    if governor.pos_ == "VERB" and syntax.has_modal(governor):
        return "proposed"
    if transfer and transfer.meaning == "proposed":
        return "proposed"
    if stance and stance.frame == "considers":
        return "proposed"
    if transfer and transfer.frame in {"gives", "gets"} and not term.is_verb:
        return transfer.meaning if not syntax.has_future(governor) else "agreed"
    if (transfer and transfer.frame == "grants") or (stance and stance.frame == "plans"):
        is_open = event.tag_ in {"VB", "VBG"} or not term.is_verb
        return "agreed" if is_open and stage != "halted" else stage
    return stage
