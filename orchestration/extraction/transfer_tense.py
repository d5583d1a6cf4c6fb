"""How far a transfer has come by its own word: a transfer verb in its tense, a transfer noun with its adjectives.

What governs the word is read elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, Lexicon
from orchestration.extraction.stances import StanceReader

STOPPED = frozenset(
    "suspended cancelled canceled blocked frozen halted stalled withheld paused intercepted seized".split()
)
LIFTS = frozenset(
    "lift lifts lifted lifting remove removed removing overturn overturned reverse reversed unfreeze "
    "unfroze unfrozen unblock unblocked release released relax relaxed loosen loosened ease eased "
    "drop drops dropped eases relaxes removes reverses overturns releases end ended ends ending scrap scrapped".split()
)
_BRINGS = frozenset({"bring", "brings", "bringing", "brought"})
_WISHED = frozenset("proposed planned potential possible prospective pending requested would-be".split())
_GIVING_NOW = frozenset({"send", "sell", "ship", "buy", "purchase", "order", "donate", "get"})
_BUYING = frozenset({"buy", "purchase", "import", "procure"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
_WAS = frozenset({"was", "were"})
_HABITUAL = frozenset(
    "traditionally long historically regularly routinely repeatedly habitually always largely".split()
)
_SPANS = frozenset({"years", "decades", "months", "generations"})


@dataclass(frozen=True, slots=True)
class TransferWord:
    """A transfer word of a sentence with the vocabularies that its surroundings are read by."""

    token: Token
    term: EventTerm
    stances: StanceReader
    lexicon: Lexicon


def own_stage(word: TransferWord) -> str:
    """The stage of a transfer word before anything above it is looked at."""
    event, term = word.token, word.term
    adjectives = {child.lower_ for child in event.children if child.dep_ in {"amod", "nmod", "compound"}}
    if adjectives & STOPPED:
        return "halted"
    if term.meaning == "halted" and _is_lifted_just_before(event):
        return "agreed"
    if any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in event.children):
        return "halted"
    if not term.is_verb:
        return "proposed" if adjectives & _WISHED and term.meaning != "halted" else term.meaning
    return term.meaning if term.meaning in {"halted", "proposed"} else _tense_stage(event, term, word.stances)


def modal_stage(verb: Token, stances: StanceReader) -> str:
    """As in "would send" after a verb of saying is a promise told later; any other modal leaves it open."""
    would = any(child.dep_ == "aux" and child.lower_ in {"would", "'d", "’d"} for child in verb.children)
    has_condition = any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in child.children)
        for child in verb.children
    )
    said = any(stances.is_saying(token) for token in syntax.ancestors(verb)) or any(
        child.dep_ in {"parataxis", "ccomp"} and stances.is_saying(child) for child in verb.children
    )
    is_due = said or (syntax.is_passive(verb) and not any(c.dep_ == "mark" for c in verb.children))
    return "agreed" if would and is_due and not has_condition else "proposed"


def is_going_on(verb: Token) -> bool:
    """Whether a verb tells of now: "is providing", "said it was providing"."""
    now = _IS | _WAS if verb.dep_ == "ccomp" else _IS
    return verb.tag_ == "VBG" and any(c.lower_ in now and c.dep_ == "aux" for c in verb.children)


def is_to_be_done(verb: Token) -> bool:
    """Whether a verb is an infinitive, a passive one too: "to send", "to be sent", but not "to have sent"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return verb.tag_ == "VB" or (verb.tag_ == "VBN" and "to" in auxiliaries and "have" not in auxiliaries)


def is_done(verb: Token) -> bool:
    """Whether a verb tells of what has happened: "sent", "has sent", "to have sent", "was sent"."""
    if any(c.dep_ == "aux" and c.lower_ in {"may", "might", "could", "would"} for c in verb.children):
        return False
    return (
        verb.tag_ == "VBD"
        or (verb.tag_ == "VBN" and verb.dep_ == "amod")
        or any(
            (c.dep_ == "aux" and c.lower_ in {"has", "have", "had", "'ve", "’ve"})
            or (c.dep_ == "auxpass" and c.lower_ in {"was", "were"})
            for c in verb.children
        )
    )


def _tense_stage(event: Token, term: EventTerm, stances: StanceReader) -> str:
    if syntax.has_future(event):
        return "agreed"
    if syntax.has_modal(event):
        return modal_stage(event, stances)
    if is_to_be_done(event):
        return _infinitive_stage(event, term)
    is_headline = stances.sentence.sentence.is_headline
    if _is_fact(event, term, is_headline=is_headline):
        return "delivered"
    return "agreed" if _is_under_way(event, term, is_headline=is_headline) else term.meaning


def _is_fact(event: Token, term: EventTerm, *, is_headline: bool) -> bool:
    """As in "still buys", "has long bought", "sanctioned for selling"."""
    if event.tag_ in {"VBZ", "VBP"} and term.lemma in _BUYING and not is_headline:
        return True
    if term.meaning == "agreed" and _is_habit(event):
        return True
    return event.tag_ == "VBG" and event.dep_ == "pcomp" and event.head.lower_ in {"for", "after"}


def _is_under_way(event: Token, term: EventTerm, *, is_headline: bool) -> bool:
    """As in "is sending", "brings the total provided to", "will reorder its deliveries, providing"."""
    if term.lemma in _GIVING_NOW and (is_going_on(event) or (is_headline and _is_main_participle(event))):
        return True
    if event.dep_ == "acl" and event.head.head.lower_ in _BRINGS and _is_total(event.head):
        return True
    return event.tag_ == "VBG" and event.dep_ == "advcl" and syntax.has_future(event.head)


def _is_main_participle(verb: Token) -> bool:
    """As in the headline "Norland sending tanks to Sudland"."""
    return verb.tag_ == "VBG" and any(c.dep_ == "nsubj" for c in verb.children)


def _is_total(noun: Token) -> bool:
    return any(child.lower_ == "total" for child in noun.children)


def _is_lifted_just_before(event: Token) -> bool:
    """As in the headline "Norland lifts ban on arms", where the parser may take "ban" for the verb."""
    before = event.i - 1
    while before > 0 and event.doc[before].pos_ in {"DET", "ADJ", "PRON"}:
        before -= 1
    return before >= 0 and event.head.i != before and event.doc[before].lower_ in LIFTS


def _is_habit(verb: Token) -> bool:
    """As in "has long bought", "has sold it weapons for decades"."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in _HABITUAL:
            return True
        is_span = (
            child.dep_ == "prep" and child.lower_ == "for" and any(c.lower_ in _SPANS for c in child.children)
        )
        if is_span and is_done(verb):
            return True
    return False


def _infinitive_stage(event: Token, term: EventTerm) -> str:
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in event.children)
    if event.dep_ == "ROOT" and has_to:
        return "agreed"
    if event.dep_ == "conj" and event.head.pos_ in {"VERB", "AUX"} and syntax.has_future(event.head):
        return "agreed"
    if any(child.dep_ == "aux" and child.lower_ in {"do", "does", "did"} for child in event.children):
        return term.meaning
    return "agreed" if term.meaning == "agreed" and event.dep_ != "ROOT" else "proposed"
