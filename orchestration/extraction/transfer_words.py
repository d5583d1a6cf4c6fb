"""What counts as a transfer word: a transfer verb or noun of the vocabulary with the noun of the item that it moves.

Some verbs move something only with a particle or a direction beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction.lexicon import EventTerm

# Whoever does these to arms is no party of their transfer.
SEIZES = frozenset({"seize", "intercept", "confiscate", "impound", "unload"})
_TAKES = frozenset({"take", "takes", "took", "taken", "taking"})
_PARTICLES = {"hold": {"back", "up", "off"}, "turn": {"over"}, "throw": {"out"}}
_AWAY = {"give": {"up"}, "pass": {"up"}, "send": {"back"}, "hand": {"back"}}
_DIRECTIONS = {
    "load": {"to", "onto", "aboard", "into", "for"},
    "flow": {"to", "into", "from"},
    "come": {"from"},
    "move": {"to", "into", "across", "over"},
    "bring": {"from"},
    "drop": {"to", "by", "into"},
    "go": {"to"},
    "pass": {"to", "on", "over", "along", "through"},
}


@dataclass(frozen=True)
class TransferEvent:
    """A transfer word with the noun of the item that it moves."""

    token: Token
    term: EventTerm
    item_head: Token

    @property
    def is_bare(self) -> bool:
        """Whether the item's own noun ("arms sales") is all that tells of a transfer."""
        return self.token.i == self.item_head.i and not self.term.is_verb


def is_taken(noun: Token) -> bool:
    """As in "took delivery of", "has taken possession of"."""
    return noun.head.lower_ in _TAKES and noun.dep_ in {"dobj", "nsubjpass"}


def has_its_particle(verb: Token, term: EventTerm) -> bool:
    """As in "held back", "brought from", "dropped to": the bare verb moves nothing; neither does "gave up"."""
    beside = {child.lower_ for child in verb.children}
    if any(c.dep_ == "prt" and c.lower_ in _AWAY.get(term.lemma, ()) for c in verb.children):
        return False
    particles, directions = _PARTICLES.get(term.lemma), _DIRECTIONS.get(term.lemma)
    return (particles is None or bool(particles & beside)) and (
        directions is None or bool(directions & beside)
    )
