"""What a verb above a transfer word makes of it: verbs that grant, plan, weigh, put off or stop.

The words are rows of the vocabularies of transfers and of stances; here only their grammar is read.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.transfer_governors import FAILS, TURNS_DOWN, Reality, stops
from orchestration.extraction.transfer_tense import LIFTS, TransferWord, is_to_be_done
from orchestration.extraction.transfer_words import has_its_particle

_INSTRUCTS = frozenset(
    "exercise exercised exercises exercising "
    "direct directed directs directing instruct instructed vote voted votes opt opted choose chose "
    "chosen fund funded enable enabled enables enabling".split()
)
_PERMITS = frozenset(
    {"approve", "allow", "permit", "authorize", "authorise", "clear", "license", "grant", "agree"}
)
_TOO_LITTLE = frozenset(
    {"little", "nothing", "failed", "fails", "fail", "failing", "unable", "powerless", "struggled"}
)
_VOTES_ON = frozenset("vote votes voted voting decide decides decided".split())
_RULES = frozenset({"rule", "rules", "ruled", "ruling", "exclude", "excluded"})
_NEEDS = frozenset({"need", "needs", "require", "requires", "await", "awaits", "needed", "required"})
_CONSENT = frozenset({"approval", "consent", "permission", "clearance", "authorization", "ratification"})
_ORDERS = frozenset({"order", "contract", "deal", "commitment", "pledge"})  # received is not yet delivered
_SUMS = frozenset({"millions", "billions", "hundreds", "thousands", "dollars", "euros", "pounds"})


def under_verb(governor: Token, below: Token, word: TransferWord, reality: Reality) -> Reality:
    """The reality of a transfer under a verb."""
    form, lexicon = governor.lower_, word.lexicon
    if form in TURNS_DOWN and word.term.meaning == "proposed" and not word.term.is_verb:
        return replace(reality, stage="halted", is_refused=True)
    if reality.stage == "halted":
        return reality.at("agreed") if form in LIFTS and not syntax.has_modal(governor) else reality
    fixed = _by_the_verb_alone(governor, below, reality, lexicon)
    if fixed is not None:
        return fixed
    permits = lexicon.transfers.verbs.get(form) or lexicon.stances.verb_in(form, "plans")
    if permits is not None and permits.lemma in _PERMITS and syntax.is_negated(governor):
        is_open = any(c.lower_ == "yet" for c in governor.children)
        return reality.weighed() if is_open else replace(reality, stage="halted", is_refused=True)
    if stops(governor, lexicon) and _is_no_denial(governor, below, word):
        is_refused = lexicon.stances.verb_in(form, "denies") is not None
        stopped = replace(reality, stage="halted", is_refused=is_refused)
        return replace(reality, is_final=True) if _is_not_stopped(governor, reality, lexicon) else stopped
    return _under_terms(governor, below, word, reality)


def _by_the_verb_alone(governor: Token, below: Token, reality: Reality, lexicon: Lexicon) -> Reality | None:
    """As in "put on hold", "dropped its objections to", "directed to", "voted on", "did not rule out"; None for other verbs."""
    form = governor.lower_
    if _is_on_hold(governor):
        return reality.at("halted")
    if form in LIFTS and _lifts_a_bar(governor, lexicon):
        return reality.at("agreed")
    if form in _VOTES_ON and below.dep_ == "prep":
        return reality.weighed()
    if form in _INSTRUCTS:
        return reality.at("agreed")
    if form in _RULES and syntax.is_negated(governor):
        return replace(reality.weighed(), is_refused=True)
    return None


def as_subject(governor: Token, below: Token, reality: Reality) -> Reality:
    """The reality of the subject of a verb, which only takes over what may happen to it: "sending tanks would anger"."""
    if governor.lower_ in FAILS:
        return reality.at("halted")
    if governor.lower_ in _NEEDS and any(c.lower_ in _CONSENT for c in governor.children):
        return reality.weighed()
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
    is_object = below.dep_ in {"dobj", "nsubjpass", "conj"}
    if transfer and transfer.meaning == "proposed" and (plans is None or (is_object and not term.is_verb)):
        return reality.at("proposed")
    is_open = is_to_be_done(word.token) or word.token.tag_ == "VBG" or not term.is_verb
    is_handed = _is_handed(governor, below) and below.lower_ not in stances.nouns
    if transfer and transfer.frame in {"gives", "gets"} and not term.is_verb and is_handed:
        is_agreed = syntax.has_future(governor) or term.lemma in _ORDERS
        return reality.at("agreed" if is_agreed else transfer.meaning)
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


def _lifts_a_bar(verb: Token, lexicon: Lexicon) -> bool:
    """As in "dropped its objections to the sale", wherever the tree hangs the sale."""
    objects = [c.lower_ for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    stances = [lexicon.stances.nouns.get(noun) for noun in objects]
    return any(noun is not None and noun.frame == "refuses" for noun in stances)


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
