"""How far a transfer has come: delivered, agreed, proposed or halted, from the transfer word, its tense and what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.stances import StanceReader
from orchestration.extraction.transfer_words import has_its_particle

_COMPLETES = frozenset(
    "began begin begins begun beginning started start starts starting continue continued continues "
    "continuing completed complete keep kept keeps finished resumed resume resumes work works worked "
    "working join joined".split()
)
_SETTLED_NOUNS = frozenset(
    "decision deal deals agreement agreements contract contracts pledge promise commitment "
    "commitments plan plans pact move order orders "
    "approval licence license authorization authority directive package effort".split()
)
_INSTRUCTS = frozenset(
    "direct directed directs directing instruct instructed vote voted votes opt opted choose chose "
    "chosen fund funded enable enabled enables".split()
)
_LIFTS = frozenset(
    "lift lifts lifted lifting remove removed removing overturn overturned reverse reversed unfreeze "
    "unfroze unfrozen unblock unblocked release released relax relaxed loosen loosened ease eased "
    "drop dropped".split()
)
_OPEN_QUESTIONS = frozenset(
    "review reviews consideration discussion discussions possibility prospect idea question debate call calls "
    "demand demands plea pleas appeal appeals talks negotiations".split()
)
_WISHED = frozenset(
    {"proposed", "planned", "potential", "possible", "prospective", "pending", "requested", "would-be"}
)
_STOPPED = frozenset(
    {
        "suspended",
        "cancelled",
        "canceled",
        "blocked",
        "frozen",
        "halted",
        "stalled",
        "withheld",
        "paused",
        "intercepted",
        "seized",
    }
)
_FAILS = frozenset(
    "stalled stall stalls collapsed collapse collapses fell falls lapsed failed fails foundered "
    "unraveled unravelled".split()
)
_REQUESTS = frozenset({"request", "proposal", "offer", "bid"})
_TURNS_DOWN = frozenset(
    "rejected rejects reject rejecting rebuffed rebuffs dismissed dismisses denied denies refused "
    "refuses declined declines turned".split()
)
_DIRECT = frozenset({"xcomp", "dobj", "nsubj", "nsubjpass"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_GIVING_NOW = frozenset({"send", "sell", "ship", "buy", "purchase", "order", "donate"})

_BUYING = frozenset(
    {"buy", "purchase", "import", "procure"}
)  # "still buys" tells of a habit, save in a headline


@dataclass(frozen=True, slots=True)
class TransferStage:
    """The stage of a transfer, whether it is said not to be so, and whether it lies ahead."""

    stage: str
    detail: str | None
    is_denied: bool
    is_future: bool


def read_stage(event: Token, term: EventTerm, stances: StanceReader, lexicon: Lexicon) -> TransferStage:
    """The stage that a transfer word has under its governors."""
    governors = stances.governors(event)[1:]
    if term.lemma in _REQUESTS and any(governor.lower_ in _TURNS_DOWN for governor in governors):
        return TransferStage("halted", term.detail or None, is_denied=False, is_future=False)
    stage = _governed_stage(event, term, stances, lexicon)
    is_future = (term.is_verb and syntax.has_future(event)) or any(
        g.pos_ == "VERB" and syntax.has_future(g) for g in governors
    )
    return TransferStage(stage, term.detail or None, stances.is_denied(event), is_future)


def _governed_stage(event: Token, term: EventTerm, stances: StanceReader, lexicon: Lexicon) -> str:
    stage, below = _own_stage(event, term, stances), event
    for governor in stances.governors(event)[1:]:
        if stances.is_saying(governor) and governor.tag_ not in {"VB", "VBG"} and event.tag_ != "VB":
            break
        if governor.lower_ in _COMPLETES and syntax.is_finite(governor):
            stage = _begun(governor, stage, stances) if below.dep_ in _DIRECT else stage
            break
        if _leaves_the_event(governor, below):
            stage = "halted" if governor.lower_ in _FAILS else stage
            break
        if governor.lower_ in _SETTLED_NOUNS and below.dep_ in {"acl", "prep", "relcl"} and term.is_verb:
            return _of_settled(governor, stage, lexicon)
        is_promise = stage != "halted" and syntax.has_modal(governor) and governor.pos_ == "VERB"
        if not (is_promise and _modal_stage(governor, stances) == "agreed"):
            stage = _under(governor, stage, event, term, lexicon)
        elif stage == "delivered":
            stage = "agreed"
        below = governor
    return "proposed" if stances.is_hypothetical(event) and stage != "halted" else stage


def _own_stage(event: Token, term: EventTerm, stances: StanceReader) -> str:
    adjectives = {child.lower_ for child in event.children if child.dep_ in {"amod", "nmod", "compound"}}
    if adjectives & _STOPPED:
        return "halted"
    if not term.is_verb:
        return "proposed" if adjectives & _WISHED and term.meaning != "halted" else term.meaning
    return term.meaning if term.meaning in {"halted", "proposed"} else _tense_stage(event, term, stances)


def _tense_stage(event: Token, term: EventTerm, stances: StanceReader) -> str:
    if syntax.has_future(event):
        return "agreed"
    if syntax.has_modal(event):
        return _modal_stage(event, stances)
    if event.tag_ == "VB":
        return _infinitive_stage(event, term)
    if event.tag_ in {"VBZ", "VBP"} and term.lemma in _BUYING and not stances.sentence.sentence.is_headline:
        return "delivered"
    if event.tag_ == "VBG" and event.dep_ == "pcomp" and event.head.lower_ in {"for", "after"}:
        return "delivered"
    if (
        event.tag_ == "VBG"
        and term.lemma in _GIVING_NOW
        and any(c.lower_ in _IS and c.dep_ == "aux" for c in event.children)
    ):
        return "agreed"
    return term.meaning


def _infinitive_stage(event: Token, term: EventTerm) -> str:
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in event.children)
    if event.dep_ == "ROOT" and has_to:
        return "agreed"
    if event.dep_ == "conj" and event.head.pos_ in {"VERB", "AUX"} and syntax.has_future(event.head):
        return "agreed"
    if any(child.dep_ == "aux" and child.lower_ in {"do", "does", "did"} for child in event.children):
        return term.meaning
    if event.dep_ == "acl" and event.head.lower_ in _SETTLED_NOUNS:
        return "agreed"
    return "agreed" if term.meaning == "agreed" and event.dep_ != "ROOT" else "proposed"


def _modal_stage(verb: Token, stances: StanceReader) -> str:
    """As in "would send" after a verb of saying is a promise told later; any other modal leaves it open."""
    would = any(child.dep_ == "aux" and child.lower_ in {"would", "'d", "’d"} for child in verb.children)
    has_condition = any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in child.children)
        for child in verb.children
    )
    said = any(stances.is_saying(token) for token in syntax.ancestors(verb)) or any(
        child.dep_ in {"parataxis", "ccomp"} and stances.is_saying(child) for child in verb.children
    )
    return "agreed" if would and said and not has_condition else "proposed"


def _leaves_the_event(governor: Token, below: Token) -> bool:
    """Whether the event only is the subject of another happening: "a decision to sell could raise demand"."""
    return below.dep_ in {"nsubj", "csubj"} and governor.pos_ == "VERB" and not syntax.is_passive(governor)


def _begun(governor: Token, stage: str, stances: StanceReader) -> str:
    if stage == "halted":
        return stage
    if syntax.has_future(governor):
        return "agreed"
    if syntax.has_modal(governor):
        return _modal_stage(governor, stances)
    return "delivered"


def _of_settled(noun: Token, stage: str, lexicon: Lexicon) -> str:
    """As in "cancelled plans to sell", "no plans to send", "may reconsider the deal to supply"."""
    if stage != "halted":
        stage = "proposed" if syntax.is_negated(noun) else "agreed"
    adjectives = {child.lower_ for child in noun.children if child.dep_ == "amod"}
    if adjectives & _STOPPED:
        return "halted"
    if noun.dep_ == "nsubj" and noun.head.lower_ in _FAILS:
        return "halted"
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB":
        stance = lexicon.stances.verbs.get(noun.head.lower_) or lexicon.transfers.verbs.get(noun.head.lower_)
        if stance is not None and stance.frame == "stops":
            return "halted"
    return stage


def _under(governor: Token, stage: str, event: Token, term: EventTerm, lexicon: Lexicon) -> str:
    word = governor.lower_
    is_verb = governor.pos_ in {"VERB", "AUX"}
    if stage == "halted":
        return "agreed" if is_verb and word in _LIFTS and not syntax.has_modal(governor) else stage
    if _is_on_hold(governor):
        return "halted"
    if word in _INSTRUCTS:
        return "agreed"
    if not is_verb and word in _OPEN_QUESTIONS:
        return "proposed"
    transfer = lexicon.transfers.verbs.get(word) if is_verb else lexicon.transfers.nouns.get(word)
    if is_verb and transfer is not None and not has_its_particle(governor, transfer):
        transfer = None
    stance = lexicon.stances.verbs.get(word) if is_verb else None
    if word in _COMPLETES or (stance and stance.frame == "denies" and event.tag_ != "VB" and term.is_verb):
        return stage
    return _under_terms(governor, stage, event, (term, transfer, stance))


def _under_terms(
    governor: Token, stage: str, event: Token, terms: tuple[EventTerm, EventTerm | None, EventTerm | None]
) -> str:
    """The stage under a governor whose words the vocabularies of transfers and of stances may know."""
    term, transfer, stance = terms
    is_modal = governor.pos_ in {"VERB", "AUX"} and syntax.has_modal(governor) and governor.lower_ != "be"
    if (transfer and transfer.meaning == "halted") or (stance and stance.frame == "stops"):
        return "halted"
    if is_modal or (transfer and transfer.meaning == "proposed") or (stance and stance.frame == "considers"):
        return "proposed"
    if transfer and transfer.frame in {"gives", "gets"} and not term.is_verb:
        return transfer.meaning if not syntax.has_future(governor) else "agreed"
    if (transfer and transfer.frame == "grants") or (stance and stance.frame == "plans"):
        is_open = event.tag_ in {"VB", "VBG"} or not term.is_verb
        return "agreed" if is_open else stage
    return stage


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
