"""What a word above a transfer word makes of it: verbs that grant, plan, weigh or stop, nouns of settled and of open matters.

The words are rows of the vocabularies of transfers and of stances; here only their grammar is read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.transfer_tense import LIFTS, STOPPED, TransferWord, is_to_be_done
from orchestration.extraction.transfer_words import has_its_particle

_INSTRUCTS = frozenset(
    "direct directed directs directing instruct instructed vote voted votes opt opted choose chose "
    "chosen fund funded enable enabled enables".split()
)
_FAILS = frozenset(
    "stalled stall stalls collapsed collapse collapses fell falls lapsed failed fails foundered "
    "unraveled unravelled".split()
)
_TURNS_DOWN = frozenset(
    "rejected rejects reject rejecting rebuffed rebuffs dismissed dismisses denied denies refused "
    "refuses declined declines turned".split()
)
_WITHDRAWS = frozenset("back backed backs pull pulled pulls walk walked withdrew withdraw withdrawn".split())
_BUYING = frozenset({"buy", "purchase", "acquire", "procure", "import", "get"})
_PERMITS = frozenset(
    {"approve", "allow", "permit", "authorize", "authorise", "clear", "license", "grant", "agree"}
)
_OPEN_ADJECTIVES = frozenset(
    "likely unlikely possible ready willing unwilling reluctant prepared eager keen interested close closer open inclined "
    "able hopeful free".split()
)
_TOO_LITTLE = frozenset(
    {"little", "nothing", "failed", "fails", "fail", "failing", "unable", "powerless", "struggled"}
)


_GIVING = frozenset({"give", "gives", "gave", "given", "giving"})
_SUMS = frozenset({"millions", "billions", "hundreds", "thousands", "dollars", "euros", "pounds"})
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
    if stage != "halted":
        is_wish = word.term.lemma in _BUYING and noun.lower_ in {"plan", "plans"}
        stage = "proposed" if syntax.is_negated(noun) or is_wish or _is_weighed(noun, lexicon) else "agreed"
    adjectives = {child.lower_ for child in noun.children if child.dep_ == "amod"}
    if adjectives & STOPPED or (noun.dep_ == "nsubj" and noun.head.lower_ in _FAILS) or _is_left(noun):
        return reality.at("halted")
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB" and _stops(noun.head, lexicon):
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


def _stops(verb: Token, lexicon: Lexicon) -> bool:
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
    if (is_open or (transfer and transfer.meaning == "proposed")) and noun.head.lower_ in _TURNS_DOWN:
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


def under_verb(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """The reality of a transfer under a verb."""
    form, lexicon = governor.lower_, word.lexicon
    if form in _TURNS_DOWN and word.term.meaning == "proposed" and not word.term.is_verb:
        return replace(reality, stage="halted", is_refused=True)
    if reality.stage == "halted":
        return reality.at("agreed") if form in LIFTS and not syntax.has_modal(governor) else reality
    if _is_on_hold(governor):
        return reality.at("halted")
    if form in _INSTRUCTS:
        return reality.at("agreed")
    permits = lexicon.transfers.verbs.get(form) or lexicon.stances.verb_in(form, "plans")
    if permits is not None and permits.lemma in _PERMITS and syntax.is_negated(governor):
        is_open = any(c.lower_ == "yet" for c in governor.children)
        return reality.weighed() if is_open else replace(reality, stage="halted", is_refused=True)
    if _stops(governor, lexicon) and _is_no_denial(governor, below, word):
        is_refused = lexicon.stances.verb_in(form, "denies") is not None
        stopped = replace(reality, stage="halted", is_refused=is_refused)
        return replace(reality, is_final=True) if _is_not_stopped(governor, reality, lexicon) else stopped
    return _under_terms(governor, below, word, reality)


def as_subject(governor: Token, below: Token, reality: Reality) -> Reality:
    """The reality of the subject of a verb, which only takes over what may happen to it: "sending tanks would anger"."""
    if governor.lower_ in _FAILS:
        return reality.at("halted")
    is_bare = below.tag_ == "VBG" and not any(c.dep_ in {"aux", "nsubj"} for c in below.children)
    is_open = syntax.has_modal(governor) or governor.lower_ in {"is", "be", "remains"}
    return reality.weighed() if below.dep_ == "csubj" and is_bare and is_open else reality


def _is_no_denial(governor: Token, below: Token, word: TransferWord) -> bool:
    """ "Rejected the sale" stops it; "denied sending", "denied the shipment", "rejected claims of" say that it is not so."""
    if word.lexicon.stances.verb_in(governor.lower_, "denies") is None:
        return True
    noun = word.lexicon.stances.nouns.get(below.lower_)
    if noun is not None and noun.frame == "claims":
        return False
    is_denied = word.term.meaning == "delivered" and governor.lower_.startswith(("deny", "deni"))
    return (not word.term.is_verb and not is_denied) or is_to_be_done(word.token)


def _is_not_stopped(governor: Token, reality: Reality, lexicon: Lexicon) -> bool:
    """As in "failed to stop Norland from sending", "urged it to halt the supply": what is to be stopped goes on."""
    if reality.stage != "delivered":
        return False
    above = list(syntax.ancestors(governor))[:2]
    if syntax.is_negated(governor) or any(t.lower_ in _TOO_LITTLE for t in above):
        return True
    if any(c.lower_ in _TOO_LITTLE for t in above for c in t.children if c.dep_ in {"dobj", "acomp"}):
        return True
    return any(lexicon.stances.verb_in(t.lower_, "considers") is not None for t in above if t.pos_ == "VERB")


def _under_terms(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """The reality under a verb that the vocabularies of transfers and of stances may know."""
    form, term, stances = governor.lower_, word.term, word.lexicon.stances
    transfer = word.lexicon.transfers.verbs.get(form)
    if transfer is not None and not has_its_particle(governor, transfer):
        transfer = None
    plans = stances.verb_in(form, "plans")
    if _leaves_open(governor, word) or stances.verb_in(form, "considers") is not None:
        return reality.weighed()
    if transfer and transfer.meaning == "proposed" and (plans is None or not term.is_verb):
        return reality.at("proposed")
    is_open = is_to_be_done(word.token) or word.token.tag_ == "VBG" or not term.is_verb
    is_handed = _is_handed(governor, below) and below.lower_ not in stances.nouns
    if transfer and transfer.frame in {"gives", "gets"} and not term.is_verb and is_handed:
        return reality.at(transfer.meaning if not syntax.has_future(governor) else "agreed")
    if ((transfer and transfer.frame == "grants") or plans) and is_open and not reality.is_weighed:
        return reality.at("agreed")
    is_ahead = syntax.has_future(governor) and below.dep_ in {"dobj", "xcomp", "prep"}
    return reality.at("agreed") if is_ahead and is_open and reality.stage == "delivered" else reality


def _is_handed(verb: Token, below: Token) -> bool:
    """Whether a verb of giving hands over what hangs on a branch: its object, "provided with", "gave $2 billion in aid"."""
    if below.dep_ in {"dobj", "nsubjpass", "conj"} or (below.dep_ == "prep" and below.lower_ == "with"):
        return True
    if below.dep_ != "prep" or below.lower_ != "in":
        return False
    return any(c.dep_ == "dobj" and (c.like_num or c.lower_ in _SUMS) for c in verb.children)


def _leaves_open(governor: Token, word: TransferWord) -> bool:
    """As in "may approve", "is expected to approve", "has yet to approve"."""
    form, event = governor.lower_, word.token
    if form == "expected" and syntax.is_passive(governor) and _is_giver_expected(event, word.term):
        return True
    if form in {"has", "have", "had"} and any(c.lower_ == "yet" for c in governor.children):
        return event.head.i != governor.i
    if any(c.dep_ == "mark" and c.lower_ == "for" for c in governor.children) and _is_called_for(
        governor, word
    ):
        return True
    return syntax.has_modal(governor) and form != "be"


def _is_called_for(verb: Token, word: TransferWord) -> bool:
    """As in "repeated its call for Norland to step up deliveries"."""
    nouns, stances = (verb.head, *verb.head.children), word.lexicon.stances
    known = [stances.nouns.get(noun.lower_) for noun in nouns if noun.pos_ == "NOUN"]
    is_open = any(noun is not None and noun.frame == "opens" for noun in known)
    return is_open or stances.verb_in(verb.head.lower_, "considers") is not None


def _is_giver_expected(event: Token, term: EventTerm) -> bool:
    """As in "is expected to approve the sale": what a giver is expected to do is no promise; an arrival is due."""
    return term.frame not in {"gets", "arrives"} and not syntax.is_passive(event)


def _is_on_hold(verb: Token) -> bool:
    """As in "put the sale on hold", "placed a hold on the sale"."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "on"
            and any(c.lower_ in {"hold", "ice"} for c in child.children)
        ):
            return True
        if child.dep_ == "dobj" and child.lower_ in {"hold", "holds"}:
            return True
    return False
