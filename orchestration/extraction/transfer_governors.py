"""What a noun or an adjective above a transfer word makes of it: settled and open matters, refusals, what is likely.

The words are rows of the vocabularies of transfers and of stances; here only their grammar is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.transfer_tense import STOPPED, TransferWord
from orchestration.extraction.transfer_words import has_its_particle

FAILS = frozenset(
    "stalled stall stalls collapsed collapse collapses fell falls lapsed failed fails foundered "
    "unraveled unravelled".split()
)
TURNS_DOWN = frozenset(
    "rejected rejects reject rejecting rebuffed rebuffs dismissed dismisses denied denies refused "
    "refuses declined declines turned resisted resists resisting resist".split()
)
_WITHDRAWS = frozenset("back backed backs pull pulled pulls walk walked withdrew withdraw withdrawn".split())
_BUYING = frozenset({"buy", "purchase", "acquire", "procure", "import", "get"})
_OPEN_ADJECTIVES = frozenset(
    "likely unlikely possible ready willing unwilling reluctant prepared eager keen interested close closer open inclined "
    "able hopeful free".split()
)


_GIVING = frozenset({"give", "gives", "gave", "given", "giving"})
_COMPLEMENTS = frozenset({"prep", "acl", "relcl", "ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Reality:
    """A stage on the way up.

    `is_weighed`: a word below leaves it open for good; `is_refused`: "not" means a refusal; `is_final`: nothing above
    bears on it; `is_weighable`: it has not happened yet, so that words above may leave it open.
    """

    stage: str
    is_weighed: bool = False
    is_refused: bool = False
    is_final: bool = False
    is_weighable: bool = True

    def at(self, stage: str) -> Reality:
        """The same at another stage."""
        return replace(self, stage=stage)

    def weighed(self) -> Reality:
        """Left open for good, unless it is stopped."""
        if self.stage == "halted" or not self.is_weighable:
            return self
        return replace(self, stage="proposed", is_weighed=True)


def leaves_the_event(governor: Token, below: Token) -> bool:
    """Whether the event only is the subject of another happening: "a decision to sell could raise demand"."""
    return (
        below.dep_ in {"nsubj", "csubj"}
        and governor.pos_ in {"VERB", "AUX"}
        and not syntax.is_passive(governor)
    )


def is_of_settled(noun: Token, below: Token, word: TransferWord) -> bool:
    """As in "decision to sell", "a deal on supplying"."""
    known = word.lexicon.stances.nouns.get(noun.lower_)
    return bool(
        known is not None
        and known.frame == "settles"
        and below.dep_ in {"acl", "prep", "relcl"}
        and word.term.is_verb
    )


def of_settled(noun: Token, reality: Reality, word: TransferWord) -> Reality:
    """As in "cancelled plans to sell", "no plans to send", "discussed plans to supply", "backed out of a deal to sell"."""
    stage, lexicon = reality.stage, word.lexicon
    if syntax.is_negated(word.token):
        return replace(reality, stage="halted", is_refused=True)
    if stage != "halted":
        is_wish = word.term.lemma in _BUYING and noun.lower_ in {"plan", "plans"}
        stage = "proposed" if syntax.is_negated(noun) or is_wish or _is_weighed(noun, lexicon) else "agreed"
    adjectives = {child.lower_ for child in noun.children if child.dep_ == "amod"}
    if adjectives & STOPPED or (noun.dep_ == "nsubj" and noun.head.lower_ in FAILS) or _is_left(noun):
        return reality.at("halted")
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB" and stops(noun.head, lexicon):
        return reality.at("halted")
    return reality.at(stage)


def _is_weighed(noun: Token, lexicon: Lexicon) -> bool:
    verb = syntax.governing_verb(noun)
    return verb is not None and lexicon.stances.verb_in(verb.lower_, "considers") is not None


def _is_left(noun: Token) -> bool:
    """As in "backed out of a deal", "withdrew from the contract"."""
    between = list(syntax.ancestors(noun))[:3]
    beside = [c for t in between for c in (t, *t.children)]
    return (
        noun.dep_ == "pobj"
        and any(t.lower_ in _WITHDRAWS for t in between)
        and any(t.lower_ in {"out", "away", "from"} for t in beside)
    )


def stops(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb stops what it governs: "cancelled", "held back", "gave up"."""
    if verb.lower_ in _GIVING and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children):
        return True
    transfer = lexicon.transfers.verbs.get(verb.lower_)
    is_stop = transfer is not None and transfer.frame == "stops" and has_its_particle(verb, transfer)
    return is_stop or lexicon.stances.verb_in(verb.lower_, "stops") is not None


def under_adjective(adjective: Token, reality: Reality) -> Reality:
    """As in "is likely to send", "is close to approving"."""
    if adjective.lower_ == "about" and reality.stage != "halted":
        return reality.at("agreed")
    return reality.weighed() if adjective.lower_ in _OPEN_ADJECTIVES else reality


def under_noun(noun: Token, below: Token, reality: Reality, lexicon: Lexicon) -> Reality:
    """As in "possibility of sending", "opposition to arming", "ban on sales", "request to buy"."""
    word = noun.lower_
    stance, transfer = lexicon.stances.nouns.get(word), lexicon.transfers.nouns.get(word)
    if reality.stage == "halted":
        return reality
    is_open = stance is not None and stance.frame == "opens"
    if (is_open or (transfer and transfer.meaning == "proposed")) and noun.head.lower_ in TURNS_DOWN:
        return replace(reality, stage="halted", is_refused=True)
    if stance is not None and stance.frame == "refuses":
        return reality.at("halted")
    if is_open and below.dep_ in _COMPLEMENTS:
        return reality.weighed()
    if transfer and transfer.meaning == "halted":
        return reality.at("halted")
    if transfer and transfer.meaning == "proposed":
        return reality.at("proposed")
    return reality
