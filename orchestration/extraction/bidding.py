"""Verbs that have another do something: "urged Berlin to send", "appealed to Berlin to send", and who asks and who is asked.

Only the tree and these verbs count here; what is asked for is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from orchestration.extraction.inflections import verb_forms


def _forms(verbs: str, irregular: Iterable[str] = ()) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb)) | frozenset(irregular)


_BIDS = _forms(
    "urge ask want allow order press tell implore pressure persuade convince encourage push lobby request help enable "
    "force lead prompt expect compel",
    ("told", "led", "beg", "begs", "begged", "begging", "permit", "permits", "permitted", "permitting"),
)
_BIDS_BEHIND = _forms("appeal call plead look turn")
_ASKS = _forms("ask appeal plead implore request petition", ("beg", "begs", "begged", "begging"))
_BEHIND = frozenset({"to", "on", "upon", "with"})


def bidden_of(verb: Token) -> Token | None:
    """Whom the verb above bids to do what this infinitive tells."""
    head = verb.head
    if verb.dep_ != "xcomp":
        return None
    if head.lower_ in _BIDS:
        return next((c for c in head.children if c.dep_ in {"dobj", "dative", "nsubjpass"}), None)
    if head.lower_ in _BIDS_BEHIND and verb.tag_ == "VB":
        prepositions = [c for c in head.children if c.dep_ in {"prep", "dative"} and c.lower_ in _BEHIND]
        return next((o for p in prepositions for o in p.children if o.dep_ == "pobj"), None)
    return None


def bidder_of(verb: Token) -> Token | None:
    """Who asks another for what this verb tells, where someone is asked; a subject of the verb above in its own words."""
    head = verb.head
    if head.i == verb.i or head.lower_ not in _ASKS:
        return None
    is_asked = bidden_of(verb) is not None or any(c.dep_ == "nsubj" for c in verb.children)
    return next((c for c in head.children if c.dep_ == "nsubj"), None) if is_asked else None
