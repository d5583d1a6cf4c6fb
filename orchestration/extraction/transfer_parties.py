"""Who hands over and who receives: the roles that the arguments of a transfer word play.

A role that the sentence fills with parties it does not name ("Western allies", "more than 30 nations") stays open on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.bidding import bidder_of
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.resolution import Party
from orchestration.extraction.transfer_arguments import (
    comes_from_unnamed,
    counterpart_of,
    givers_after,
    givers_before,
    goes_to_unnamed,
    has_unnamed_doer,
    origin_of,
    parties_behind,
    receivers_after,
    receivers_of_whole,
    receivers_read_as_modifier,
)
from orchestration.extraction.transfer_clauses import clause_on
from orchestration.extraction.transfer_items import TransferItem
from orchestration.extraction.transfer_words import SEIZES, TransferEvent

_RECEIVING_NOUNS = frozenset({"purchase", "acquisition", "import", "request", "order", "procurement"})
_SELLING_NOUNS = frozenset({"sale", "sales", "export", "supply"})
_ASKING_NOUNS = frozenset({"request", "plea", "appeal"})
_WISHED_FOR = frozenset({"request", "order"})  # whoever grants one gives
_PLACES = frozenset("place placed places placing make made makes making submit submitted file filed".split())
_SIGNED = frozenset(
    {
        "sign",
        "clinch",
        "conclude",
        "finalize",
        "finalise",
        "deal",
        "contract",
        "agreement",
        "secure",
        "seal",
        "ink",
    }
)
_TAKES = frozenset(
    "take takes took taken taking await awaits awaited awaiting accept accepts accepted accepting".split()
)
_TWO = 2
SPEAKER = "speaker"  # an open role: someone does it who speaks without a name


@dataclass(frozen=True)
class TransferRoles:
    """The parties in each role; `open_roles` names the slots whose filler the sentence mentions but does not name."""

    suppliers: list[Party]
    recipients: list[Party]
    open_roles: frozenset[str] = frozenset()
    is_directed: bool = True


def roles_of(reading: SentenceReading, item: TransferItem, event: TransferEvent) -> TransferRoles:
    """The parties of a transfer, each once."""
    suppliers, recipients = _named_roles(reading, item, event)
    is_directed = not _is_a_deal_between(reading, event)
    if not event.term.is_verb and comes_from_unnamed(event) and not _origin(reading, item, event):
        suppliers = []
    if event.term.is_verb and event.term.frame in {"gives", "gives_to_object"} and recipients:
        suppliers = [p for p in suppliers if p.code not in {r.code for r in recipients}]
    recipients = [p for p in recipients if p.code not in {s.code for s in suppliers}]
    if not suppliers or not recipients:
        suppliers, recipients = _with_clause(reading, item, event, (suppliers, recipients))
    if not suppliers and event.term.frame == "gets":
        suppliers = [p for p in givers_after(reading, item) if p.code not in {r.code for r in recipients}]
    if not recipients and event.term.frame not in {"gets"}:
        known = {p.code for p in suppliers}
        recipients = receivers_after(reading, item, known) or receivers_of_whole(reading, event, known)
    open_roles = _open_roles(event, suppliers, recipients)
    return TransferRoles(suppliers, recipients, open_roles, is_directed)


def _open_roles(event: TransferEvent, suppliers: list[Party], recipients: list[Party]) -> frozenset[str]:
    """The roles that the sentence fills without a name."""
    open_roles: set[str] = set()
    if not suppliers and has_unnamed_doer(event):
        open_roles.add("supplier_code")
    if not suppliers and recipients and _is_done_by_speaker(event):
        open_roles.add(SPEAKER)
    if not recipients and (goes_to_unnamed(event) or _is_export_at_large(event)):
        open_roles.add("recipient_code")
    return frozenset(open_roles)


def _is_export_at_large(event: TransferEvent) -> bool:
    """As in "exported arms worth a billion": to whom is left open, not told elsewhere."""
    return event.term.is_verb and event.term.lemma == "export"


def _is_done_by_speaker(event: TransferEvent) -> bool:
    """As in "we have sent": whoever speaks gives, also where the text does not tell for whom."""
    doer = syntax.subject_of(event.token) if event.term.is_verb else None
    return doer is not None and doer.lower_ in {"we", "i"}


def _with_clause(
    reading: SentenceReading,
    item: TransferItem,
    event: TransferEvent,
    told: tuple[list[Party], list[Party]],
) -> tuple[list[Party], list[Party]]:
    """As in "took delivery of tanks that it bought from Norland": a clause on the item names the party left out."""
    suppliers, recipients = told
    clause = clause_on(item, reading)
    if clause is None or clause.token.i == event.token.i:
        return told
    givers, receivers = _named_roles(reading, item, clause)
    known = {p.code for p in (*suppliers, *recipients)}
    return (
        suppliers or [p for p in givers if p.code not in known],
        recipients or [p for p in receivers if p.code not in known],
    )


def _named_roles(
    reading: SentenceReading, item: TransferItem, event: TransferEvent
) -> tuple[list[Party], list[Party]]:
    frame = event.term.frame
    to = parties_behind(reading, event, "to", "for")
    origin = _origin(reading, item, event)
    if event.term.is_verb:
        subject = reading.resolver.parties_of(syntax.subject_of(event.token))
        counterpart = counterpart_of(reading, event)
        if frame == "gets":
            asked = [
                p
                for o in syntax.direct_objects(event.token)
                if o.i != event.item_head.i
                for p in reading.resolver.parties_of(o)
            ]
            givers = origin or counterpart or asked
            bought_for = [p for p in to if p.code not in {s.code for s in subject}]
            if subject and bought_for and not givers and event.term.meaning == "agreed":
                return subject, bought_for
            return givers, subject or to
        stopped = _stopped_order(reading, event)
        if stopped is not None:
            owner = reading.resolver.parties_of(syntax.possessor_of(stopped.token))
            return (origin or subject, owner) if owner else (origin, subject)
        if event.term.lemma in SEIZES:
            return _parties_of_seized(reading, item, origin, to)
        if frame == "arrives":
            destination = [
                p for o in event.token.children if o.dep_ == "dobj" for p in reading.resolver.parties_of(o)
            ]
            return origin, destination or parties_behind(reading, event, "to", "in", "into", "at")
        if frame == "gives_to_object":
            return subject or origin, [
                p for o in syntax.direct_objects(event.token) for p in reading.resolver.parties_of(o)
            ]
        return _given_by_verb(reading, event, subject, (to, origin, counterpart))
    return _given_by_noun(reading, event, to, origin)


def _origin(reading: SentenceReading, item: TransferItem, event: TransferEvent) -> list[Party]:
    return origin_of(reading, item) or givers_before(reading, event) or parties_behind(reading, event, "from")


def _stopped_order(reading: SentenceReading, event: TransferEvent) -> TransferEvent | None:
    """As in "scrapped its order for jets": whoever stops a purchase is the buyer."""
    if event.term.frame != "stops":
        return None
    for noun in syntax.direct_objects(event.token):
        term = reading.lexicon.transfers.nouns.get(noun.lower_)
        if term is not None and term.lemma in _RECEIVING_NOUNS and noun.i != event.item_head.i:
            return TransferEvent(noun, term, event.item_head)
    return None


def _parties_of_seized(
    reading: SentenceReading, item: TransferItem, origin: list[Party], to: list[Party]
) -> tuple[list[Party], list[Party]]:
    """As in "seized rifles that a ship had brought from Norland": who seizes is no party; a clause on the item names them."""
    clause = clause_on(item, reading)
    if clause is None:
        return origin, to
    suppliers, recipients = _named_roles(reading, item, clause)
    return suppliers or origin, recipients or to


def _given_by_verb(
    reading: SentenceReading,
    event: TransferEvent,
    subject: list[Party],
    around: tuple[list[Party], list[Party], list[Party]],
) -> tuple[list[Party], list[Party]]:
    to, origin, counterpart = around
    if event.term.lemma in _SIGNED and counterpart:
        return counterpart, subject
    if event.term.lemma in _SIGNED and len(subject) == _TWO and not to:
        return subject[:1], subject[1:]
    objects: list[Party] = []
    givers = frozenset(p.code for p in subject)
    if event.term.frame == "gives":
        direct = [o for o in syntax.direct_objects(event.token) if o.i != event.item_head.i]
        objects = [
            p
            for o in direct
            for p in reading.resolver.parties_of(o, follow_reference=o.pos_ == "PRON", others_than=givers)
        ]
        objects = objects or receivers_read_as_modifier(reading, event)
    asker = [] if objects or to or counterpart else reading.resolver.parties_of(bidder_of(event.token))
    return subject or origin, objects or to or counterpart or asker


def _asked_by_noun(
    event: TransferEvent, around: tuple[list[Party], list[Party], list[Party], list[Party]]
) -> tuple[list[Party], list[Party]]:
    """As in "Chad's request", "repeated its plea": who asks receives."""
    to, origin, owner, above = around
    possessor = syntax.possessor_of(event.token)
    is_own = possessor is not None and possessor.pos_ == "PRON"
    askers = (above if is_own else []) or owner or origin or above
    return [p for p in to or above if p.code not in {q.code for q in askers}], askers


def _is_placed(governor: Token | None) -> bool:
    """As in "placed orders", "made a request": its doer is the buyer."""
    return governor is not None and governor.lower_ in _PLACES


def _is_a_deal_between(reading: SentenceReading, event: TransferEvent) -> bool:
    """Whether the event only is "a deal with Norland", which does not tell who sells."""
    governor = event.token if event.term.is_verb else syntax.governing_verb(event.token)
    term = reading.lexicon.transfers.verbs.get(governor.lower_) if governor is not None else None
    signs = governor is not None and term is not None and term.lemma in _SIGNED
    if (
        governor is not None
        and signs
        and len(reading.resolver.parties_of(syntax.subject_of(governor))) == _TWO
    ):
        return True
    if syntax.prepositional_objects(event.token, "between"):
        return True
    return event.term.lemma in _SIGNED and bool(counterpart_of(reading, event))


def _given_by_noun(
    reading: SentenceReading, event: TransferEvent, to: list[Party], origin: list[Party]
) -> tuple[list[Party], list[Party]]:
    resolver = reading.resolver
    named = resolver.parties_of(event.token, follow_reference=False)
    owner = named or resolver.parties_of(syntax.possessor_of(event.token))
    agent = resolver.parties_of(syntax.agent_of(event.token))
    governor = syntax.governing_verb(event.token)
    above = resolver.parties_of(syntax.subject_of(governor)) if governor is not None else []
    above_term = reading.lexicon.transfers.verbs.get(governor.lower_) if governor is not None else None
    if event.term.lemma in _ASKING_NOUNS and (owner or origin or above):
        return _asked_by_noun(event, (to, origin, owner, above))
    if event.term.lemma in _RECEIVING_NOUNS:
        buyer = owner or agent or to
        origin = origin or resolver.parties_of(syntax.possessor_of(event.item_head), follow_reference=False)
        is_granted = event.term.lemma in _WISHED_FOR and not _is_placed(governor)
        return (above, origin) if is_granted and origin and above and not buyer else (origin, buyer or above)
    if above_term is not None and above_term.lemma in _SIGNED and len(above) == _TWO and not to:
        return above[:1], above[1:]
    if (above_term is not None and above_term.frame == "gets") or (
        governor is not None and governor.lower_ in _TAKES
    ):
        return origin or owner, above or to
    between = [
        p for n in syntax.prepositional_objects(event.token, "between") for p in resolver.parties_of(n)
    ]
    if len(between) == _TWO:
        return between[:1], between[1:]
    counterpart = parties_behind(reading, event, "with")
    if event.term.lemma in _SIGNED and counterpart and not to:
        sells = event.item_head.lower_ in {"sale", "sales"} and bool(owner or above)
        return (owner or above, counterpart) if sells else (counterpart, owner or above)
    if not to and owner and above and {p.code for p in above} != {p.code for p in owner}:
        sells = event.term.lemma in _SELLING_NOUNS and syntax.possessor_of(event.token) is not None
        return (owner, []) if sells else (above, owner)
    return agent or owner or origin or above, to
