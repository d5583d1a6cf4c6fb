"""Which word of a sentence hands an item over: the transfer verb or noun that governs it, or a clause that hangs on it.

What the word makes of the parties and of the stage is not decided here.
"""

from __future__ import annotations

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.transfer_clauses import event_below, participle_before
from orchestration.extraction.transfer_items import TransferItem
from orchestration.extraction.transfer_words import SEIZES, TransferEvent, has_its_particle, is_taken

CONTENTS = frozenset({"include", "comprise", "contain", "feature", "consist", "cover"})
_WHOLES = frozenset(
    "package packages sale sales deal deals shipment shipments assistance aid tranche contract "
    "contracts drawdown consignment".split()
)
# What an item's name may stand before and still mean the item: "tank fleet", not "tank crew".
_STILL_ARMS = frozenset(
    "package packages system systems battery batteries squadron squadrons fleet batch stock stocks "
    "stockpile stockpiles capability capabilities "
    "equipment hardware kit launcher launchers variant variants version model models unit units "
    "order orders aid assistance support family "
    "platform platforms consignment load cache lot worth inventory arsenal class set sets round "
    "licence licences license licenses permit permits "
    "rounds division battalion carrier carriers complex complexes pod pods tube tubes pieces".split()
)
_MAKES = frozenset(
    "build built building make made making produce produced producing manufacture manufactured manufacturing construct "
    "constructed constructing".split()
)
_ORDERS = frozenset("contract contracts deal deals order orders agreement agreements".split())
_COUNTS = frozenset({"total", "cover"})
_OF_WAR = frozenset(
    "attack attacks assault assaults barrage strike strikes raid raids salvo salvos wave waves offensive loss losses toll "
    "arsenal arsenals stockpile stockpiles fleet fleets exercise exercises drill drills parade display".split()
)
_NOT_TRANSFERRED = frozenset(
    "embargo control controls race industry test tests program programme attack attacks strike "
    "strikes inspector inspectors "
    "law laws policy policies regulation regulations agency company companies maker makers official "
    "officials".split()
)
_NO_EVENT_NOUNS = frozenset({"support", "program", "programme", "plan", "plans"})
_BRINGS = frozenset({"bring", "brings", "bringing", "brought", "take", "takes", "taking", "took"})
_RAISING = frozenset(
    "continue continues continued begin begins began start starts started seem seems appear appears expected due "
    "fail fails failed have has".split()
)
_BLOCKING = frozenset(
    {
        "by",
        "against",
        "without",
        "over",
        "after",
        "under",
        "in",
        "at",
        "on",
        "before",
        "since",
        "during",
        "amid",
    }
)
_EQUIPS = frozenset({"arm", "equip", "outfit", "rearm", "re-arm", "reequip"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd"})
_PREPOSITIONS_OF_FRAMES = {
    "gives_to_object": {"with"},
    "gives": {"with"},
    "gets": {"for", "of"},
    "grants": {"for", "of", "on"},
    "stops": {"of", "from", "on"},
}  # fmt: skip


def event_of(item: TransferItem, reading: SentenceReading) -> TransferEvent | None:
    """The transfer word of an item; None where the sentence moves it nowhere."""
    vocabulary = reading.lexicon.transfers
    head, noun = item.head, item.head
    for _ in range(4):
        if (
            noun.dep_ in {"compound", "amod", "nmod", "poss"}
            and noun.head.pos_ in {"NOUN", "PROPN"}
            and noun.head.i > noun.i
        ):
            noun = noun.head
            if noun.lower_ in _NOT_TRANSFERRED:
                return None
            if noun.lower_ in vocabulary.nouns:
                return TransferEvent(noun, vocabulary.nouns[noun.lower_], head)
            if noun.pos_ == "NOUN" and noun.lower_ not in _STILL_ARMS and not _names_item(noun, reading):
                return None
    above = _event_above(noun, reading)
    if above is not None and _moves_by_itself(above):
        return above
    below = event_below(noun, reading) or participle_before(noun, reading)
    if above is not None and above.term.lemma in SEIZES:
        return above
    return below or above


def _moves_by_itself(above: TransferEvent) -> bool:
    """Whether it hands over or takes over, whatever clauses on the item tell: "sent", "took possession of"."""
    if above.term.is_verb:
        return above.term.frame in {"gives", "gives_to_object", "gets"}
    return is_taken(above.token) and above.term.meaning == "delivered"


def _names_item(noun: Token, reading: SentenceReading) -> bool:
    start, end = reading.parsed.offsets(noun, noun)
    return any(w.start <= start and end <= w.end for w in reading.parsed.weapons)


def _event_above(item: Token, reading: SentenceReading) -> TransferEvent | None:
    vocabulary = reading.lexicon.transfers
    below = item
    fallback = (
        TransferEvent(item, vocabulary.nouns[item.lower_], item) if _is_event_noun(item, reading) else None
    )
    for token in syntax.ancestors(item):
        if _is_transparent(token):
            below = token
            continue
        if token.pos_ in {"VERB", "AUX"}:
            made = _order_to_make(token, item, reading)
            return made or _at_verb(_raised(token, below), below, item, fallback, reading)
        if token.pos_ in {"NOUN", "PROPN"}:
            term = vocabulary.nouns.get(token.lower_)
            if term is not None and token.lower_ not in _NO_EVENT_NOUNS:
                fallback = (
                    TransferEvent(token, term, item)
                    if fallback is None or fallback.token.i == item.i
                    else fallback
                )
                if term.meaning != "agreed" or token.lower_ in {"sale", "sales", "purchase"}:
                    return fallback
        elif token.pos_ == "ADP" and token.lower_ in _BLOCKING and not _lets_through(token, reading):
            return fallback
        below = token
    return fallback


def _order_to_make(verb: Token, item: Token, reading: SentenceReading) -> TransferEvent | None:
    """As in "won a contract to build jets for Norland", "will be built under a contract": the order that arms are made for."""
    if verb.lower_ not in _MAKES:
        return None
    above = [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    above += [verb.head.head] if verb.dep_ == "pcomp" else []
    above += syntax.prepositional_objects(verb, "under")
    nouns = reading.lexicon.transfers.nouns
    return next((TransferEvent(n, nouns[n.lower_], item) for n in above if n.lower_ in _ORDERS), None)


def _raised(verb: Token, below: Token) -> Token:
    """As in "missiles continue to reach Norland": the verb whose doer is named as that of "continue"."""
    if below.dep_ != "nsubj" or verb.lower_ not in _RAISING:
        return verb
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)


def _at_verb(
    token: Token, below: Token, item: Token, fallback: TransferEvent | None, reading: SentenceReading
) -> TransferEvent | None:
    term = reading.lexicon.transfers.verbs.get(token.lower_)
    apart = _told_by_noun(token, below, item, reading)
    if apart is not None:
        return apart
    if term is None or not _moves(token, below, term, reading):
        return fallback
    if term.lemma in CONTENTS and _is_told_of_a_whole(token):
        whole = next(
            (t for t in (token.head, *reversed(list(token.doc[: token.i]))) if t.lower_ in _WHOLES), None
        )
        if whole is not None:
            return TransferEvent(whole, reading.lexicon.transfers.nouns[whole.lower_], item)
    if not sums_up_a_transfer(token, term):
        return fallback
    if (
        fallback is not None
        and term.frame == "grants"
        and fallback.token.i == item.i
        and fallback.term.meaning == "delivered"
    ):
        return fallback
    return TransferEvent(token, term, item)


def _told_by_noun(verb: Token, below: Token, item: Token, reading: SentenceReading) -> TransferEvent | None:
    """As in "received an order for 20 tanks", "brings total military support to": a noun beside the verb tells it."""
    nouns = reading.lexicon.transfers.nouns
    if verb.lower_ in _BRINGS and item.lower_ in nouns and _is_summed_up(item):
        return TransferEvent(item, nouns[item.lower_], item)
    term = reading.lexicon.transfers.verbs.get(verb.lower_)
    is_behind = below.lower_ in {"of", "for"} and (term is None or term.frame == "gets")
    return _set_apart(verb, item, reading) if is_behind else None


def _is_summed_up(noun: Token) -> bool:
    """As in "brings total support to", "brings aid to a total of"."""
    return any(c.lower_ in {"total", "overall"} for c in (*noun.children, *noun.head.children))


def is_listed(item: TransferItem) -> bool:
    """Whether an item stands in a list behind "including" or "such as"."""
    head = syntax.first_conjunct(item.head)
    return head.dep_ == "pobj" and head.head.lower_ in {"including", "like", "as"}


def _is_in_excess(preposition: Token) -> bool:
    return preposition.lower_ == "in" and any(child.lower_ == "excess" for child in preposition.children)


def _set_apart(verb: Token, item: Token, reading: SentenceReading) -> TransferEvent | None:
    """As in "took delivery on Monday of 20 tanks": the event noun is the verb's object, the item hangs on the verb."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and _is_event_noun(child, reading):
            return TransferEvent(child, reading.lexicon.transfers.nouns[child.lower_], item)
    return None


def _is_told_of_a_whole(verb: Token) -> bool:
    """As in "which includes", wherever the tree hangs the clause."""
    return verb.dep_ == "relcl" or any(
        c.dep_ == "nsubj" and c.lower_ in {"which", "that"} for c in verb.children
    )


def sums_up_a_transfer(verb: Token, term: EventTerm) -> bool:
    """As in "the package totals", "the aid includes": losses may total and attacks include arms as well."""
    subject = syntax.subject_of(verb)
    if term.lemma in _COUNTS:
        return subject is not None and any(t.lower_ in _WHOLES for t in syntax.phrase_tokens(subject))
    if term.lemma not in CONTENTS or subject is None:
        return True
    return not any(t.lower_ in _OF_WAR for t in syntax.conjuncts(subject))


def _is_event_noun(item: Token, reading: SentenceReading) -> bool:
    term = reading.lexicon.transfers.nouns.get(item.lower_)
    return term is not None and item.lower_ not in _NO_EVENT_NOUNS


def _is_transparent(token: Token) -> bool:
    """As in "including" as a preposition: what is above it moves the item."""
    return token.lower_ in {"including", "like"} and token.dep_ == "prep"


def _lets_through(preposition: Token, reading: SentenceReading) -> bool:
    """As in "$5.6 billion in security assistance", "a ban on arms": the noun before stands for the item."""
    head = preposition.head
    if preposition.lower_ == "on" and head.lower_ in reading.lexicon.transfers.nouns:
        return True
    if preposition.lower_ == "on" and head.lower_ in {"hold", "holds"}:
        return True
    if preposition.lower_ != "in":
        return False
    if _is_in_excess(preposition):
        return True
    start = reading.parsed.offsets(preposition, preposition)[0]
    return any(q.currency and 0 <= start - q.end <= 10 for q in reading.parsed.quantities)


def _equips_someone(verb: Token, below: Token, reading: SentenceReading) -> bool:
    """As in "armed the rebels with rifles", not "armed the missiles with warheads"."""
    is_behind_with = below.lower_ == "with" or any(child.lower_ == "with" for child in below.children)
    return is_behind_with and not any(_names_item(o, reading) for o in syntax.direct_objects(verb))


def _moves(verb: Token, below: Token, term: EventTerm, reading: SentenceReading) -> bool:
    """Whether the branch that leads down to the item is one that the verb moves."""
    if not has_its_particle(verb, term):
        return False
    if term.lemma in _EQUIPS:
        return _equips_someone(verb, below, reading)
    nouns = reading.lexicon.transfers.nouns
    if below.dep_ in _OBJECTS or below.dep_ == "pobj":
        return True
    if below.dep_ in {"prep", "dative"}:
        if term.frame == "grants" and any(
            c.dep_ == "dobj" and c.lower_ not in nouns and c.pos_ == "NOUN" for c in verb.children
        ):
            return False
        return (
            _is_transparent(below)
            or _is_in_excess(below)
            or below.lower_ in _PREPOSITIONS_OF_FRAMES.get(term.frame, set())
        )
    if term.frame == "arrives":
        return below.dep_ in {"nsubj", "nsubjpass"}
    return below.dep_ == "nsubj" and term.frame == "gives" and verb.tag_ in {"VBN", "VBG"}
